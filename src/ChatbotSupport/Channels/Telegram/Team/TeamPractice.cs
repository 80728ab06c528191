using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Practice;
using ChatbotSupport.Desk.Practice;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Practising in the private chat. Only whoever has no case practises here, so that nothing typed for the made-up person can reach a real one, or the other way round.</summary>
public sealed class TeamPractice(PracticeRoom room, Database database, TeamScreen screen, TeamWords words)
{
    /// <summary>Begins, or shows where it stands.</summary>
    internal void Start(Member member)
    {
        if (HasCases(member))
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.PracticeBusy)));
        }
        else if (room.Start(member.Volunteer.Id) is not { } run)
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.PracticeNone)));
        }
        else
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.PracticeBegin, ("title", run.Story.Title), ("card", run.Story.Card)), [End()]));
            screen.Answer(member.Chat, Line(run));
        }
    }

    /// <summary>Takes a text for the made-up person; false when nobody practises. One written after a real talk began could be meant for either, so it goes to neither.</summary>
    internal async Task<bool> TakeAsync(Member member, Message message, string text)
    {
        if (room.Of(member.Volunteer.Id) is not { IsDone: false })
        {
            return false;
        }

        if (HasCases(member))
        {
            room.Leave(member.Volunteer.Id);
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.PracticeInterrupted), [], ReplyTo: message.Id));
            return true;
        }

        if (text.Length > ConversationLimits.MaxVolunteerText
            || await room.AnswerAsync(member.Volunteer.Id, text) is not { } run)
        {
            return false;
        }

        if (!run.IsDone)
        {
            screen.Answer(member.Chat, Line(run));
            return true;
        }

        var feedback = run.Feedback();
        screen.Answer(member.Chat, new(
            words.Of(TeamMessageIds.PracticeDone, ("good", Part(feedback, isGood: true)), ("better", Part(feedback, isGood: false))),
            [[Button(TeamMessageIds.ButtonPracticeAgain, TeamAction.Practice)], [Button(TeamMessageIds.ButtonMenu, TeamAction.Menu)]]));
        return true;
    }

    /// <summary>Ends it.</summary>
    internal void Leave(Member member)
    {
        room.Leave(member.Volunteer.Id);
        screen.Answer(member.Chat, new(words.Of(TeamMessageIds.PracticeLeft), [[Button(TeamMessageIds.ButtonMenu, TeamAction.Menu)]]));
    }

    private bool HasCases(Member member) => database.Read(connection =>
        CaseRows.Briefs(connection, null, member.Volunteer.Id).Count + CaseRows.Followed(connection, member.Volunteer.Id).Count) > 0;

    private TeamMessage Line(PracticeRun run) => new(words.Of(TeamMessageIds.PracticeLine, ("text", run.Lines[^1].Text)));

    private static string Part(IReadOnlyList<PracticeWord> feedback, bool isGood)
    {
        var told = feedback.Where(word => word.IsGood == isGood).Select(word => "• " + word.Text).ToList();
        return told.Count == 0 ? "—" : string.Join('\n', told);
    }

    private IReadOnlyList<TeamButton> End() => [Button(TeamMessageIds.ButtonPracticeEnd, TeamAction.PracticeEnd)];

    private TeamButton Button(string id, string action) => new(words.Of(id), TeamPress.Write(TeamPress.Menu, action));
}
