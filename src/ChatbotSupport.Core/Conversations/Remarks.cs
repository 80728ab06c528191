using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A remark about the talk that was asked for, or made.</summary>
/// <param name="At">When.</param>
/// <param name="About">Who spoke with the person then, or had last; null when nobody had.</param>
public sealed record TalkRemark(DateTimeOffset At, CaseOwner? About);

/// <summary>What was written, divided.</summary>
/// <param name="OfTalk">Lines of the talk, and words that always work.</param>
/// <param name="Remark">The remark; null for none.</param>
/// <param name="About">Whom it is about.</param>
/// <param name="IsToBeAsked">The word of a remark stands there without one.</param>
/// <param name="IsCorrection">The remark is another wording of one that was made before; what follows from it followed then.</param>
internal sealed record DividedLines(PersonLines OfTalk, string? Remark = null, CaseOwner? About = null, bool IsToBeAsked = false, bool IsCorrection = false)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(DividedLines);
}

/// <summary>
/// «ملاحظة على الحديث»: what the person says about the talk reaches coordinators only and freezes the volunteer's access (safeguarding rules, section 5). The word itself stands in no talk either.
/// </summary>
internal static class Remarks
{
    /// <summary>Whether what is written now is the remark that was asked for: no code word and no line of the talk.</summary>
    public static bool AreAwaited(TurnDraft draft, PersonLines lines) =>
        !lines.AreCorrections && HasTalk(draft) && draft.Conversation is { AwaitsContinue: false, AwaitedRemark: { } asked } && draft.Since(asked.At) <= ConversationLimits.RemarkCounts
        && !(EndsTheAsking(lines.Lines[0]) && lines.Controls[0] != Control.Remark);

    /// <summary>Divides what was written into the talk and a remark about it. Whatever else comes first, no remark is awaited any more.</summary>
    public static DividedLines Divide(TurnDraft draft, PersonLines lines)
    {
        var awaited = draft.Conversation.AwaitedRemark;
        var isAwaited = AreAwaited(draft, lines);
        if (!lines.AreCorrections)
        {
            draft.Conversation = draft.Conversation with { AwaitedRemark = null };
        }

        // Another wording of a remark stays one also when the talk is long over: whoever has the next one reads what was written before it.
        if (!HasTalk(draft) && lines.Correction != CorrectionOf.Remark)
        {
            return new(lines);
        }

        var whole = Opened(lines);
        var word = Array.IndexOf([.. whole.Controls], Control.Remark);
        if (CorrectsARemark(draft, lines))
        {
            // Whom the first wording was about stands with it; who has the talk now may be somebody else.
            var after = Math.Max(0, word);
            var corrected = whole.Lines.Skip(after).Where(line => !EndsTheAsking(line)).Select(line => draft.Text(MessageIds.CorrectedLine, ("text", line))).ToList();
            return new(
                Of(lines, [.. whole.Lines.Take(after), .. Others(whole.Lines.Skip(after))]), corrected.Count == 0 ? null : string.Join('\n', corrected),
                IsToBeAsked: word >= 0 && corrected.Count == 0, IsCorrection: true);
        }

        if (word < 0 && !isAwaited)
        {
            return new(lines);
        }

        // Asking for another human inside a remark is part of it: that must not reach the one it is about.
        var begin = isAwaited ? 0 : word + 1;
        var remark = whole.Lines.Skip(begin).Where(line => !EndsTheAsking(line)).ToList();
        List<string> rest = [.. whole.Lines.Take(isAwaited ? 0 : word), .. Others(whole.Lines.Skip(begin))];
        return new(Of(lines, rest), remark.Count == 0 ? null : string.Join('\n', remark), isAwaited ? awaited!.About : draft.Conversation.Case?.ComplainedOf(draft.Now, ConversationLimits.RemarkCounts), word >= 0 && remark.Count == 0);
    }

    /// <summary>The next text is the remark.</summary>
    public static void Ask(TurnDraft draft)
    {
        draft.SayBesideTalk(MessageIds.RemarkQuestion);
        draft.Conversation = draft.Conversation with { AwaitedRemark = new(draft.Now, draft.Conversation.Case?.ComplainedOf(draft.Now, ConversationLimits.RemarkCounts)) };
    }

