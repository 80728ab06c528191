using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Message = Telegram.Bot.Types.Message;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>
/// What members write: to which case it goes, and that it never goes to another one. A reply goes to the case of the line it answers; anything else only where
/// exactly one case can be meant, or it is asked about (safeguarding rules, section 5).
/// </summary>
internal sealed class TeamTexts(
    BotApi api, Inbox inbox, Afterwards afterwards, Database database, Writer writer, TalkRows rows, WritingRows writings, Receipts receipts, Contacts contacts, ShownRoles roles, TeamScreen screen, TeamWords words,
    AuditTrail audit, CurrentPlaybook playbook, Changes changes, TimeProvider clock)
{
    private const string NoteSigns = ":-–—،,.؛; \n";
    private const string QuestionSigns = ":";

    /// <summary>The cases in which a member may write.</summary>
    public IReadOnlyList<string> CasesOf(Member member) => database.Read(connection => TalkRows.Writable(connection, member.Volunteer.Id));

    /// <summary>The case of the line that a message answers; null when it answers none.</summary>
    public string? Answered(Member member, Message message) => message.ReplyToMessage is { } answered ? CaseOf(member, answered.Id) : null;

    /// <summary>Answers what has the shape of a command and is none of ours: the bot's other commands are tappable, and must not stand on a person's screen. False when it is a text.</summary>
    public bool AnswersCommand(Member member, Message message)
    {
        if (!TeamCommands.IsCommand(message.Text))
        {
            return false;
        }

        var commands = TeamCommands.For(member.Volunteer is { IsCoordinator: true, Pending: false }).Select(one => $"/{one.Command} — {words.Of(one.Words)}");
        screen.Answer(member.Chat, new(
            TeamCommands.IsPair(message.Text!) ? words.Of(LeadMessageIds.PairInGroup) : words.Of(LeadMessageIds.NoSuchCommand, ("commands", string.Join('\n', commands))), [], ReplyTo: message.Id));
        return true;
    }

    /// <summary>Takes a text.</summary>
    public async Task TakeAsync(Member member, Message message)
    {
        await UntilKnownAsync(member, message);
        var mine = CasesOf(member);
        var answered = Answered(member, message);
        if (TeamCommands.IsTakeBack(message.Text!) && (answered is not null || mine.Count > 0))
        {
            await TakeBackAsync(member, answered, message, message.ReplyToMessage?.Id ?? 0, $"{member.Volunteer.Id}:telegram {api.BotId} message {message.Id}");
            return;
        }

        // One that came before goes where it went then.
        if ((answered ?? CaseOf(member, message.Id)) is { } code)
        {
            await WriteAsync(member, code, message.Text!, message.Id);
            return;
        }

        // Looked up and noted at once: nothing may appear in the chat in between. While it is not known what became of what they did before, no case is sure to be meant.
        var meant = await writer.RunAsync(connection =>
        {
            var now = clock.GetUtcNow();
            var isClear = message.ReplyToMessage is null && mine.Count > 0 && afterwards.IsSettled(member.Chat) && !WritingRows.IsAsked(connection, member.Volunteer.Id, now - TeamLimits.QuestionOpen);
            var code = isClear ? TalkRows.Meant(connection, member.Volunteer.Id, mine, now) : null;
            if (code is not null)
            {
                rows.Note(connection, member.Volunteer.Id, code, TalkKind.Own, member.Chat, message.Id, now);
            }
            else
            {
                writings.Ask(connection, member.Volunteer.Id, "", member.Chat, message.Id, now);
            }

            return code;
        });
        if (meant is not null)
        {
            await WriteAsync(member, meant, message.Text!, message.Id);
        }

        changes.Bump();
    }

    /// <summary>Writes the text that a question of ours is about, in the case that was chosen. It stands in the chat alone: nobody knew yet for whom it was.</summary>
    /// <param name="member">Who chose.</param>
    /// <param name="code">The case.</param>
    /// <param name="question">Our question; it answers the text.</param>
    /// <param name="how">With numbers and accounts as they are, or without; null when that was not asked.</param>
    public async Task WriteAskedAsync(Member member, string code, Message question, string? how)
    {
        if (question.ReplyToMessage is not { Text: { } text } written || text.Length == 0)
        {
            screen.Answer(member.Chat, new(words.Of(TeamMessageIds.TextGone)));
            return;
        }

        if (AnswersCommand(member, written))
        {
            return; // changed into one meanwhile
        }

        if (how == CaseAction.AsItIs)
        {
            await audit.WriteAsync("telegram.contact", member.Volunteer.Id, code);
        }

        await WriteAsync(member, code, how == CaseAction.Masked ? contacts.Mask(text) : text, written.Id, isChecked: how is not null);
        screen.Take(member.Chat, question.Id);
    }

    /// <summary>They changed a text: the person gets the new wording as a correction, because the first one was read already. What was a note stays one.</summary>
    public async Task CorrectAsync(Member member, Message edited, string externalId)
    {
        if (edited.Text is { } text && CaseOf(member, edited.Id) is { } code && !AnswersCommand(member, edited))
        {
            // «سحب» in the place of a mistake means that mistake, and never the next line of theirs.
            if (TeamCommands.IsTakeBack(text))
            {
                await TakeBackAsync(member, code, edited, edited.Id, externalId);
                return;
            }

            // Nothing was sent of it yet: our question about it stands.
            if (database.Read(connection => writings.IsPending(connection, member.Chat, edited.Id)))
            {
                await WriteAsync(member, code, text, edited.Id);
                return;
            }

            var wasNote = database.Read(connection => writings.WasNote(connection, member.Chat, edited.Id));
            var command = CommandOf(member, code, text, wasNote, said => playbook.Value.Messages[MessageIds.CorrectedLine].Trim().Replace("((text))", said, StringComparison.Ordinal));
            if (command is AddNote && !wasNote && database.Read(connection => writings.WrittenAs(connection, member.Volunteer.Id, member.Chat, edited.Id)).Count > 0)
            {
                // A line that becomes a note was not meant for the person, and is no correction of one.
                command = CommandOf(member, code, text, isNote: false, said => said);
                await TakeBackAsync(member, code, edited, edited.Id, externalId);
            }

            if (command is not AddNote && contacts.AreIn(text))
            {
                screen.Answer(member.Chat, new(words.Of(TeamMessageIds.CorrectionNotSent), [], ReplyTo: edited.Id));
                return;
            }

            await ActAsync(member, command, edited.Id, externalId);
        }
    }

    // A line of ours can be answered in the moment between standing in the chat and being written down.
    private async Task UntilKnownAsync(Member member, Message message)
    {
        for (var looks = 0; looks < TeamLimits.LooksForAnswered && message.ReplyToMessage is { From.IsBot: true } && Answered(member, message) is null
            && database.Read(connection => TalkRows.IsUnderWay(connection, member.Volunteer.Id)); looks++)
        {
            await Task.Delay(TeamLimits.LookPause, clock);
        }
    }

    private async Task WriteAsync(Member member, string code, string text, int messageId, bool isChecked = false)
    {
        var command = CommandOf(member, code, text, isNote: false, said => said);
        if (!isChecked && command is WriteToPerson or AskYesNo && contacts.AreIn(text))
        {
            await writer.RunAsync(connection => writings.Ask(connection, member.Volunteer.Id, code, member.Chat, messageId, clock.GetUtcNow()));
            changes.Bump();
            return;
        }

        // By the message, whichever press brought it here: it goes to one case, once.
        await ActAsync(member, command, messageId, $"{member.Volunteer.Id}:telegram {api.BotId} message {messageId}");
    }

    // What becomes of it is told by the receipts, as soon as it is known; nobody else's message waits behind it.
    private async Task ActAsync(Member member, CaseCommand command, int messageId, string externalId)
    {
        var code = command.CaseCode;
        await writer.RunAsync(connection =>
        {
            writings.Answered(connection, member.Chat, messageId);
            rows.Note(connection, member.Volunteer.Id, code, TalkKind.Own, member.Chat, messageId, clock.GetUtcNow());
            writings.HandOn(connection, member.Chat, messageId, inbox.KeyOf(externalId), command is AddNote);
            return true;
        });
        await audit.WriteAsync($"telegram.{command.GetType().Name}", member.Volunteer.Id, code);
        var outcome = await inbox.ActAsync(member.Volunteer.Id, new ActOnCase(command), externalId, TimeSpan.Zero);
        if (outcome is { Refusal: Refusal.NoSuchCase or Refusal.Unreachable })
        {
            receipts.Refuse(member, code, messageId, outcome); // nobody else's message waits until they are told
        }

        changes.Bump();
    }

    // With every wording of it that the person has: of a mistake that was corrected first nothing may stay with them.
    private async Task TakeBackAsync(Member member, string? code, Message message, int answered, string externalId)
    {
        var (wordings, isNote) = code is null ? ([], false) : database.Read(connection => (writings.WrittenAs(connection, member.Volunteer.Id, member.Chat, answered), writings.WasNote(connection, member.Chat, answered)));
        if (code is null || wordings.Count == 0)
        {
            screen.Answer(member.Chat, new(words.Of(isNote ? TeamMessageIds.NoteStays : TeamMessageIds.TakeBackHow), [], ReplyTo: message.Id));
            return;
        }

        await audit.WriteAsync($"telegram.{nameof(TakeBack)}", member.Volunteer.Id, code);
        var actions = new List<HandedIn>();
        foreach (var (number, written) in wordings.Reverse().Index())
        {
            actions.Add(await inbox.HandInAsync(
                member.Volunteer.Id, new ActOnCase(new TakeBack(member.AsOwner, code, written.LineId ?? "")), $"{externalId} back {number}", written.Action));
        }

        afterwards.Do(member.Chat, async () =>
        {
            var outcomes = await Task.WhenAll(actions.Select(action => action.OutcomeAsync(TeamLimits.OutcomeWait)));
            if (outcomes.FirstOrDefault(outcome => outcome.Refusal is not null) is { Refusal: { } refusal })
            {
                screen.Answer(member.Chat, new(TeamWords.Refusal(refusal), [], ReplyTo: message.Id));
            }
            else if (isNote)
            {
                screen.Answer(member.Chat, new(words.Of(TeamMessageIds.Done), [], ReplyTo: message.Id)); // no receipt of a line tells of it
            }

            changes.Bump();
        });
    }

    // «ملاحظة …» and «سؤال …» as the first word; what the second one writes is a note whatever it says, also in the moment before they read that the case is theirs.
    private CaseCommand CommandOf(Member member, string code, string text, bool isNote, Func<string, string> wording)
    {
        var isSecond = database.Read(connection => CaseReader.Find(connection, code)) is { } row && ((row.OwnerId != member.Volunteer.Id && row.SecondId == member.Volunteer.Id) || roles.IsOwner(member.Volunteer.Id, code) == false);
        var note = After(text, words.Of(TeamMessageIds.WordNote), NoteSigns);
        return note is not null || isNote || isSecond ? new AddNote(member.AsOwner, code, wording(note ?? text))
            : After(text, words.Of(TeamMessageIds.WordQuestion), QuestionSigns) is { } question ? new AskYesNo(member.AsOwner, code, wording(question))
            : new WriteToPerson(member.AsOwner, code, wording(text));
    }

    // However the word is spelt («ملاحظه») and whatever sign follows it: a remark of the team must not land on a person's screen.
    private static string? After(string text, string word, string signs)
    {
        if (signs == NoteSigns && ArabicText.Normalize(text.Trim()) == ArabicText.Normalize(word))
        {
            return ""; // the word alone is refused as an empty note: it was never meant for the person
        }

        var end = text.AsSpan().IndexOfAny(signs);
        return end > 0 && ArabicText.Normalize(text[..end]) == ArabicText.Normalize(word) ? text[(end + 1)..].TrimStart([.. signs]).Trim() : null;
    }

    private string? CaseOf(Member member, int message) => database.Read(connection => rows.CaseOf(connection, member.Volunteer.Id, member.Chat, message));
}
