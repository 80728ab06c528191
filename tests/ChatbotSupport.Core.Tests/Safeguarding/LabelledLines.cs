using System.Runtime.CompilerServices;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>A line of a test file: what must be seen in it, and the text.</summary>
internal sealed record LabelledLine(IReadOnlyList<Flag> Flags, bool Imminent, bool HumanFirst, Flag? Asked, bool Harmless, string Text, string Source);

/// <summary>Reads files of «flags | text», one line each.</summary>
internal static class LabelledLines
{
    public static IReadOnlyList<LabelledLine> Read(string file, [CallerFilePath] string here = "") =>
        [.. Texts(file, here).Select(Parse)];

    /// <summary>Lines without a label.</summary>
    public static IEnumerable<string> Texts(string file, [CallerFilePath] string here = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Where(line => line.Length > 0 && line[0] != '#');

    public static LabelledLine Parse(string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var marks = line[..bar].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var flags = new List<Flag>();
        Flag? asked = null;
        foreach (var mark in marks)
        {
            if (FlagNames.TryParse(mark, out var flag))
            {
                flags.Add(flag);
            }
            else if (mark.StartsWith("ask:", StringComparison.Ordinal) && FlagNames.TryParse(mark[4..], out flag))
            {
                asked = flag;
            }
            else if (mark is not ("none" or "L4" or "human_first"))
            {
                throw new InvalidOperationException($"unknown mark: {mark}");
            }
        }

        return new(flags, marks.Contains("L4"), marks.Contains("human_first"), asked, marks.Contains("none"), line[(bar + 1)..].Trim(), line);
    }
}
