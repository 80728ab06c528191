using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>The way to the one person of a trial talk: lines are kept until the transcript takes them.</summary>
public sealed class TerminalChannel : IChannel
{
    /// <summary>The name of this channel.</summary>
    public const string Channel = "terminal";

    private readonly List<Message> _said = [];

    /// <inheritdoc/>
    public string Name => Channel;

    /// <inheritdoc/>
    public Task<DeliveryOutcome> SendAsync(OutgoingLine line, CancellationToken cancellation)
    {
        _said.Add(line.Message);
        return Task.FromResult<DeliveryOutcome>(new DeliveryOutcome.Sent());
    }

    /// <summary>What arrived since the last time.</summary>
    public IReadOnlyList<Message> Take()
    {
        Message[] said = [.. _said];
        _said.Clear();
        return said;
    }
}