    /// <summary>Keeps a remark: coordinators are told, and whoever it is about sees the case no more. Before «متابعة» somebody else may hold the phone: then it is kept, and nothing else.</summary>
    public static void Keep(TurnDraft draft, string remark, CaseOwner? about, bool isCorrection)
    {
        var waits = draft.OpenCase is { } open && (open.Owner is null || open.Owner.VolunteerId == about?.VolunteerId); // not with somebody else, who is to know nothing of it
        var isNews = waits && about is not null && draft.OpenCase?.Excluded.Contains(about.VolunteerId) == false;
        var last = draft.Conversation.LastRemark?.About;
        draft.Do(new KeepLine(LineAuthor.Remark, remark, Live: false, isCorrection ? AliasBehind(draft, last) : about?.Alias));
        draft.Conversation = draft.Conversation with { LastRemark = new(draft.Now, isCorrection ? last : about) };
        draft.Alert(CoordinatorAlert.RemarkOnTalk);
        if (draft.Conversation.AwaitsContinue)
        {
            return;
        }

        if (waits)
        {
            draft.DeskLine(MessageIds.DeskRemark);
        }

        LiveTalk.Freeze(draft, about);

        // Nothing is said beside the words of safety.
        if (!draft.Rise.IsUrgent(draft.OpenCase))
        {
            draft.SayBesideTalk(isNews ? MessageIds.RemarkThanks : MessageIds.RemarkThanksShort);
        }
    }

    /// <summary>Whoever waits for the team is told that they still do; a list of topics would say the contrary. A talk with somebody else goes on without a word.</summary>
    public static void GoOn(TurnDraft draft)
    {
        if (draft.Conversation.State == ConversationState.WithVolunteer)
        {
            return;
        }

        if (!Handover.AskGently(draft, draft.Rise) && !Meanwhile.Remind(draft))
        {
            Guidance.Present(draft);
        }

        Handover.OfferWhenElevated(draft);
    }

    // Where nobody knows any more of which message a correction is, right after a remark it may be of that one: whom it is about must not read it.
    private static bool CorrectsARemark(TurnDraft draft, PersonLines lines) => lines.Correction switch
    {
        CorrectionOf.Remark => true,
        CorrectionOf.Unknown => draft.Conversation.LastRemark is { } last && draft.Since(last.At) <= ConversationLimits.RemarkCounts,
        _ => false,
    };

    // Without an alias it is hidden from everybody who was replaced in the case: which of them the first wording was about is not known here.
    private static string? AliasBehind(TurnDraft draft, CaseOwner? last) => last is null || draft.Conversation.Case?.Excluded.Contains(last.VolunteerId) == true ? null : last.Alias;

    // The talk goes on, waits, or ended so lately that its case would be opened again.
    private static bool HasTalk(TurnDraft draft) => draft.OpenCase is not null
        || (draft.Conversation.Case is { Partner: not null } && draft.Conversation.CanReopen(draft.Now));

    // In one message: «ملاحظة على الحديث: …», or the word in a line of its own.
    private static PersonLines Opened(PersonLines lines) => Of(lines, [.. lines.Lines.SelectMany(Opened)]);

    private static IEnumerable<string> Opened(string message)
    {
        var lines = message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var word = Array.FindIndex(lines, line => ControlWords.AfterRemarkWord(line) is not null);
        if (word < 0)
        {
            return [message];
        }

        string[] remark = [.. ControlWords.AfterRemarkWord(lines[word]) is { Length: > 0 } rest ? [rest] : Array.Empty<string>(), .. lines[(word + 1)..]];
        return [.. word > 0 ? [string.Join('\n', lines[..word])] : Array.Empty<string>(), ControlWords.RemarkWord, .. remark.Length > 0 ? [string.Join('\n', remark)] : Array.Empty<string>()];
    }

    private static PersonLines Of(PersonLines lines, IReadOnlyList<string> others) => new(others, lines.SentAt, lines.Correction);

    private static string[] Others(IEnumerable<string> lines) => [.. lines.Where(line => EndsTheAsking(line) && ControlWords.Recognise(line) != Control.Remark)];

    private static bool EndsTheAsking(string line) =>
        ControlWords.Recognise(line) is Control.Leave or Control.Erase or Control.End or Control.SomebodyElse or Control.Remark or Control.Back or Control.Menu or Control.Stop;
}
