using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>Looks at the answers together: where their buttons lead, and phrasings that stand in two of them.</summary>
public static class AnswerInspection
{
    /// <summary>Reports everything that is wrong.</summary>
    public static void Inspect(Content content, FindingList findings)
    {
        foreach (var answer in content.Answers.Values)
        {
            foreach (var (index, next) in answer.Answer.Next.Index())
            {
                if (next.Flow is { Length: > 0 } flow && (answer.Tree["next"] as YamlList)?.Items[index] is YamlMap map)
                {
                    CheckButton(content, flow, next.Step, map, findings);
                }
            }
        }

        CheckNear(content, findings);
        FindShared(content, findings);
    }

    private static void CheckNear(Content content, FindingList findings)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (topic, tree) in content.OffTopic.Near)
        {
            findings.AddRange(topic.Offered.Where(id => !content.AnswerIds.Contains(id)).Select(id => AnswerSentences.UnknownOffered(tree["offer"]!.At, id, NearestName.Of(id, content.AnswerIds))));
            if (topic.Id.Length > 0 && !ids.Add(topic.Id))
            {
                findings.Add(AnswerSentences.RepeatedTopic(tree["id"]!.At, topic.Id));
            }
        }
    }

    private static void CheckButton(Content content, string flow, string? step, YamlMap map, FindingList findings)
    {
        if (!content.FlowIds.Contains(flow))
        {
            findings.Add(AnswerSentences.UnknownFlow(map["flow"]!.At, flow, NearestName.Of(flow, content.FlowIds)));
        }
        else if (step is { Length: > 0 } && content.Flows.TryGetValue(flow, out var target) && target.Whole && target.Flow.Find(step) is null)
        {
            findings.Add(AnswerSentences.UnknownStep(map["step"]!.At, step, flow, NearestName.Of(step, target.Flow.Steps.Select(other => other.Id))));
        }
    }

    private static void FindShared(Content content, FindingList findings)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, answer) in content.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal))
        {
            foreach (var example in answer.Answer.Examples)
            {
                var words = ArabicText.Normalize(example);
                if (!first.TryAdd(words, id) && first[words] != id)
                {
                    findings.Add(AnswerSentences.SharedExample(LinePlace.Of(answer.Tree["examples"], example), example, first[words]));
                }
            }
        }

        foreach (var (topic, tree) in content.OffTopic.Near)
        {
            findings.AddRange(topic.Examples.Where(example => first.ContainsKey(ArabicText.Normalize(example)))
                .Select(example => AnswerSentences.SharedExample(LinePlace.Of(tree["examples"], example), example, first[ArabicText.Normalize(example)])));
        }
    }
}
