namespace ChatbotSupport.Tests.Telegram;

/// <summary>A clock that goes so many times as fast: scenes in which minutes pass take seconds, and everybody in them agrees on the time.</summary>
internal sealed class QuickClock(int times = 20) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _since = System.GetTimestamp();

    public override long TimestampFrequency => System.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_since) * times);

    public override long GetTimestamp() => _since + ((System.GetTimestamp() - _since) * times);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Real(dueTime), Real(period));

    // A timer of no time at all would never fire again.
    private TimeSpan Real(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, span.TotalMilliseconds / times));
}
