using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Operations;
using ChatbotSupport.Playbooks.Diagrams;

namespace ChatbotSupport.Channels.Terminal.Explaining;

/// <summary>Tells operators why the bot did what it did: where the talk stands, what was understood by which rule, and what came of it.</summary>
public sealed class Explanation(Tongue tongue, Func<Playbook> playbook)
{
    private const string Dot = " · ";

    private string _standing = "";

    /// <summary>One to three lines for one turn; where the talk stands only when that changed.</summary>
    public IEnumerable<string> Tell(Signal signal, TurnResult result)
    {
        if (result.Refusal is { } refusal)
        {
            yield return $"{tongue.Say("رُفض", "refused")}: {Word("refusals", refusal)}";
            yield break;
        }

        var lines = (signal as PersonWrote)?.Lines ?? (signal as PersonFlooded)?.Lines;
        if (lines is not null)
        {
            yield return $"{tongue.Say("الفهم", "understood")}: {string.Join(Dot, Understood(lines))}";
        }

        yield return $"{tongue.Say("الأثر", "effects")}: {Or(string.Join(Dot, result.Effects.Select(Effect).OfType<string>()), tongue.Say("لا شيء", "none"))}";
        var standing = string.Join(Dot, Standing(result.Conversation));
        if (standing != _standing)
        {
            _standing = standing;
            yield return $"{tongue.Say("الآن", "now")}: {standing}";
        }
    }

    private IEnumerable<string> Understood(IReadOnlyList<string> lines)
    {
        var screening = playbook().Risks.Screen(lines);
        if (screening.Because.Count > 0)
        {
            var signs = screening.Flags.Select(flag => Word("reasons", flag));
            var seen = screening.AskGently is { } gentle ? [.. signs, tongue.Say("يُسأل بلطف عن ", "asked gently about ") + Word("reasons", gentle)] : signs.ToArray();
            yield return Or(string.Join(tongue.Say("، ", ", "), seen), tongue.Say("لا علامة", "no sign"))
                + $" ({screening.Level}{(screening.Route == Route.HumanFirst ? ", human_first" : "")}) ← {string.Join(", ", screening.Because)}";
        }

        foreach (var control in lines.Select(ControlWords.Recognise).OfType<Control>().Distinct())
        {
            yield return $"{tongue.Say("كلمة تحكم", "control word")} {control}";
        }

        var text = string.Join('\n', lines);
        var alert = playbook().AlertMatcher.Match(text);
        if (alert.AlertId is not null || alert.HasUnknownLink)
        {
            yield return alert.AlertId is { } id
                ? $"{tongue.Say("تحذير معروف", "known scam")} {id} ← {string.Join(", ", alert.Because)}"
                : tongue.Say("رابط غير معروف", "unknown link");
        }

        var answer = playbook().AnswerFinder.Find(text);
        var others = answer.Alternatives.Where(other => other != answer.AnswerId).ToArray();
        yield return $"{tongue.Say("جواب", "answer")} {answer.AnswerId ?? tongue.Say("لا شيء مؤكد", "none for sure")} {answer.Confidence.ToString("F2", CultureInfo.InvariantCulture)}"
            + (others.Length == 0 ? "" : $" {tongue.Say("وقريب منه", "also near")}: {string.Join(", ", others)}");
    }

    private IEnumerable<string> Standing(Conversation conversation)
    {
        yield return tongue.Say(MachineChart.Name(conversation.State), conversation.State.ToString());
        if (conversation.Cursor is { } cursor)
        {
            yield return $"{cursor.Flow}/{cursor.Step}";
        }

        yield return $"{conversation.Level} {(tongue.Arabic ? Word("levels", conversation.Level) : "")}".TrimEnd();
        yield return $"{tongue.Say("المسار", "route")}: {Word("routes", conversation.Route)}";
        if (conversation.Flags.Count > 0)
        {
            yield return $"{tongue.Say("العلامات", "signs")}: {string.Join(tongue.Say("، ", ", "), conversation.Flags.Select(flag => Word("reasons", flag)))}";
        }

        if (conversation.Case is { } item)
        {
            yield return $"{tongue.Say("الحالة", "case")} {item.Code[..3]}-{item.Code[3..]} {Word("states", item.State)}";
        }
    }

    private string? Effect(Effect effect) => effect switch
    {
        SayToPerson { Message: var said } => said.Buttons.Count == 0
            ? tongue.Say("رسالة", "message")
            : string.Create(CultureInfo.InvariantCulture, $"{tongue.Say("رسالة، أزرارها", "message, buttons")} {said.Buttons.Count}"),
        StateChanged change => tongue.Say($"{MachineChart.Name(change.From)} ⟵ {MachineChart.Name(change.To)}", $"{change.From} → {change.To}"),
        StartTimer { Kind: not TimerKind.Silence } timer => string.Create(
            CultureInfo.InvariantCulture, $"{tongue.Say("ساعة", "timer")} {tongue.Say(ExplainingWords.Timer(timer.Kind), timer.Kind.ToString())} {timer.DueAt:dd HH:mm:ss}"),
        AlertCoordinators alert => $"{tongue.Say("نُبّه المنسقون", "coordinators told")}: {Word("alerts", alert.Alert)}",
        Happened happened => happened.Code,
        KeepLine { Author: LineAuthor.System } line => $"{tongue.Say("يرى الفريق", "the team sees")}: {line.Text}",
        LeaveCaseBehind behind => $"{tongue.Say("يرى الفريق", "the team sees")}: {behind.Line}",
        KeepLine { Author: LineAuthor.Remark } => tongue.Say("ملاحظة للمنسقين", "a remark for coordinators"),
        Core.Conversations.LeaveQuickly => tongue.Say("أُلغي كل ما ينتظر الشخص", "everything that waited is cancelled"),
        ErasePerson => tongue.Say("مُحي كل شيء", "everything is erased"),
        _ => null,
    };

    private string Word<T>(string list, T value)
        where T : struct, Enum => tongue.Arabic ? DeskWords.Of(list, value.ToString()) : value.ToString();

    private static string Or(string text, string other) => text.Length == 0 ? other : text;
}
