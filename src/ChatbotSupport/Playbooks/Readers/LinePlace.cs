using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Finds the place of one entry of a block that holds an entry a line.</summary>
public static class LinePlace
{
    /// <summary>The place of the entry; of the block itself when it is not in there.</summary>
    public static Place Of(YamlNode? node, string entry) => node is null ? default : Find(node, entry) ?? node.At;

    /// <summary>The place of the entry, or null.</summary>
    public static Place? Find(YamlNode? node, string entry)
    {
        if (node is not YamlText { Style: TextStyle.Block } block || entry.Length == 0)
        {
            return null;
        }

        var start = 0;
        foreach (var line in block.Value.Split('\n'))
        {
            if (line.Trim() == entry)
            {
                return block.PlaceOf(start + line.IndexOf(entry, StringComparison.Ordinal));
            }

            start += line.Length + 1;
        }

        return null;
    }
}
