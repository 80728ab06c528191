using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Desk.Cases;

/// <summary>What happens to a line written to the person at this moment; the desk never lets anybody believe a line arrived that waits.</summary>
internal enum PersonReach
{
    /// <summary>The person is there: it arrives at once.</summary>
    Now,

    /// <summary>They are not writing, but agreed to be written to at this time.</summary>
    Prompt,

    /// <summary>Only «رسالة جديدة» is shown until they press.</summary>
    Notice,

    /// <summary>It waits until they write.</summary>
    Later,

    /// <summary>The messenger lets us write nothing until they write; of what a volunteer writes it shows once that something waits.</summary>
    Reminder,

    /// <summary>The messenger lets us write nothing until they write, and nothing tells them that something waits.</summary>
    Closed,

    /// <summary>They left or erased: no answer is to be expected.</summary>
    Never,
}

/// <summary>Asks the gate and the channel themselves, so that the desk promises what delivery does.</summary>
internal sealed class Reachable(IEnumerable<IChannel> channels)
{
    /// <summary>For one case at one time, in the desk's zone.</summary>
    public PersonReach Of(CaseRow row, DateTimeOffset now)
    {
        var person = new Recipient(
            Enum.TryParse<Reach>(row.Reach, out var reach) ? reach : Reach.Unasked,
            row.PersonLeft != 0 || row.HasLeft is > 0,
            row.HasStopped is > 0,
            row.LastPersonAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null);
        if (row.Erased != 0 || person.Left || row.HasStopped == Recipient.Blocked)
        {
            return PersonReach.Never;
        }

        var gate = UnpromptedGate.Decide(MessageKind.Volunteer, isNotice: false, person, now);
        if (row.OpenUntil is { } until && now >= DateTimeOffset.FromUnixTimeMilliseconds(until) - DeliveryLimits.WindowSlack)
        {
            return gate != GateDecision.Hold && channels.Any(channel => channel.Name == row.Channel && channel.CanRemind) ? PersonReach.Reminder : PersonReach.Closed;
        }

        return gate switch
        {
            GateDecision.Send when UnpromptedGate.IsThere(person.LastPersonAt, now) => PersonReach.Now,
            GateDecision.Send => PersonReach.Prompt,
            GateDecision.SendNotice => PersonReach.Notice,
            _ => PersonReach.Later,
        };
    }
}
