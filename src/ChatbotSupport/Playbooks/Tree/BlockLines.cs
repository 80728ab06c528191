using System.Text.RegularExpressions;

namespace ChatbotSupport.Playbooks.Tree;

/// <summary>Tells the lines of a file that are inside a block of text (after `|`) from those that are keys, lists and values.</summary>
public static partial class BlockLines
{
    /// <summary>For each line whether it belongs to a block.</summary>
    public static bool[] Of(IReadOnlyList<string> lines)
    {
        var inside = new bool[lines.Count];
        int? block = null;
        for (var index = 0; index < lines.Count; index++)
        {
            var line = lines[index];
            if (block is { } depth && (line.Trim().Length == 0 || Indent(line) > depth))
            {
                inside[index] = true;
                continue;
            }

            block = line.AsSpan().ContainsAny('|', '>') && Opens().Match(line) is { Success: true } opening ? opening.Groups["indent"].Length : null;
        }

        return inside;
    }

    // A tab was meant as an indentation, and so was a space of another kind.
    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    // Behind the dash of a list the key stands deeper, and YAML counts from the key.
    [GeneratedRegex(@"^(?<indent>\s*(?:- +)?)[^\s:#]+ *: *[|>][-+0-9]*(?: +#.*)?\s*$")]
    private static partial Regex Opens();
}
