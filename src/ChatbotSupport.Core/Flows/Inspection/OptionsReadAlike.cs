using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Two options of a question read alike once spelling is evened out: a typed answer could mean either.</summary>
/// <param name="Place">The second one.</param>
/// <param name="Other">Id of the first one.</param>
public sealed record OptionsReadAlike(FlowPlace Place, string Other) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book)
    {
        foreach (var flow in book.Flows)
        {
            foreach (var (number, step) in flow.Steps.Index())
            {
                var seen = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var (index, option) in ((step as ChoicesStep)?.Options ?? []).Index())
                {
                    var words = ArabicText.Normalize(option.Text);
                    if (words.Length > 0 && !seen.TryAdd(words, option.Id))
                    {
                        yield return new OptionsReadAlike(new(flow.Id, number, $"options/{index}/text"), seen[words]);
                    }
                }
            }
        }
    }
}
