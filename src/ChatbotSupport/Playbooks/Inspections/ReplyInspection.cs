using System.Text.RegularExpressions;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>Looks at the prepared replies: the steps they name, and that nothing about the police can be sent on the route where the police come last.</summary>
public static partial class ReplyInspection
{
    /// <summary>Reports everything that is wrong.</summary>
    public static void Inspect(Content content, DeskRules? desk, YamlMap? tree, FindingList findings)
    {
        var maps = (tree?["replies"] as YamlList)?.Items.OfType<YamlMap>() ?? [];
        foreach (var (reply, map) in (desk?.PreparedReplies ?? []).Zip(maps))
        {
            CheckSteps(content, reply, map, findings);
            if (map["text"] is YamlText text)
            {
                CheckRoute(content, reply, text, findings);
            }
        }
    }

    private static void CheckSteps(Content content, PreparedReply reply, YamlMap map, FindingList findings)
    {
        if (content.Flows.GetValueOrDefault(InspectionLimits.ResponseSteps) is { Whole: false })
        {
            return;
        }

        var steps = content.Flows.GetValueOrDefault(InspectionLimits.ResponseSteps)?.Flow.Steps.Select(step => step.Id).ToList() ?? [];
        foreach (var step in reply.Steps.Except(steps))
        {
            findings.Add(AnswerSentences.UnknownStep(map["steps"]!.At, step, InspectionLimits.ResponseSteps, NearestName.Of(step, steps)));
        }
    }

    private static void CheckRoute(Content content, PreparedReply reply, YamlText text, FindingList findings)
    {
        if (reply.Route != Route.Normal && Officials().Match(text.Value) is { Success: true } word)
        {
            findings.Add(DeskSentences.PoliceOnEveryRoute(text.PlaceOf(word.Index), word.Value));
        }

        foreach (Match name in Reference().Matches(text.Value))
        {
            if (content.Facts.GetValueOrDefault(name.Groups["name"].Value) is not { Kind: FactKind.Phone } fact || reply.Route == Route.Normal)
            {
                continue;
            }

            if (!content.Messages.GetValueOrDefault(MessageIds.EmergencyHumanFirst, "").Contains(fact.Value, StringComparison.Ordinal))
            {
                findings.Add(DeskSentences.PoliceOnEveryRoute(text.PlaceOf(name.Index), fact.Value));
            }
            else if (reply.Route is null)
            {
                findings.Add(DeskSentences.EmergencyWithoutRoute(text.PlaceOf(name.Index), fact.Value));
            }
        }
    }

    [GeneratedRegex(@"(?<![\u0621-\u0652])[وف]?[بلك]?(?:ال|ل)?(?:شرط(?:ة|ه|ي|ية|يه)|مخفر|ضابط[ةه]?|شكوى|شكاوى|بلاغ|محكم[ةه]|قاضي?)(?![\u0621-\u0652])")]
    private static partial Regex Officials();

    [GeneratedRegex(@"\(\((?<name>[^()\n]*)\)\)")]
    private static partial Regex Reference();
}
