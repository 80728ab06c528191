namespace ChatbotSupport.Privacy;

/// <summary>Whether the clock is believed, from what it showed before and how much time really passed. Decides only; nothing is read or written here.</summary>
/// <param name="Memory">What is to be remembered from now on.</param>
/// <param name="IsOver">A doubt ended with this look.</param>
public sealed record ClockJudgement(ClockMemory Memory, bool IsOver)
{
    private static readonly long Limit = (long)PrivacyLimits.ClockDoubt.TotalMilliseconds;
    private static readonly long Jump = (long)PrivacyLimits.ClockJump.TotalMilliseconds;

    /// <summary>Judges one look.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="now">What the clock shows.</param>
    /// <param name="passed">How much time passed since the last look, measured without the clock; null at the first look of a process, which cannot know.</param>
    public static ClockJudgement Of(ClockMemory memory, long now, long? passed)
    {
        if (memory.Trusted is not { } trusted)
        {
            return Believed(now, isOver: false);
        }

        var ran = (memory.Doubt?.Ran ?? 0) + (passed ?? 0);
        var off = now - trusted - ran;
        if (memory.Doubt is not { } doubt)
        {
            return Math.Abs(off) <= Limit ? Believed(now, isOver: false) : Doubted(trusted, now, ran, steady: 0, off, low: null, high: null);
        }

        var steady = IsEven(now - doubt.Seen - (passed ?? 0), passed is null) ? doubt.Steady + (passed ?? 0) : 0;
        return Math.Abs(off) <= Limit || steady >= Needed(off)
            ? Believed(now, isOver: true)
            : Doubted(trusted, now, ran, steady, off, doubt.Low, doubt.High);
    }

    /// <summary>How long a clock that is away by so much must run evenly to be believed.</summary>
    public static long Needed(long off) => (long)(off > 0 ? PrivacyLimits.SteadyAhead : PrivacyLimits.SteadyBehind).TotalMilliseconds;

    // After a restart nobody knows how long nothing ran: anything up to the limit is the same clock going on.
    private static bool IsEven(long jump, bool isRestart) => jump >= -Jump && jump <= (isRestart ? Limit : Jump);

    private static ClockJudgement Believed(long now, bool isOver) => new(new(now, null), isOver);

    private static ClockJudgement Doubted(long trusted, long now, long ran, long steady, long off, long? low, long? high) => new(
        new(trusted, new(now, ran, steady, off < 0 ? Math.Min(low ?? now, now) : low, off < 0 ? Math.Max(high ?? now, now) : high)), IsOver: false);
}
