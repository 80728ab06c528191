using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Desk;

namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>The chart of one flow as operators wrote it.</summary>
public static class FlowChart
{
    /// <summary>Makes it.</summary>
    public static Chart Of(Flow flow, Playbook playbook) =>
        new($"{flow.Title.Trim()} ({flow.Id})", [.. flow.Steps.Select(step => Box(step, playbook))]);

    private static ChartBox Box(Step step, Playbook playbook) => step switch
    {
        SayStep say => new(say.Id, ChartKind.Plain, Name("قول", say), Said(say, playbook), [new("", say.Next)]),
        ChoicesStep choices => new(choices.Id, ChartKind.Waits, Name("اختيار", choices), Neutral(choices.Text), [.. choices.Options.Select(option => new ChartWay(option.Text.Trim(), option.Next))]),
        AskStep ask => new(ask.Id, ChartKind.Waits, Name("سؤال", ask), Neutral(ask.Text), Asked(ask)),
        FollowUpStep later => new(later.Id, ChartKind.Waits, Name("سؤال لاحق", later), Neutral(later.Text), [new("الآن", later.Next), new($"بعد {Span(later.After)}", later.Then)]),
        WhenStep branch => new(branch.Id, ChartKind.Decides, Name("حسب", branch), "", [.. branch.Cases.Select(item => new ChartWay($"{item.Value} = {item.Is}", item.Next)), new("غير ذلك", branch.Else)]),
        SetStep set => new(set.Id, ChartKind.Plain, Name("حفظ", set), $"{set.Name} = {set.To}", [new("", set.Next)]),
        CallStep call => new(call.Id, ChartKind.Leaves, Name("ذهاب وعودة", call), Flow(call.Flow, playbook), [new("بعد العودة", call.Next)]),
        GoStep go => new(go.Id, ChartKind.Leaves, Name("انتقال", go), Flow(go.Flow, playbook) + (go.Step is null ? "" : $" / {go.Step}"), []),
        EscalateStep escalate => new(
            escalate.Id, ChartKind.Escalates, Name("إلى الفريق", escalate),
            $"{escalate.Level} {DeskWords.Of("levels", escalate.Level.ToString())}\n{DeskWords.Of("reasons", escalate.Reason.ToString())}", [new("", escalate.Next)]),
        EndStep end => new(end.Id, ChartKind.Ends, Name("نهاية", end), Neutral(end.Text ?? ""), []),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "unknown kind of step"),
    };

    private static string Neutral(string text) => Variants.In(text, AddressForm.Neutral);

    private static string Span(TimeSpan time) => time.Hours == 0 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} يوم") : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} ساعة");

    private static string Name(string kind, Step step) => $"{kind} · {step.Id}";

    private static string Said(SayStep say, Playbook playbook) =>
        say.Answer is null ? Neutral(say.Text ?? "") : $"{(playbook.Answers.TryGetValue(say.Answer, out var answer) ? answer.Title.Trim() : "")} ({say.Answer})";

    private static ChartWay[] Asked(AskStep ask) => ask.Skip is null ? [new("", ask.Next)] : [new("جواب", ask.Next), new("تجاوز", ask.Skip)];

    private static string Flow(string id, Playbook playbook) => playbook.Flows.TryGetValue(id, out var flow) ? $"{flow.Title.Trim()} ({id})" : id;
}
