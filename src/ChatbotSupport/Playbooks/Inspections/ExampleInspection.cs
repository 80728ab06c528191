using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>`check --examples`: leaves each phrasing out and sees whether the others still lead to its answer. What leads elsewhere is too like the phrasings there.</summary>
public static class ExampleInspection
{
    /// <summary>Everything found, in the order of the files.</summary>
    public static IReadOnlyList<Finding> Inspect(Content content)
    {
        var findings = new FindingList();
        var examples = content.Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal)
            .SelectMany(answer => answer.Value.Answer.Examples.Select(example => (Id: answer.Key, Text: example))).ToList();
        var fixedOnes = content.OffTopic.Examples.Select(text => new Phrasing(text, null))
            .Concat(content.Answers.Values.Select(answer => new Phrasing(answer.Answer.Title, answer.Answer.Id))).ToList();
        for (var part = 0; part < PlaybookLimits.ExampleParts; part++)
        {
            // Learning anew for each of some thousand phrasings would take hours; a part at a time answers the same question.
            var left = examples.Where((_, index) => index % PlaybookLimits.ExampleParts == part).ToList();
            var words = left.Select(example => ArabicText.Normalize(example.Text)).ToHashSet(StringComparer.Ordinal);
            var others = examples.Where(example => !words.Contains(ArabicText.Normalize(example.Text))).Select(example => new Phrasing(example.Text, example.Id));
            var finder = new AnswerFinder([.. fixedOnes, .. others]);
            foreach (var (id, text) in left)
            {
                if (Judge(content.Answers[id], text, finder.Find(text), finder.Rank(text)) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }

        return findings.Sorted();
    }

    private static Finding? Judge(ReadAnswer answer, string text, AnswerMatch match, AnswerRanking ranking)
    {
        var at = LinePlace.Of(answer.Tree["examples"], text);
        return match.AnswerId is { } other && other != answer.Answer.Id ? AnswerSentences.ExampleLikeOther(at, text, other)
            : ranking.Ids.Count > 0 && !ranking.Ids.Contains(answer.Answer.Id) ? AnswerSentences.ExampleNotFound(at, text, ranking.Ids[0])
            : null;
    }
}
