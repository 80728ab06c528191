namespace ChatbotSupport.Tests.Telegram;

/// <summary>A clock that goes so many times as fast: scenes in which minutes pass take seconds, and everybody in them agrees on the time.</summary>
internal sealed class QuickClock(int times = 20, DateTimeOffset? start = null) : TimeProvider
{
    /// <summary>Waits as short as this are for the machine and not for people: they stay what they are, so that a busy one is not taken for one that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _start = start ?? System.GetUtcNow();
    private readonly long _since = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_since) * times);

    public override long GetTimestamp() => _since + ((System.GetTimestamp() - _since) * times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    // A timer of no time at all would never fire again.
    private TimeSpan Real(TimeSpan span) => span <= Patience ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / times));
}
