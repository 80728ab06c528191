using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Stories;
using ChatbotSupport.Playbooks.Inspections;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>What no story visits, as numbers and as places in the files.</summary>
/// <param name="Steps">Steps visited, and all.</param>
/// <param name="Choices">Choices made, and all.</param>
/// <param name="Answers">Answers and alerts given, and all.</param>
/// <param name="Findings">Each place that is not visited.</param>
public sealed record Unvisited((int Seen, int All) Steps, (int Seen, int All) Choices, (int Seen, int All) Answers, IReadOnlyList<Finding> Findings)
{
    /// <summary>Compares what was visited with what is there.</summary>
    public static Unvisited Of(Content content, StoryCoverage seen)
    {
        var findings = new FindingList();
        var (steps, choices) = (Count(), Count());
        foreach (var (id, flow) in content.Flows)
        {
            foreach (var (step, map) in flow.Flow.Steps.Zip(flow.Steps))
            {
                if (Counted(steps, seen.Steps.Contains($"{id}/{step.Id}")))
                {
                    foreach (var (index, option) in ((step as ChoicesStep)?.Options ?? []).Index())
                    {
                        if (!Counted(choices, seen.Choices.Contains($"{id}/{step.Id}/{option.Id}")))
                        {
                            findings.Add(StorySentences.UntestedChoice((map["options"] as YamlList)?.Items[index].At ?? map.At, step.Id, option.Id));
                        }
                    }
                }
                else
                {
                    // A choice of a step that nobody reaches is not told twice.
                    choices[1] += (step as ChoicesStep)?.Options.Count ?? 0;
                    findings.Add(StorySentences.UntestedStep(map.At, id, step.Id));
                }
            }
        }

        // An answer may also be said by a step, or be the greeting that leads to the menu.
        var said = content.Flows.SelectMany(flow => flow.Value.Flow.Steps.OfType<SayStep>().Where(step => step.Answer is not null && seen.Steps.Contains($"{flow.Key}/{step.Id}"))).Select(step => step.Answer!).ToHashSet();
        var answers = Count();
        foreach (var (id, tree, isSeen) in content.Answers.Select(answer => (answer.Key, answer.Value.Tree, seen.Answers.Contains(answer.Key) || said.Contains(answer.Key)))
            .Concat(content.Alerts.Select(alert => (alert.Key, alert.Value.Tree, seen.Alerts.Contains(alert.Key)))))
        {
            if (!Counted(answers, isSeen))
            {
                findings.Add(StorySentences.UntestedAnswer(tree.At, id));
            }
        }

        return new((steps[0], steps[1]), (choices[0], choices[1]), (answers[0], answers[1]), findings.Sorted());
    }

    private static int[] Count() => [0, 0];

    private static bool Counted(int[] count, bool isSeen)
    {
        count[0] += isSeen ? 1 : 0;
        count[1]++;
        return isSeen;
    }
}
