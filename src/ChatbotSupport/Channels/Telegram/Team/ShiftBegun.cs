using ChatbotSupport.Core;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Tells a member that their shift began because they took a person, until when it lasts, and how it is ended.</summary>
internal sealed class ShiftBegun(Database database, TeamScreen screen, TeamWords words, TimeProvider clock)
{
    /// <summary>Tells it, when it did.</summary>
    /// <param name="before">The member as they were before they took somebody.</param>
    public void Tell(Member before)
    {
        var now = clock.GetUtcNow();
        if (!(before.Volunteer.OnShiftUntil > now) && database.Read(connection => VolunteerRows.Find(connection, before.Volunteer.Id)) is { OnShiftUntil: { } until } && until > now)
        {
            screen.Answer(before.Chat, new(
                words.Of(TeamMessageIds.ShiftBegun, ("until", words.Time(until))), [[new(words.Of(TeamMessageIds.ButtonShiftOff), TeamPress.Write(TeamPress.Menu, TeamAction.ShiftOff))]]));
        }
    }
}
