using System.Text.RegularExpressions;
using ChatbotSupport.Playbooks.Sentences;
using YamlDotNet.Core;

namespace ChatbotSupport.Playbooks.Tree;

/// <summary>Turns YAML's complaint into the trap that somebody who writes Arabic text most likely stepped into.</summary>
public static partial class SyntaxTrap
{
    /// <summary>Message of a fault of ours: lists inside lists without end.</summary>
    internal const string TooDeep = "too deep";

    /// <summary>Message of a fault of ours: a key that is a list or a map.</summary>
    internal const string KeyIsNotAWord = "key is not a word";

    /// <summary>Message of a fault of ours: the file stops in the middle.</summary>
    internal const string Ended = "ended";

    private const string Starters = "*&!@`%[]{},?";

    /// <summary>Explains the first syntax error of a file.</summary>
    public static Finding Explain(RawFile file, YamlException fault)
    {
        var at = new Place(file.Path, Math.Max(1, (int)fault.Start.Line), Math.Max(1, (int)fault.Start.Column));
        if (fault.Message.EndsWith(TooDeep, StringComparison.Ordinal))
        {
            return SyntaxSentences.TooDeep(at);
        }

        var line = file.Line(at.Line);
        if (OnLine(line, at) is { } here)
        {
            return here;
        }

        // YAML notices some faults only on the line after.
        var above = at with { Line = at.Line - 1, Column = 1 };
        if ((Glued(file.Line(above.Line), above) ?? Quotes(file.Line(above.Line), above)) is { } earlier)
        {
            return earlier;
        }

        if (line.Trim(' ').Length == 0)
        {
            return SyntaxSentences.EndsTooEarly(at);
        }

        var indent = line.Length - line.TrimStart(' ').Length;
        return indent > 0 ? SyntaxSentences.WrongIndentation(at with { Column = indent + 1 }) : SyntaxSentences.Unreadable(at);
    }

    private static Finding? OnLine(string line, Place at)
    {
        if ((Glued(line, at) ?? Quotes(line, at)) is { } finding)
        {
            return finding;
        }

        if (KeyAndValue().Match(line) is not { Success: true } match)
        {
            return null;
        }

        var value = match.Groups["value"].Value;
        var place = at with { Column = match.Groups["value"].Index + 1 };
        if (Starters.Contains(value[0], StringComparison.Ordinal) || value.StartsWith("- ", StringComparison.Ordinal) || TextAfterBlockSign().IsMatch(value))
        {
            return SyntaxSentences.PlainTextTrap(place, value[..1]);
        }

        var colon = InnerColon().Match(value);
        return colon.Success ? SyntaxSentences.PlainTextTrap(place with { Column = place.Column + colon.Index }, ":") : null;
    }

    private static Finding? Glued(string line, Place at) =>
        KeyWithoutSpace().Match(line) is { Success: true } glued
            ? SyntaxSentences.NoSpaceAfterColon(at with { Column = glued.Groups["colon"].Index + 1 })
            : null;

    private static Finding? Quotes(string line, Place at)
    {
        if (KeyAndValue().Match(line) is not { Success: true } match || match.Groups["value"].Value[0] is not ('"' or '\''))
        {
            return null;
        }

        var value = Comment().Replace(match.Groups["value"].Value, "").TrimEnd();
        var quote = value[0];
        var quotes = value.Count(letter => letter == quote);
        var place = at with { Column = match.Groups["value"].Index + 1 };
        if (quotes % 2 == 1)
        {
            return SyntaxSentences.OpenQuote(place);
        }

        return quotes > 2 || value[^1] != quote ? SyntaxSentences.PlainTextTrap(place, quote.ToString()) : null;
    }

    [GeneratedRegex(@"^ *(?:- )?[a-z][a-z0-9_]*(?<colon>:)[^ \n]")]
    private static partial Regex KeyWithoutSpace();

    [GeneratedRegex(@"^ *(?:- )?[a-z][a-z0-9_]* *: +(?<value>\S.*)$")]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"^[|>][-+0-9]* +[^# ]|^[|>][^-+0-9 ]")]
    private static partial Regex TextAfterBlockSign();

    [GeneratedRegex(@":(?= |$)")]
    private static partial Regex InnerColon();

    [GeneratedRegex(@"\s#.*$")]
    private static partial Regex Comment();
}
