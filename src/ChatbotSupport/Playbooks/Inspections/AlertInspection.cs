using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>Looks at the alerts as they will go out, and whether each recognises its own phrasings.</summary>
public static class AlertInspection
{
    private const int Separator = 2;

    /// <summary>Reports alerts that are longer than one message holds.</summary>
    public static void Inspect(Content content, FindingList findings)
    {
        // «المزيد» is the longest message an alert makes.
        var frame = Length(content, MessageIds.AlertMore) + Separator;
        foreach (var read in content.Alerts.Values)
        {
            var alert = read.Alert;
            var length = frame + alert.Claim.Length + alert.Why.Length + alert.Source.Length + alert.Advice.Length;
            if (length > FlowLimits.MaxTextLength)
            {
                findings.Add(AlertSentences.TooLong(read.Tree["advice"]?.At ?? read.Tree.At, length));
            }
        }
    }

    /// <summary>Phrasings that the finished matcher does not recognise, and texts it takes for a claim that it must not.</summary>
    public static IReadOnlyList<Finding> TryPhrasings(Content content, AlertMatcher matcher)
    {
        var findings = new FindingList();
        foreach (var (id, read) in content.Alerts)
        {
            foreach (var phrasing in read.Alert.Phrasings.Where(phrasing => matcher.Match(phrasing).AlertId != id))
            {
                findings.Add(AlertSentences.PhrasingNotRecognised(LinePlace.Of(read.Tree["phrasings"], phrasing), phrasing));
            }

            foreach (var other in read.Alert.Negative.Where(other => matcher.Match(other).AlertId == id))
            {
                findings.Add(AlertSentences.NegativeRecognised(LinePlace.Of(read.Tree["negative"], other), other));
            }
        }

        return findings.Sorted();
    }

    private static int Length(Content content, string message) => content.Messages.GetValueOrDefault(message)?.Length ?? 0;
}
