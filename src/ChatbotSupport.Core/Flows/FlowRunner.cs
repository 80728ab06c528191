using ChatbotSupport.Core.Flows.Typing;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Flows;

/// <summary>Walks a flow from a step to the next one that waits for the person. Pure: steps are data, nothing happens here.</summary>
public static class FlowRunner
{
    /// <summary>Runs from the start of a flow, or from one of its steps.</summary>
    public static FlowRun Enter(string flowId, string? stepId, FlowContext context) =>
        context.Flows.TryGetValue(flowId, out var flow)
            ? Run(new FlowCursor(flowId, stepId ?? flow.Steps[0].Id, []), context)
            : new FlowWalk(context, new FlowCursor(flowId, stepId ?? "", [])).Finish(null, lost: true);

    /// <summary>Runs on from a cursor; the step it stands on is run or asked again.</summary>
    public static FlowRun Run(FlowCursor cursor, FlowContext context)
    {
        var walk = new FlowWalk(context, cursor);
        for (var steps = 0; steps < FlowLimits.MaxStepsPerTurn; steps++)
        {
            switch (walk.Next())
            {
                case null:
                    return walk.Finish(null, lost: true);
                case { HumanFirst: { } other } when walk.IsHumanFirst:
                    walk.MoveTo(other);
                    break;
                case ChoicesStep choices:
                    return walk.Finish(choices, lost: false);
                case AskStep ask:
                    return walk.Finish(ask, lost: false);
                case FollowUpStep later when context.MayBeWrittenTo(later):
                    return walk.Finish(later, lost: false);
                case FollowUpStep later:
                    walk.MoveTo(later.Next);
                    break;
                case EndStep end when !walk.End(end):
                    return walk.Finish(null, lost: false);
                case EndStep:
                    break;
                case EscalateStep escalate:
                    walk.Escalate(escalate);
                    break;
                case var step:
                    if (!walk.Advance(step))
                    {
                        return walk.Finish(null, lost: true);
                    }

                    break;
            }
        }

        return walk.Finish(null, lost: true);
    }

    /// <summary>Keeps a typed value; null when the text is not of the kind the step expects.</summary>
    /// <param name="step">The step that asked.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="values">The values so far.</param>
    /// <param name="today">The day at the desk.</param>
    public static IReadOnlyDictionary<string, string>? Keep(AskStep step, string text, IReadOnlyDictionary<string, string> values, DateOnly today) =>
        TypedValue.Read(step.Expects, text, today) is { } value && (values.ContainsKey(step.Save) || values.Count < FlowLimits.MaxValues)
            ? new Dictionary<string, string>(values) { [step.Save] = value }
            : null;

    /// <summary>A walk under way: the mutable part of one run.</summary>
    private sealed class FlowWalk(FlowContext context, FlowCursor start)
    {
        private readonly List<string> _texts = [];
        private readonly List<EscalateStep> _escalations = [];
        private readonly List<string> _path = [];
        private FlowCursor _cursor = start;
        private string? _lastAnswer;
        private IReadOnlyDictionary<string, string> _values = context.Values;
        private Route _route = context.Route;
        private Level _level = context.Level;

        public bool IsHumanFirst => _route == Route.HumanFirst;

        public Step? Next()
        {
            var step = context.Flows.TryGetValue(_cursor.Flow, out var flow) ? flow.Find(_cursor.Step) : null;
            if (step is not null)
            {
                _path.Add($"{_cursor.Flow}/{step.Id}");
            }

            return step;
        }

        public bool Advance(Step step)
        {
            switch (step)
            {
                case SayStep say:
                    _texts.Add(say.Text ?? context.AnswerText(say.Answer ?? "", _route) ?? "");
                    _lastAnswer = say.Text is null ? say.Answer : null;
                    return MoveTo(say.Next);
                case SetStep set:
                    Set(set);
                    return MoveTo(set.Next);
                case WhenStep branch:
                    return MoveTo(branch.Cases.FirstOrDefault(Holds)?.Next ?? branch.Else);
                case GoStep go when context.Flows.TryGetValue(go.Flow, out var flow):
                    _cursor = _cursor with { Flow = go.Flow, Step = go.Step ?? flow.Steps[0].Id };
                    return true;
                case CallStep call when _cursor.Returns.Count < FlowLimits.MaxCallDepth && context.Flows.TryGetValue(call.Flow, out var flow):
                    _cursor = new(call.Flow, flow.Steps[0].Id, [.. _cursor.Returns, new FlowReturn(_cursor.Flow, call.Next)]);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>Says the last text; true when a calling flow continues.</summary>
        public bool End(EndStep end)
        {
            if (end.Text is not null)
            {
                _texts.Add(end.Text);
                _lastAnswer = null;
            }

            if (_cursor.Returns.Count == 0)
            {
                return false;
            }

            var back = _cursor.Returns[^1];
            _cursor = new(back.Flow, back.Step, [.. _cursor.Returns.SkipLast(1)]);
            return true;
        }

        public void Escalate(EscalateStep step)
        {
            _escalations.Add(step);
            _level = step.Level > _level ? step.Level : _level;
            MoveTo(step.Next);
        }

        public bool MoveTo(string stepId)
        {
            _cursor = _cursor with { Step = stepId };
            return true;
        }

        public FlowRun Finish(Step? waiting, bool lost) =>
            new(_texts, waiting, waiting is null ? null : _cursor with { Step = waiting.Id }, _values, _route, _escalations, _lastAnswer, lost) { Path = _path };

        private void Set(SetStep set)
        {
            if (set.Name == "route")
            {
                _route = set.To == RouteName(Route.HumanFirst) ? Route.HumanFirst : _route;
            }
            else if (_values.ContainsKey(set.Name) || _values.Count < FlowLimits.MaxValues)
            {
                _values = new Dictionary<string, string>(_values) { [set.Name] = set.To };
            }
        }

        private bool Holds(WhenCase test) => test.Is == test.Value switch
        {
            "route" => RouteName(_route),
            "level" => _level.ToString(),
            _ => _values.GetValueOrDefault(test.Value),
        };

        private static string RouteName(Route route) => route == Route.HumanFirst ? "human_first" : "normal";
    }
}
