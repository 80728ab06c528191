using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Delivery;

/// <summary>Decides whether a line may light up a phone that others look at (safeguarding rules, section 3): pure.</summary>
public static class UnpromptedGate
{
    /// <summary>Decides for one line at one time.</summary>
    /// <param name="kind">What the line is.</param>
    /// <param name="isNotice">It is the neutral notice itself.</param>
    /// <param name="person">How the person may be written to.</param>
    /// <param name="now">The time, in the desk's zone.</param>
    public static GateDecision Decide(MessageKind kind, bool isNotice, Recipient person, DateTimeOffset now)
    {
        if (kind is MessageKind.Dull or MessageKind.Withdrawal)
        {
            return GateDecision.Send;
        }

        if (kind == MessageKind.Failure && IsThere(person.LastPersonAt, now))
        {
            return GateDecision.Send;
        }

        if (person.Left || person.Stopped)
        {
            return GateDecision.Hold;
        }

        if (IsThere(person.LastPersonAt, now))
        {
            return GateDecision.Send;
        }

        if (kind == MessageKind.FollowUp && person.Reach is not (Reach.Unasked or Reach.Never) && SafeHours.ByDay(person.Reach, now) > now)
        {
            // Decided by day, but the program or the channel stood still until the night.
            return GateDecision.Later;
        }

        return person.Reach switch
        {
            Reach.AnyTime => GateDecision.Send,
            Reach.Morning or Reach.Afternoon or Reach.Evening => SafeHours.Hold(person.Reach, now) ? GateDecision.Send : GateDecision.Hold,
            Reach.NoticeOnly when isNotice => GateDecision.Send,

            // That a line of the bot waits is nothing to light up a phone for at night.
            Reach.NoticeOnly => kind == MessageKind.Volunteer || SafeHours.ByDay(person.Reach, now) <= now ? GateDecision.SendNotice : GateDecision.Hold,
            _ => GateDecision.Hold,
        };
    }

    /// <summary>Whether the person wrote so lately that a line does not surprise them. A time ahead was noted before the clock was set back: nobody knows, so nothing lights up.</summary>
    public static bool IsThere(DateTimeOffset? lastPersonAt, DateTimeOffset now) =>
        lastPersonAt is { } last && now - last <= ConversationLimits.Prompted && last - now <= ConversationLimits.ClockSlack;
}

/// <summary>How a person may be written to, as stored at this moment.</summary>
/// <param name="Reach">What they said.</param>
/// <param name="Left">They left quickly.</param>
/// <param name="Stopped">The channel says that they blocked us, or a backup was put back since they last wrote: nobody knows what they asked for meanwhile.</param>
/// <param name="LastPersonAt">When they last wrote or pressed.</param>
public sealed record Recipient(Reach Reach, bool Left, bool Stopped, DateTimeOffset? LastPersonAt)
{
    /// <summary>In the column `stopped`: the channel says that they blocked us.</summary>
    public const long Blocked = 1;

    /// <summary>In the same column: a backup was put back.</summary>
    public const long Restored = 2;
}

/// <summary>What the gate says.</summary>
public enum GateDecision
{
    /// <summary>It may be sent now.</summary>
    Send,

    /// <summary>It waits for the person's next message.</summary>
    Hold,

    /// <summary>It waits, and one neutral notice with a button is sent.</summary>
    SendNotice,

    /// <summary>It waits for the day, or for the person's next message before that.</summary>
    Later,
}
