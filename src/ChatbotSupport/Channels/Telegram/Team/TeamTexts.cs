using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What members write: to which case it goes, and that it never goes to another one. A reply goes to the case of the line it answers; anything else only where
/// exactly one case can be meant, or it is asked about (safeguarding rules, section 5).
/// </summary>
internal sealed class TeamTexts(
    Inbox inbox, Database database, Writer writer, TalkRows rows, TeamScreen screen, TeamWords words, AuditTrail audit, CurrentPlaybook playbook, Changes changes, TimeProvider clock)
{
    private const string LatestLine =
        """
        SELECT id FROM lines WHERE case_code = @code AND author = 'Volunteer' AND alias = @alias ORDER BY number DESC LIMIT 1
        """;

    /// <summary>Takes a text; false when they have no case it could be about.</summary>
    public async Task<bool> TakeAsync(Member member, Message message, string externalId)
    {
        var mine = CasesOf(member);
        if (message.ReplyToMessage is { } answered && database.Read(connection => rows.CaseOf(connection, member.Volunteer.Id, member.Chat, answered.Id)) is { } replied)
        {
            await WriteAsync(member, replied, message.Text!, message.Id, externalId);
            return true;
        }

        if (mine.Count == 0)
        {
            return false;
        }

        // Looked up and noted at once: nothing may appear in the chat in between.
        var meant = message.ReplyToMessage is not null ? null : await writer.RunAsync(connection =>
        {
            var code = TalkRows.Meant(connection, member.Volunteer.Id, mine);
            if (code is not null)
            {
                rows.Note(connection, member.Volunteer.Id, code, TalkKind.Own, member.Chat, message.Id, clock.GetUtcNow());
            }

            return code;
        });
        if (meant is not null)
        {
            await WriteAsync(member, meant, message.Text!, message.Id, externalId);
        }
        else
        {
            screen.Answer(member.Chat, new(
                words.Of(TeamMessageIds.WhichCase),
                [.. mine.Select(code => new[] { new TeamButton($"{HeadOf(member, code)}", TeamPress.Write(code, CaseAction.Say)) })], ReplyTo: message.Id));
        }

        return true;
    }

    /// <summary>Writes in a case, as its owner to the person, as the second one a note, and notes the message as theirs.</summary>
    public async Task WriteAsync(Member member, string code, string text, int messageId, string externalId)
    {
        await writer.RunAsync(connection => rows.Note(connection, member.Volunteer.Id, code, TalkKind.Own, member.Chat, messageId, clock.GetUtcNow()));
        var command = CommandOf(member, code, text);
        await audit.WriteAsync($"telegram.{command.GetType().Name}", member.Volunteer.Id, code);
        var outcome = await inbox.ActAsync(member.Volunteer.Id, new ActOnCase(command), externalId, TeamLimits.OutcomeWait);
        if (!outcome.Done)
        {
            screen.Answer(member.Chat, new(outcome.Refusal is { } refusal ? TeamWords.Refusal(refusal) : words.Of(TeamMessageIds.Late), [], ReplyTo: messageId));
        }
        else if (command is AddNote)
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.NoteKept), [], ReplyTo: messageId));
        }
        else
        {
            await writer.RunAsync(connection =>
            {
                if (connection.QuerySingleOrDefault<string>(LatestLine, new { code, alias = member.Volunteer.Alias }) is { } line)
                {
                    rows.Became(connection, member.Chat, messageId, line);
                }

                return true;
            });
        }

        changes.Bump();
    }

    /// <summary>They changed a text: the person gets the new wording as a correction, because the first one was read already.</summary>
    public async Task CorrectAsync(Member member, Message edited, string externalId)
    {
        if (edited.Text is { } text && database.Read(connection => rows.CaseOf(connection, member.Volunteer.Id, member.Chat, edited.Id)) is { } code)
        {
            var corrected = playbook.Value.Messages[MessageIds.CorrectedLine].Trim().Replace("((text))", text, StringComparison.Ordinal);
            await WriteAsync(member, code, corrected, edited.Id, externalId);
        }
    }

    // «ملاحظة …» and «سؤال …» as the first word; what the second one writes is a note whatever it says.
    private CaseCommand CommandOf(Member member, string code, string text)
    {
        var isSecond = database.Read(connection => CaseReader.Find(connection, code)) is { } row && row.OwnerId != member.Volunteer.Id && row.SecondId == member.Volunteer.Id;
        if (After(text, words.Of(TeamMessageIds.WordNote)) is { } note)
        {
            return new AddNote(member.AsOwner, code, note);
        }

        return isSecond ? new AddNote(member.AsOwner, code, text)
            : After(text, words.Of(TeamMessageIds.WordQuestion)) is { } question ? new AskYesNo(member.AsOwner, code, question)
            : new WriteToPerson(member.AsOwner, code, text);
    }

    private static string? After(string text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal) && text[word.Length..].TrimStart() is [':', ..] rest ? rest[1..].Trim() : null;

    // Also those that are open at the desk only: a text could be meant for them too.
    private List<string> CasesOf(Member member) => database.Read(connection => CaseRows.Briefs(connection, null, member.Volunteer.Id)
        .Concat(CaseRows.Followed(connection, member.Volunteer.Id)).Select(item => item.Code).Distinct().ToList());

    private string HeadOf(Member member, string code) =>
        database.Read(connection => TalkRows.Of(connection, member.Volunteer.Id)).FirstOrDefault(open => open.Code == code)?.Head ?? TeamWords.Code(code);
}
