using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>Looks for steps that people may stand on and that are gone without a word about where to continue.</summary>
public static class RemovedSteps
{
    /// <summary>Reports each, with how many people stand there.</summary>
    public static void Inspect(Content content, Standing standing, FindingList findings)
    {
        foreach (var (id, before) in standing.Flows)
        {
            var now = content.Flows.GetValueOrDefault(id);
            if (now is { Whole: false } || (now is null && content.FlowIds.Contains(id)))
            {
                continue;
            }

            foreach (var step in before.Steps.Where(step => now?.Flow.Find(step.Id) is null))
            {
                var people = standing.People.GetValueOrDefault((id, step.Id));
                if (now is not null)
                {
                    findings.Add(FlowSentences.RemovedStep(now.Tree["moved_to"]?.At ?? now.Tree["steps"]!.At, step.Id, people, NearestName.Of(step.Id, now.Flow.Steps.Select(other => other.Id))));
                }
                else if (people > 0)
                {
                    findings.Add(FlowSentences.RemovedFlow(Place.Start($"{PlaybookPaths.Flows}{id}{PlaybookPaths.Ending}"), id, step.Id, people));
                }
            }
        }
    }
}
