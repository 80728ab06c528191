using System.Globalization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Leads a person through flows: enters, chooses, types, and takes what a run yields into the draft.</summary>
internal static class Guidance
{
    /// <summary>The flow whose first step is the menu.</summary>
    public const string MenuFlow = "menu";

    /// <summary>The flow for whoever opened a suspicious link; offered under every alert.</summary>
    public const string OpenedLinkFlow = "scam_clicked";

    /// <summary>The flow that asks whether something is urgent.</summary>
    public const string SafetyFlow = "safety_check";

    /// <summary>The flow of the response steps.</summary>
    public const string StepsFlow = "response_steps";

    private const int AdultAge = 18;

    /// <summary>Says the step that waits for the person again, or the menu. At L4 everything waits for a human but the safety words; after a long silence everything waits for a press.</summary>
    public static void Present(TurnDraft draft)
    {
        if (draft.Conversation.AwaitsContinue)
        {
            Arrival.Welcome(draft);
        }
        else if (draft.IsImminent)
        {
            SafetyWords.SayImminent(draft);
        }
        else if (draft.Conversation.Cursor is { } cursor)
        {
            Run(draft, cursor);
        }
        else
        {
            ShowMenu(draft);
        }
    }

    /// <summary>Whoever told of danger is not asked afterwards whether something is urgent: the steps come next.</summary>
    public static void SkipSafetyQuestion(TurnDraft draft)
    {
        if (draft.Conversation.Cursor is { Flow: SafetyFlow } && draft.Playbook.Flows.ContainsKey(StepsFlow))
        {
            SetCursor(draft, FlowRunner.Enter(StepsFlow, null, Context(draft)).Cursor);
        }
    }

    /// <summary>Goes on where the person stands; says nothing more when no step waits and a case is open.</summary>
    public static void Continue(TurnDraft draft)
    {
        if (draft.Conversation.Cursor is not null || draft.OpenCase is null)
        {
            Present(draft);
        }
    }

    public static void Enter(TurnDraft draft, string flow, string? step)
    {
        if (draft.Playbook.Flows.TryGetValue(flow, out var known))
        {
            Run(draft, new(flow, step ?? known.Steps[0].Id, []));
        }
        else
        {
            Apply(draft, FlowRunner.Enter(flow, step, Context(draft)));
        }
    }

    /// <summary>Walks on from a step; where texts read differently for men and women it is asked once, before the first of them, how to say them.</summary>
    public static void Run(TurnDraft draft, FlowCursor cursor)
    {
        var run = FlowRunner.Run(cursor, Context(draft));
        if (run.Escalations.Count == 0 && IsAddressed(run) && Addresses.MayAsk(draft))
        {
            SetCursor(draft, cursor);
            Addresses.Ask(draft);
        }
        else
        {
            Apply(draft, run);
        }
    }

    /// <summary>The step that waits, or the menu's own step.</summary>
    public static Step? Waiting(TurnDraft draft) =>
        draft.Conversation.Cursor is { } cursor && draft.Playbook.Flows.TryGetValue(cursor.Flow, out var flow) ? flow.Find(cursor.Step) : null;

    /// <summary>An option of a choices step was chosen; false when the step has no such option any more.</summary>
    public static bool Choose(TurnDraft draft, string place, string optionId)
    {
        if (place.Split('/') is not [var flowId, var stepId]
            || !draft.Playbook.Flows.TryGetValue(flowId, out var flow)
            || flow.Find(stepId) is not { } step)
        {
            return false;
        }

        var returns = draft.Conversation.Cursor is { } cursor && cursor.Flow == flowId ? cursor.Returns : [];
        var next = step switch
        {
            ChoicesStep choices => choices.Options.FirstOrDefault(option => option.Id == optionId)?.Next,
            AskStep { Skip: { } skip } when optionId == ChoiceIds.Skip => skip,
            _ => null,
        };
        if (step is FollowUpStep later && optionId is ChoiceIds.Yes or ChoiceIds.No && draft.Conversation.FollowUp is null)
        {
            FollowUps.Answer(draft, new(flowId, later.Next, returns), later, wanted: optionId == ChoiceIds.Yes);
            return true;
        }

        if (next is null)
        {
            return false;
        }

        Run(draft, new FlowCursor(flowId, next, returns));
        return true;
    }

