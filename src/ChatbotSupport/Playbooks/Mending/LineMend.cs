using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Mending;

/// <summary>Mends one line for one finding, where only one mend can be meant. Everything else on the line stays as it is.</summary>
public static partial class LineMend
{
    private const string Tab = "  ";

    private static readonly HashSet<string> Texts = ["text", "more", "title", "label", "retry", "claim", "why", "source", "advice", "share", "name", "good", "mend"];

    private static readonly Dictionary<string, Func<string, Finding, string?>> Kinds = new(StringComparer.Ordinal)
    {
        ["tab"] = (line, _) => LeadingTabs().Replace(line, match => string.Concat(match.Value.Select(letter => letter == '\t' ? Tab : letter.ToString()))).Replace('\t', ' '),
        ["hidden_character"] = (line, _) => Hidden().Replace(line, ""),
        ["strange_space"] = (line, _) => StrangeSpace().Replace(line, " "),
        ["colon_look_alike"] = (line, _) => LookAlikes.Plain(line),
        ["dash_look_alike"] = (line, _) => LookAlikes.Plain(line),
        ["bar_look_alike"] = (line, _) => LookAlikes.Plain(line),
        ["quote_look_alike"] = (line, _) => LookAlikes.Plain(line),
        ["comma_between_words"] = (line, _) => LookAlikes.Plain(line),
        ["no_space_after_colon"] = (line, at) => line.Length >= at.Column ? line.Insert(at.Column, " ") : null,
        ["cut_by_hash"] = (line, _) => Block(line),
        ["plain_text_trap"] = (line, _) => Block(line),
        ["open_quote"] = (line, _) => Block(line),
        ["text_not_block"] = (line, _) => Block(line),
        ["tag"] = (line, _) => Block(line),
        ["anchor"] = (line, _) => Block(line),
        ["alias"] = (line, _) => Block(line),
        ["brackets"] = (line, _) => WordsInBrackets().IsMatch(line) ? WordsInBrackets().Replace(line, match => match.Groups["key"].Value + string.Join(' ', match.Groups["words"].Value.Split([',', '،', ' '], StringSplitOptions.RemoveEmptyEntries))) : null,
        ["not_quoted"] = (line, _) => Value(line, value => value),
        ["bad_phone"] = (line, _) => Value(line, Phone),
        ["bad_date"] = (line, _) => Value(line, Date),
        ["bad_time"] = (line, _) => Value(line, Time),
        ["bad_number"] = (line, _) => Plain().Replace(line, match => match.Groups["key"].Value + Digits.ToAscii(match.Groups["value"].Value)),
    };

    /// <summary>Whether findings of this kind can be mended at all.</summary>
    public static bool Knows(string code) => Kinds.ContainsKey(code);

    /// <summary>The mended line, which may be several; null when only a person can tell what was meant.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="finding">What is wrong with it.</param>
    public static string? Of(string line, Finding finding) =>
        Kinds.GetValueOrDefault(finding.Code)?.Invoke(line, finding) is { } mended && mended != line ? mended : null;

    // The text goes on the next line, where no sign in it means anything.
    private static string? Block(string line)
    {
        if (KeyAndValue().Match(line) is not { Success: true } match || !Texts.Contains(match.Groups["name"].Value))
        {
            return null;
        }

        var text = Said(match.Groups["value"].Value.TrimEnd());
        var indent = new string(' ', match.Groups["name"].Index + PlaybookLimits.Indent);
        return text is { Length: > 0 } ? $"{match.Groups["key"].Value}|\n{indent}{text}" : null;
    }

    // What people were to read; null where that is a guess: a remark behind the text must not become part of it, and the head of a block is no text.
    private static string? Said(string value) => value switch
    {
        _ when BlockHead().IsMatch(value) => null,
        ['|' or '>', ..] => value.TrimStart('|', '>').Trim(),
        ['"', .. var rest] when !rest.Contains('"', StringComparison.Ordinal) => rest.Contains('\\', StringComparison.Ordinal) ? null : rest,
        ['\'', .. var rest] when !rest.Contains('\'', StringComparison.Ordinal) => rest,
        ['"', ..] when InDoubleQuotes().Match(value) is { Success: true } said => said.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal),
        ['\'', ..] when InSingleQuotes().Match(value) is { Success: true } said => said.Groups["text"].Value.Replace("''", "'", StringComparison.Ordinal),
        ['"', .. var rest, '"'] => Remark().IsMatch(rest) || rest.Contains('\\', StringComparison.Ordinal) ? null : rest, // quotes within quotes
        ['"' or '\'', ..] => null,
        _ when Remark().IsMatch(value) => null,
        _ => value,
    };

    private static string? Value(string line, Func<string, string?> mend)
    {
        var match = QuotedOrPlain().Match(line);
        return match.Success && mend(match.Groups["value"].Value.Trim()) is { Length: > 0 } value && !value.Contains('\'', StringComparison.Ordinal)
            ? $"{match.Groups["key"].Value}'{value}'{match.Groups["rest"].Value}"
            : null;
    }

    private static string? Phone(string value)
    {
        // A zero that is left out abroad, or two numbers in one value: whoever is in danger would dial what nobody has.
        if (TwoMeanings().IsMatch(Digits.ToAscii(value)))
        {
            return null;
        }

        var number = Separators().Replace(Digits.ToAscii(value), "");
        return number.TrimStart('+').All(char.IsAsciiDigit) ? number : null;
    }

    // A day before the month, or after it, cannot be told apart; a year in front can.
    private static string? Date(string value) =>
        DateOnly.TryParseExact(Digits.ToAscii(value), ["yyyy/M/d", "yyyy-M-d", "yyyy.M.d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string? Time(string value) =>
        TimeOnly.TryParseExact(Digits.ToAscii(value), ["H:mm", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex(@"^[|>][-+0-9]*(?: +#.*)?$")]
    private static partial Regex BlockHead();

    [GeneratedRegex(@"^""(?<text>(?:[^""\\]|\\"")*)""$")]
    private static partial Regex InDoubleQuotes();

    [GeneratedRegex(@"^'(?<text>(?:[^']|'')*)'$")]
    private static partial Regex InSingleQuotes();

    [GeneratedRegex(@"(?:^| )#(?: |$)")]
    private static partial Regex Remark();

    [GeneratedRegex(@"\(0\)|^(?:\+|00)[ \-]?964[ \-(]*0|[0-9] +[\-\u2010-\u2015/] +[0-9]")]
    private static partial Regex TwoMeanings();

    [GeneratedRegex(@"^[ \t]*")]
    private static partial Regex LeadingTabs();

    [GeneratedRegex(@"[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\u061C\u00AD\uFEFF]")]
    private static partial Regex Hidden();

    [GeneratedRegex(@"[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]")]
    private static partial Regex StrangeSpace();

    [GeneratedRegex(@"^(?<key> *(?:- )?(?<name>[a-z][a-z0-9_]*) *: +)(?<value>\S.*)$")]
    private static partial Regex KeyAndValue();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)\[(?<words>[A-Za-z0-9_ ,\u060C]*)\] *$")]
    private static partial Regex WordsInBrackets();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)(?<quote>['""]?)(?<value>[^'""#]+?)\k<quote>(?<rest> *(?: #.*)?)$")]
    private static partial Regex QuotedOrPlain();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)(?<value>[0-9\u0660-\u0669\u06F0-\u06F9]+)(?= *(?:#.*)?$)")]
    private static partial Regex Plain();

    [GeneratedRegex(@"[ \-.()\u2010-\u2015\u00A0]")]
    private static partial Regex Separators();
}
