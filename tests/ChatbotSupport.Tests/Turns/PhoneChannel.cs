using System.Collections.Concurrent;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Tests.Turns;

/// <summary>A channel to phones whose answers a test decides.</summary>
internal sealed class PhoneChannel : IChannel
{
    public string Name { get; init; } = "phone";

    /// <summary>Every line that was handed over, in order.</summary>
    public ConcurrentQueue<OutgoingLine> Handed { get; } = new();

    /// <summary>What the next calls answer; after them everything is taken.</summary>
    public ConcurrentQueue<DeliveryOutcome> Answers { get; } = new();

    /// <summary>A line is being handed over.</summary>
    public event Action<OutgoingLine>? Arrives;

    public IReadOnlyList<string> Texts(string address) => [.. Handed.Where(line => line.Address == address).Select(line => line.Message.Text)];

    public Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        Handed.Enqueue(line);
        Arrives?.Invoke(line);
        return Task.FromResult(Answers.TryDequeue(out var answer) ? answer : new DeliveryOutcome.Sent($"wamid-{Handed.Count}"));
    }
}
