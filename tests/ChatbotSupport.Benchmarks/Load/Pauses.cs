using System.Diagnostics.Tracing;
using System.Globalization;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>One time in which the collector let nobody work, from the wish to stop everybody to the end.</summary>
/// <param name="At">When it began.</param>
/// <param name="Length">How long it lasted.</param>
/// <param name="Stopping">How long it took until everybody stood still.</param>
/// <param name="Generation">The oldest generation that was collected; −1 when none was.</param>
/// <param name="Kind">0 all at once, 1 beside the program, 2 for the young ones while an old one is collected beside it.</param>
/// <param name="Why">The collector's number for why.</param>
internal sealed record Pause(DateTime At, TimeSpan Length, TimeSpan Stopping, int Generation, int Kind, int Why);

/// <summary>Listens to the collector of this process: each single pause, which the sums do not tell.</summary>
internal sealed class Pauses : EventListener
{
    private const string Runtime = "Microsoft-Windows-DotNETRuntime";
    private const EventKeywords Collector = (EventKeywords)1;

    private readonly List<Pause> _pauses = [];
    private DateTime _begun;
    private DateTime _still;
    private (int Generation, int Kind, int Why) _what = (-1, 0, 0);

    /// <summary>The pauses since the last time they were taken.</summary>
    public IReadOnlyList<Pause> Take()
    {
        lock (_pauses)
        {
            IReadOnlyList<Pause> taken = [.. _pauses];
            _pauses.Clear();
            return taken;
        }
    }

    /// <summary>The longest, and all of one kind together, in words.</summary>
    public static IEnumerable<string> Tell(IReadOnlyList<Pause> pauses) => pauses.GroupBy(pause => (pause.Generation, pause.Kind)).OrderBy(group => group.Key).Select(group => string.Create(
        CultureInfo.InvariantCulture,
        $"  generation {group.Key.Generation}, kind {group.Key.Kind}: {group.Count()} pauses, {group.Sum(pause => pause.Length.TotalMilliseconds):F0} ms, longest {string.Join(' ', group.OrderByDescending(pause => pause.Length).Take(4).Select(pause => $"{pause.Length.TotalMilliseconds:F1} (until all stood {pause.Stopping.TotalMilliseconds:F1}, why {pause.Why})"))}"));

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Runtime)
        {
            EnableEvents(eventSource, EventLevel.Informational, Collector);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        switch (eventData.EventName)
        {
            case "GCSuspendEEBegin_V1":
                (_begun, _what) = (eventData.TimeStamp, (-1, 0, 0));
                break;
            case "GCSuspendEEEnd_V1":
                _still = eventData.TimeStamp;
                break;
            case "GCStart_V2":
                _what = (Number(eventData, "Depth"), Number(eventData, "Type"), Number(eventData, "Reason"));
                break;
            case "GCRestartEEEnd_V1":
                lock (_pauses)
                {
                    _pauses.Add(new(_begun, eventData.TimeStamp - _begun, _still - _begun, _what.Generation, _what.Kind, _what.Why));
                }

                break;
        }
    }

    private static int Number(EventWrittenEventArgs data, string name) => Convert.ToInt32(data.Payload![data.PayloadNames!.IndexOf(name)], CultureInfo.InvariantCulture);
}
