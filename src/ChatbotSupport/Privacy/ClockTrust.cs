using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>
/// Whether the computer's clock may decide that something is old. The last time that was believed stands in the database; a clock that is more than a day away from where it should be,
/// at the start or while the program runs, is doubted until it comes back, has run evenly for long enough, or one of the coordinators says that it is right.
/// </summary>
/// <remarks>What is dropped by age does not come back: the text, the people, their keys. What only waits or rings has its own care (`Turns/Clocks`).</remarks>
public sealed partial class ClockTrust(Database database, Writer writer, TimeProvider clock, ILogger<ClockTrust> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _looked;
    private bool _told;

    /// <summary>What is doubted, or null while the clock is believed.</summary>
    public ClockView? Doubt
    {
        get
        {
            var memory = database.Read(ClockMemory.Read);
            if (memory is not { Doubt: { } doubt, Trusted: { } trusted })
            {
                return null;
            }

            var off = doubt.Seen - trusted - doubt.Ran;
            return new(off, Math.Max(0, ClockJudgement.Needed(off) - doubt.Steady));
        }
    }

    /// <summary>Looks at the clock and says whether it is believed; writes down what it saw. Asked before every round that drops something because it is old.</summary>
    public async Task<bool> LookAsync()
    {
        await _one.WaitAsync();
        try
        {
            var (now, timestamp) = (clock.GetUtcNow().ToUnixTimeMilliseconds(), clock.GetTimestamp());
            var before = database.Read(ClockMemory.Read);
            var passed = _looked is { } last ? (long)clock.GetElapsedTime(last, timestamp).TotalMilliseconds : (long?)null;
            var judged = ClockJudgement.Of(before, now, passed);
            await writer.RunAsync(connection => Store(connection, before.Doubt, judged, now));
            _looked = timestamp;
            Tell(judged, before.Doubt is not null);
            return judged.Memory.Doubt is null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>One of the coordinators says that the clock is right; false when it shows something else by now than what they were shown.</summary>
    /// <param name="shown">What they were shown.</param>
    public async Task<bool> ConfirmAsync(DateTimeOffset shown)
    {
        await _one.WaitAsync();
        try
        {
            var (at, timestamp) = (clock.GetUtcNow(), clock.GetTimestamp());
            if ((at - shown).Duration() > PrivacyLimits.ClockJump)
            {
                return false;
            }

            var now = at.ToUnixTimeMilliseconds();
            var before = database.Read(ClockMemory.Read);
            if (before.Doubt is not null)
            {
                var judged = new ClockJudgement(new(now, null), IsOver: true);
                await writer.RunAsync(connection => Store(connection, before.Doubt, judged, now));
                _looked = timestamp;
                Tell(judged, wasDoubted: true);
            }

            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    // One commit: whoever is killed in the middle finds a clock that is still doubted.
    private static bool Store(SqliteConnection connection, ClockDoubt? before, ClockJudgement judged, long now)
    {
        judged.Memory.Write(connection);
        if (judged.IsOver && before is not null)
        {
            StandingAlerts.End(connection, CoordinatorAlert.ClockDoubtful, DateTimeOffset.FromUnixTimeMilliseconds(now));
            WrongTimes.Mend(connection, now, before);
        }
        else if (before is null && judged.Memory.Doubt is not null)
        {
            StandingAlerts.Raise(connection, CoordinatorAlert.ClockDoubtful, DateTimeOffset.FromUnixTimeMilliseconds(now));
        }

        return true;
    }

    private void Tell(ClockJudgement judged, bool wasDoubted)
    {
        if (judged.IsOver)
        {
            Believed(logger);
            _told = false;
        }
        else if (judged.Memory.Doubt is not null && (!_told || !wasDoubted))
        {
            Doubted(logger);
            _told = true;
        }
    }

    [LoggerMessage(EventId = 5307, Level = LogLevel.Critical,
        Message = "The clock is more than a day away from where it should be: nothing is dropped until it comes back, has run evenly long enough, or coordinators confirm it. Check date and time synchronisation of this machine.")]
    private static partial void Doubted(ILogger logger);

    [LoggerMessage(EventId = 5304, Level = LogLevel.Warning, Message = "The clock is believed again; old text is dropped again.")]
    private static partial void Believed(ILogger logger);
}

/// <summary>A clock that is doubted.</summary>
/// <param name="Off">By how much it is ahead of where it should be, in milliseconds; negative when it is behind.</param>
/// <param name="Left">How long it must still run evenly to be believed, in milliseconds.</param>
public sealed record ClockView(long Off, long Left);
