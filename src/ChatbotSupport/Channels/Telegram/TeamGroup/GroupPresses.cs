using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Rows;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>
/// A press on a card: it takes the case as the desk would, and opens the private chat, where the summary already is. Whoever may not take it reads why in a window
/// of their own; nobody else in the group sees that.
/// </summary>
internal sealed partial class GroupPresses(
    BotApi api, VolunteerAccounts accounts, Inbox inbox, Afterwards afterwards, Database database, Writer writer, AuditTrail audit, CaseReader cases, CaseLink links, ShiftBegun shift, TeamWords words, Changes changes,
    TimeProvider clock, ILogger<GroupPresses> logger)
{
    private const int WindowLength = 200; // Telegram's bound

    /// <summary>Takes a press.</summary>
    public async Task TakeAsync(CallbackQuery query)
    {
        if (TeamPress.Read(query.Data) is not { } press || DeskSignalOf(press) is null)
        {
            Answer(query, null);
        }
        else if (accounts.Find(ClearedScreens.Telegram, query.From.Id.ToString(CultureInfo.InvariantCulture)) is not { } id
            || database.Read(connection => VolunteerRows.Find(connection, id)) is not { Removed: false } volunteer)
        {
            Answer(query, words.Of(GroupMessageIds.NotBound));
        }
        else
        {
            await TakeAsync(query, press, volunteer);
        }
    }

    private async Task TakeAsync(CallbackQuery query, TeamPress press, Volunteer volunteer)
    {
        await accounts.HeardAsync(ClearedScreens.Telegram, volunteer.Id);
        if (volunteer.Pending)
        {
            Answer(query, TeamWords.Refusal(Refusal.Pending));
            return;
        }

        await audit.WriteAsync($"telegram.group.{press.Action}", volunteer.Id, press.Case == TeamPress.Menu ? null : press.Case);
        var action = await inbox.HandInAsync(volunteer.Id, DeskSignalOf(press)!(new(volunteer.Id, volunteer.Alias)), $"{volunteer.Id}:telegram {api.BotId} press {query.Id}");
        afterwards.Do(query.From.Id, async () =>
        {
            var outcome = await action.OutcomeAsync(TeamLimits.OutcomeWait);
            if (outcome.Done)
            {
                shift.Tell(new(volunteer, query.From.Id));
                await OpenAsync(query, volunteer, outcome.CaseCode ?? press.Case);
            }
            else
            {
                Answer(query, outcome.Refusal is { } refusal ? WhyNot(press, refusal) : words.Of(TeamMessageIds.Late));
            }
        });
    }

    private async Task OpenAsync(CallbackQuery query, Volunteer volunteer, string code)
    {
        await accounts.RehearseAsync(ClearedScreens.Telegram, volunteer.Id, rehearses: false);
        await writer.RunAsync(connection => TalkRows.Open(connection, volunteer.Id, code, clock.GetUtcNow()) && TalkRows.ChooseAlone(connection, volunteer.Id, code, clock.GetUtcNow()));
        changes.Bump();
        Answer(query, null, code);
    }

    private string WhyNot(TeamPress press, Refusal refusal) =>
        refusal == Refusal.AlreadyTaken && cases.OwnerAlias(press.Case) is { } owner ? $"{TeamWords.Refusal(refusal)} ({owner})" : TeamWords.Refusal(refusal);

    private static Func<CaseOwner, DeskSignal>? DeskSignalOf(TeamPress press) => press switch
    {
        { Case: TeamPress.Menu, Action: GroupText.NextAction } => _ => new TakeNext(),
        { Action: CaseAction.Take } => by => new ActOnCase(new TakeCase(by, press.Case)),
        { Action: CaseAction.Follow } => by => new ActOnCase(new FollowAlong(by, press.Case)),
        _ => null,
    };

    // Whoever waits for the answer of Telegram in here holds up everybody's updates.
    private void Answer(CallbackQuery query, string? why, string? opens = null) => _ = AnswerAsync(query, why, opens);

    private async Task AnswerAsync(CallbackQuery query, string? why, string? opens)
    {
        try
        {
            var link = opens is null ? null : await links.OfAsync(opens);
            await api.Calls.AnswerCallbackQuery(query.Id, why is { Length: > WindowLength } ? why[..WindowLength] : why, showAlert: why is not null, url: link);
        }
        catch (Exception failure)
        {
            NotAnswered(logger, Failures.Name(failure)); // the case is taken, and opens in the private chat all the same
        }
    }

    [LoggerMessage(EventId = 5404, Level = LogLevel.Warning, Message = "A press in the group could not be answered: {Failure}.")]
    private static partial void NotAnswered(ILogger logger, LogCode failure);
}