    /// <summary>The option of a step that a typed «نعم» or «لا» chooses; null when its question is none of that kind.</summary>
    public static string? OptionFor(TurnDraft draft, string place, bool yes) =>
        place.Split('/') is [var flowId, var stepId] && draft.Playbook.Flows.GetValueOrDefault(flowId)?.Find(stepId) is ChoicesStep choices
            ? choices.Options.FirstOrDefault(option => option.Answers == (yes ? BareWord.Yes : BareWord.No))?.Id : null;

    /// <summary>What an option of a step says and the dangers of L3 and above that it leads to, without going there.</summary>
    public static (string Text, Route Route, IReadOnlyList<EscalateStep> Steps)? Dangers(TurnDraft draft, string place, string optionId)
    {
        if (place.Split('/') is not [var flowId, var stepId]
            || draft.Playbook.Flows.GetValueOrDefault(flowId)?.Find(stepId) is not ChoicesStep choices
            || choices.Options.FirstOrDefault(option => option.Id == optionId) is not { } option)
        {
            return null;
        }

        var run = FlowRunner.Run(new(flowId, option.Next, []), Context(draft));
        return (option.Text.Trim(), run.Route, [.. run.Escalations.Where(step => step.Level >= Level.L3)]);
    }

    /// <summary>Text at an ask step: kept and on to the next step, or false when it is not of that kind.</summary>
    public static bool Type(TurnDraft draft, AskStep step, string text)
    {
        if (FlowRunner.Keep(step, text, draft.Conversation.Values, DateOnly.FromDateTime(draft.Now.DateTime)) is not { } values)
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { Values = values };
        if (step.Expects == ValueKind.Age && int.Parse(values[step.Save], CultureInfo.InvariantCulture) < AdultAge
            && Rise.Take(draft, Level.L3, Reason.Minor) is var rise && rise.IsUrgent(draft.OpenCase))
        {
            SetCursor(draft, draft.Conversation.Cursor! with { Step = step.Next });
            draft.Machine.RiskFlagged(rise);
            return true;
        }

        Run(draft, draft.Conversation.Cursor! with { Step = step.Next });
        return true;
    }

    public static void ShowMenu(TurnDraft draft)
    {
        SetCursor(draft, null);
        Apply(draft, FlowRunner.Enter(MenuFlow, null, Context(draft)));
    }

    /// <summary>Leaves the flow without a word.</summary>
    public static void SetCursor(TurnDraft draft, FlowCursor? cursor)
    {
        draft.Conversation = draft.Conversation with { Cursor = cursor };
        draft.Machine.Fire(cursor is null ? ConversationTrigger.FlowFinished : ConversationTrigger.FlowChosen);
    }

    private static void Apply(TurnDraft draft, FlowRun run)
    {
        draft.Conversation = draft.Conversation with { Values = run.Values, Route = run.Route };
        draft.Walked(run.Path);
        foreach (var text in run.Texts)
        {
            draft.SayText(text);
        }

        if (run.Lost)
        {
            draft.Say(MessageIds.FlowLost);
            draft.Do(new Happened("flow_lost"));
            AfterEnd(draft, run);
            return;
        }

        SetCursor(draft, IsMenu(draft, run.Cursor) ? null : run.Cursor);
        if (Escalate(draft, run.Escalations))
        {
            return;
        }

        switch (run.Waiting)
        {
            case ChoicesStep choices:
                draft.SayText(choices.Text);
                AskStep(draft, run.Cursor!, [.. choices.Options.Select(option => new QuestionOption(option.Id, option.Text.Trim(), option.Tone)), .. MoreOption(draft, choices.More)]);
                break;
            case AskStep ask:
                draft.SayText(ask.Text);
                AskStep(draft, run.Cursor!, ask.Skip is null ? [] : [new(ChoiceIds.Skip, draft.Text(MessageIds.SkipButton))]);
                break;
            case FollowUpStep later:
                draft.SayText(later.Text);
                AskStep(draft, run.Cursor!, Handover.YesAndNo(draft));
                break;
            default:
                AfterEnd(draft, run);
                break;
        }
    }

