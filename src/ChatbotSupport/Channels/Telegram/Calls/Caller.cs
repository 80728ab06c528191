using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Channels.Telegram.Calls;

/// <summary>
/// Makes one coordinator's chat tell what the desk's alerts tell: a newer alert is a new message that rings, in the place of the earlier one about the same case;
/// what else becomes of the case changes the message where it stands. There is no list of its own to come apart from the desk's.
/// </summary>
internal sealed class Caller(
    BotApi api, Pace pace, Database database, Writer writer, CallRows rows, CallText text, TeamScreen screen, VolunteerAccounts accounts, AuditTrail audit, Changes changes, TimeProvider clock)
{
    /// <summary>Brings a chat up to date. Throws what Telegram answers; it goes on where it stopped.</summary>
    public async Task SyncAsync(string volunteerId, CancellationToken stopping)
    {
        var told = database.Read(connection => rows.Told(connection, volunteerId)).ToDictionary(call => call.About);
        if (ChatOf(volunteerId) is not { } chat)
        {
            foreach (var call in told.Values)
            {
                await EndAsync(volunteerId, call, stopping);
            }

            return;
        }

        var calls = database.Read(connection => text.All(volunteerId, CallRows.Open(connection, volunteerId), CallRows.Warnings(connection), code => CallRows.Here(connection, code)));
        foreach (var over in told.Values.Where(call => calls.All(one => one.About != call.About)))
        {
            await EndAsync(volunteerId, over, stopping);
        }

        // The oldest first, so that the newest is the last thing on the screen; what rings before what does not.
        foreach (var call in calls.OrderBy(call => call.IsQuietAfter(told.GetValueOrDefault(call.About))).ThenBy(call => call.Newest))
        {
            await TellAsync(volunteerId, chat, call, told.GetValueOrDefault(call.About), stopping);
        }
    }

    /// <summary>A coordinator read it up to the newest that the message showed: nobody is told of that again, and of whatever is newer everybody is.</summary>
    public async Task SeenAsync(Member member, string about, string? shown)
    {
        if (!member.Volunteer.IsCoordinator || !long.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var newest))
        {
            return;
        }

        await audit.WriteAsync("telegram.alerts.seen", member.Volunteer.Id, null);
        await writer.RunAsync(connection => CallRows.Seen(connection, member.Volunteer.Id, about, newest, clock.GetUtcNow()));
        changes.Bump();
    }

    private long? ChatOf(string volunteerId) =>
        database.Read(connection => VolunteerRows.Find(connection, volunteerId)) is { IsCoordinator: true, Removed: false }
        && accounts.AddressOf(ClearedScreens.Telegram, volunteerId) is { } address
            ? long.Parse(address, CultureInfo.InvariantCulture)
            : null;

    private async Task TellAsync(string volunteerId, long chat, Call call, ToldCall? told, CancellationToken stopping)
    {
        if (told is not null && told.Newest >= call.Newest)
        {
            if (told.Face != call.Face && told.Place is { } place)
            {
                await ChangeAsync(place, call.Message, stopping);
                await KeepAsync(volunteerId, told with { Face = call.Face });
            }

            return;
        }

        // Rather twice than never: what may not have arrived is told again, once. Should neither have come, the earlier message shows it, and what rings next is its own.
        if (await screen.TellAsync(chat, $"call {volunteerId} {call.About}", call.About.All(char.IsAsciiDigit) ? call.About : null, call.Message with { IsSilent = call.IsQuietAfter(told) }, stopping) is not { } id)
        {
            await KeepAsync(volunteerId, new(call.About, call.Newest, told?.Face ?? call.Face, told?.Place));
            return;
        }

        await KeepAsync(volunteerId, new(call.About, call.Newest, call.Face, new(chat, id)));
        if (told?.Place is { } old)
        {
            screen.Take(old.Chat, old.Message);
        }
    }

    private async Task EndAsync(string volunteerId, ToldCall call, CancellationToken stopping)
    {
        if (call.Place is { } place)
        {
            var isWaiting = database.Read(connection => CaseReader.Find(connection, call.About)) is { State: nameof(CaseState.Waiting) };
            await ChangeAsync(place, isWaiting ? text.Read(call.About) : text.Over(call.About), stopping);
        }

        await writer.RunAsync(connection =>
        {
            CallRows.Forget(connection, volunteerId, call.About);
            return true;
        });
    }

    private async Task ChangeAsync(TalkPlace place, TeamMessage message, CancellationToken stopping)
    {
        await pace.WaitAsync(place.Chat, stopping);
        try
        {
            var keyboard = message.Rows.Count == 0
                ? null
                : new InlineKeyboardMarkup(message.Rows.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Text, button.Payload))));
            await api.Calls.EditMessageText(place.Chat, place.Message, Bidi.Isolate(message.Text), replyMarkup: keyboard, cancellationToken: stopping);
        }
        catch (Exception failure) when (Failures.IsMoot(failure) || Failures.Sort(failure, clock.GetUtcNow()) is DeliveryOutcome.Stopped)
        {
            // They deleted it, or blocked the bot; what rings next is a new message.
        }
    }

    private Task<bool> KeepAsync(string volunteerId, ToldCall call) => writer.RunAsync(connection =>
    {
        rows.Tell(connection, volunteerId, call, clock.GetUtcNow());
        return true;
    });
}
