using System.Globalization;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Finds the place in a file for a mistake that Core found in a flow.</summary>
public static class IssuePlace
{
    /// <summary>The line and column of the part that is meant, or of the nearest thing around it that is written there.</summary>
    public static Place Of(FlowPlace place, IReadOnlyDictionary<string, ReadFlow> flows)
    {
        if (!flows.TryGetValue(place.Flow, out var flow))
        {
            return Place.Start($"{PlaybookPaths.Flows}{place.Flow}.yaml");
        }

        YamlNode node = place.Step is { } step && step < flow.Steps.Count ? flow.Steps[step] : flow.Tree;
        foreach (var part in place.Part.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var inner = node switch
            {
                YamlMap map => map[part],
                YamlList list when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (inner is null)
            {
                break;
            }

            node = inner;
        }

        return node.At;
    }
}