    private static bool IsAddressed(FlowRun run) => run.Cursor?.Flow != MenuFlow && run.Texts.Append(run.Waiting switch
    {
        ChoicesStep choices => choices.Text + choices.More,
        AskStep ask => ask.Text,
        FollowUpStep later => later.Text,
        _ => "",
    }).Any(Variants.AreIn);

    private static void AskStep(TurnDraft draft, FlowCursor cursor, IReadOnlyList<QuestionOption> options) =>
        draft.Ask(QuestionKind.Step, $"{cursor.Flow}/{cursor.Step}", options);

    private static IEnumerable<QuestionOption> MoreOption(TurnDraft draft, string? more) =>
        more is null ? [] : [new(ChoiceIds.More, draft.Text(MessageIds.MoreButton))];

    /// <summary>Hands over what the steps ask for; true when that fills this turn and the step waits for the next one.</summary>
    private static bool Escalate(TurnDraft draft, IReadOnlyList<EscalateStep> steps)
    {
        var spoke = false;
        foreach (var step in steps)
        {
            var rise = Rise.Take(draft, step.Level, step.Reason);
            if (rise.IsUrgent(draft.OpenCase))
            {
                draft.Machine.RiskFlagged(rise);
                spoke = true;
            }
            else if (draft.OpenCase is null || step.Reason == Reason.AskedHuman)
            {
                draft.Machine.HelpRequested(step.Reason, inFlow: true);
                spoke |= draft.OpenCase is { Consent: not Consent.Given };
            }
            else
            {
                draft.EditCase(open => open with { Reasons = [.. open.Reasons.Union([step.Reason])] });
                if (rise.Seen >= Level.L3)
                {
                    // Known already, but pressed just now: silence would read as if it did not matter.
                    SafetyWords.Say(draft, rise.Flags);
                }
            }
        }

        return spoke;
    }

    /// <summary>After a flow that closed with an answer come the ways on from that answer; else the menu, except when it was the menu itself that led nowhere: that would go round for ever.</summary>
    private static void AfterEnd(TurnDraft draft, FlowRun run)
    {
        SetCursor(draft, null);
        if (run is { Lost: false, LastAnswer: { } id } && !draft.IsImminent && draft.Playbook.Answers.TryGetValue(id, out var answer))
        {
            AnswerReply.AskWhatNext(draft, answer);
        }
        else if (draft.MayShowMenu())
        {
            Present(draft);
        }
        else
        {
            draft.Do(new Happened(run.Lost ? "menu_lost" : "menu_ended"));
        }
    }

    private static bool IsMenu(TurnDraft draft, FlowCursor? cursor) =>
        cursor is { Flow: MenuFlow } && cursor.Step == draft.Playbook.Flows[MenuFlow].Steps[0].Id;

    private static FlowContext Context(TurnDraft draft) => new(
        draft.Playbook.Flows,
        (id, route) => draft.Playbook.Answers.TryGetValue(id, out var answer) ? AnswerReply.TextFor(answer, route, draft.Conversation) : null,
        draft.Conversation.Values,
        draft.Conversation.Route,
        draft.Conversation.Level) { MayBeWrittenTo = step => FollowUps.MayOffer(draft, step) };
}
