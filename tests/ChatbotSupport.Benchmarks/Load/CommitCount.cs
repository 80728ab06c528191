using System.Diagnostics.Metrics;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>Counts the commits of the writer from now on, by the program's own metrics.</summary>
internal sealed class CommitCount : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _value;

    /// <summary>Begins to count.</summary>
    public CommitCount()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "chatbot.writer.commit")
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref _value));
        _listener.Start();
    }

    /// <summary>Commits so far.</summary>
    public long Value => Interlocked.Read(ref _value);

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
