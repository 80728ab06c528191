using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Channels.Terminal.Stories;

/// <summary>Tells what one turn did, in the words of a story: recorded talks and the approved ones of the tests are told alike.</summary>
public static class StoryTeller
{
    /// <summary>What was said, what the team sees, what happened in codes, and where the conversation stands.</summary>
    /// <param name="result">The turn.</param>
    /// <param name="pressed">The person pressed a button: what the team reads of it is told too.</param>
    public static IReadOnlyList<string> Tell(TurnResult result, bool pressed = false)
    {
        if (result.Refusal is { } refusal)
        {
            return [$"· رُفض: {refusal}"];
        }

        var messages = result.Effects.OfType<SayToPerson>().Select(say => (say.Waits ? "· ينتظر «متابعة»\n" : "") + Tell(say.Message));
        var lines = result.Effects.OfType<KeepLine>().Where(line => line.Author is LineAuthor.System or LineAuthor.Remark or LineAuthor.Note || (pressed && line.Author == LineAuthor.Person)).Select(line => $"· يرى {(line.Author == LineAuthor.Remark ? "من يشرف" : "الفريق")}: {line.Text.Replace("\n", "\n  ", StringComparison.Ordinal)}");
        var codes = string.Join(" · ", result.Effects.Select(Code).OfType<string>());
        var left = result.Effects.OfType<LeaveCaseBehind>().Select(behind => $"· يرى الفريق: {behind.Line}");
        return [.. messages, .. lines, .. left, .. codes.Length == 0 ? Array.Empty<string>() : ["· " + codes], Tell(result.Conversation)];
    }

    private static string Tell(Message message)
    {
        var speaker = message.Alias is { } alias ? $"إلى الشخص، {alias}: " : "بوت: ";
        var buttons = message.Buttons.Count == 0 ? "" : "\n" + string.Join(' ', message.Buttons.Select(button => $"[{button.Text}]"));
        return speaker + (message.Text + buttons).Replace("\n\n", "\n", StringComparison.Ordinal).Replace("\n", "\n  ", StringComparison.Ordinal);
    }

    private static string Tell(Conversation conversation)
    {
        string?[] parts =
        [
            conversation.State.ToString(),
            conversation.Level.ToString(),
            conversation.Flags.Count == 0 ? null : string.Join('+', conversation.Flags.Select(flag => flag.Name())),
            conversation.Route == Route.HumanFirst ? "human_first" : null,
            conversation.Cursor is { } cursor ? $"{cursor.Flow}/{cursor.Step}" : null,
            conversation.Case is { IsOpen: true } open ? $"case {open.Code[..3]}-{open.Code[3..]} {open.State} {open.Consent}" : null,
            conversation.Case is { State: CaseState.Closed, Outcome: { } outcome } ? $"case closed {outcome}" : null,
            conversation.AwaitsContinue ? "awaits continue" : null,
        ];
        return $"⟨{string.Join(' ', parts.OfType<string>())}⟩";
    }

    private static string? Code(Effect effect) => effect switch
    {
        AlertCoordinators alert => "تنبيه " + alert.Alert,
        StartTimer { Kind: not TimerKind.Silence } timer => FormattableString.Invariant($"مؤقت {timer.Kind} {timer.DueAt:HH:mm:ss}"),
        Happened happened => happened.Code,
        Core.Conversations.LeaveQuickly => "يُحذف ما يمكن حذفه",
        LeaveCaseBehind behind => "case_closed_" + behind.Case.Outcome,
        ErasePerson => "يُمحى كل شيء",
        _ => null,
    };
}
