using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Texts that go out together, said one after another up to the next question, are longer than one message holds.</summary>
/// <param name="Place">The step with which the message begins.</param>
/// <param name="Length">How long the message can become.</param>
/// <param name="Until">The step with which it ends, as `flow/step`.</param>
public sealed record MergedTextTooLong(FlowPlace Place, int Length, string Until) : FlowIssue(Place)
{
    private const int Separator = 2;

    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        var graphs = book.Flows.Where(flow => flow.Steps.Count > 0 && !book.Incomplete.Contains(flow.Id)).Select(flow => new FlowGraph(flow));
        foreach (var graph in graphs)
        {
            var steps = graph.Flow.Steps;
            var follows = Enumerable.Range(0, steps.Count).Where(step => steps[step] is SayStep).SelectMany(graph.Targets).ToHashSet();
            foreach (var start in Enumerable.Range(0, steps.Count).Where(step => steps[step] is SayStep && !follows.Contains(step)))
            {
                var (length, last) = Longest(book, graph, start, []);
                if (length > FlowLimits.MaxTextLength)
                {
                    yield return new MergedTextTooLong(new(graph.Flow.Id, start), length, $"{graph.Flow.Id}/{steps[last].Id}");
                }
            }
        }
    }

    // Branches, calls and escalations end the chain here: what they add depends on the person.
    private static (int Length, int Last) Longest(FlowBook book, FlowGraph graph, int at, HashSet<int> path)
    {
        var step = graph.Flow.Steps[at];
        var own = (Length: Own(book, step), Last: at);
        if (step is FollowUpStep later && graph.Number(later.Next) is { } after && path.Add(at) && Longest(book, graph, after, path) is var passed && passed.Length > own.Length)
        {
            return passed;
        }

        if (step is not SayStep || graph.Targets(at) is not [var next] || !path.Add(at))
        {
            return own;
        }

        var rest = Longest(book, graph, next, path);
        return rest.Length == 0 ? own : (own.Length + Separator + rest.Length, rest.Last);
    }

    private static int Own(FlowBook book, Step step) => step switch
    {
        SayStep { Text: { } text } => Variants.Longest(text),
        SayStep { Answer: { } id } when book.Answers.TryGetValue(id, out var answer) => Longer(answer),
        ChoicesStep choices => Variants.Longest(choices.Text),
        AskStep ask => Variants.Longest(ask.Text),
        FollowUpStep later => Variants.Longest(later.Text),
        EndStep { Text: { } text } => Variants.Longest(text),
        _ => 0,
    };

    private static int Longer(Answer answer) => answer.Variants.Select(variant => Variants.Longest(variant.Text)).Append(Variants.Longest(answer.Text)).Max();
}
