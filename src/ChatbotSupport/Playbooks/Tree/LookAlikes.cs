using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Tree;

/// <summary>Finds signs that an Arabic keyboard or a word processor writes where YAML knows only the plain one: they look right and make the line mean something else.</summary>
public static partial class LookAlikes
{
    // Every sign that one of the patterns looks for: most lines have none, and most hold no letter beyond the Latin ones at all.
    private static readonly SearchValues<char> Latin = SearchValues.Create(",;`");
    private static readonly SearchValues<char> Others = SearchValues.Create("\u00A6\u00AB\u00B4\u00B7\u00BB\u01C0\u060C\u061B\u0640\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2022\u2039\u203A\u2212\u2223\u2236\u2502\u25AA\u25CF\uA789\uFE13\uFE55\uFE63\uFF02\uFF07\uFF0D\uFF1A\uFF5C");

    /// <summary>Everything of that kind outside the blocks of text, the first of each line.</summary>
    public static IEnumerable<Finding> Find(string path, IReadOnlyList<string> lines, bool[] inBlock)
    {
        for (var index = 0; index < lines.Count; index++)
        {
            if (!inBlock[index] && HasSign(lines[index]) && Of(lines[index], path, index + 1) is { } finding)
            {
                yield return finding;
            }
        }
    }

    /// <summary>The line with every such sign replaced by the plain one; the same line when there is none.</summary>
    public static string Plain(string line)
    {
        line = Dash().Replace(line, match => match.Groups["indent"].Value + "- ");
        line = Colon().Replace(line, match => match.Groups["key"].Value + ": ");
        line = Bar().Replace(line, match => match.Groups["key"].Value + "|");
        line = Quotes().Replace(line, match => $"{match.Groups["key"].Value}'{match.Groups["value"].Value}'");
        return Commas().Replace(line, match => match.Groups["key"].Value + string.Join(' ', match.Groups["value"].Value.Split([',', '،', '؛', ';', ' '], StringSplitOptions.RemoveEmptyEntries)) + match.Groups["rest"].Value);
    }

    private static bool HasSign(ReadOnlySpan<char> line) => line.ContainsAny(Latin) || (!Ascii.IsValid(line) && line.ContainsAny(Others));

    private static Finding? Of(string line, string path, int number)
    {
        Place At(Group group) => new(path, number, group.Index + 1);

        return Dash().Match(line) is { Success: true } dash ? SyntaxSentences.DashLookAlike(At(dash.Groups["sign"]))
            : Colon().Match(line) is { Success: true } colon ? SyntaxSentences.ColonLookAlike(At(colon.Groups["sign"]))
            : Bar().Match(line) is { Success: true } bar ? SyntaxSentences.BarLookAlike(At(bar.Groups["sign"]))
            : Quotes().Match(line) is { Success: true } quotes ? SyntaxSentences.QuoteLookAlike(At(quotes.Groups["sign"]))
            : Commas().Match(line) is { Success: true } commas ? SyntaxSentences.CommaBetweenWords(At(commas.Groups["sign"]))
            : null;
    }

    [GeneratedRegex(@"^(?<indent> *)(?<sign>[\u2010-\u2015\u2212\u2022\u00B7\u25CF\u25AA\uFE63\uFF0D\u0640])[ \u00A0]*(?=\S)")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*) *(?<sign>[\uFF1A\uFE55\uFE13\uA789\u2236\u061B;\u060C]) *")]
    private static partial Regex Colon();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)(?<sign>[\uFF5C\u00A6\u2502\u2223\u01C0])[ \u00A0]*$")]
    private static partial Regex Bar();

    // Only around what holds no Arabic: Arabic between such signs is a text, which goes into a block.
    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)(?<sign>[\u2018-\u201F\u2039\u203A\u00AB\u00BB\uFF02\uFF07`\u00B4])(?<value>[^\u0621-\u064A'\u2018-\u201F\u00AB\u00BB]*)[\u2018-\u201F\u2039\u203A\u00AB\u00BB\uFF02\uFF07`\u00B4]?[ \u00A0]*$")]
    private static partial Regex Quotes();

    [GeneratedRegex(@"^(?<key> *(?:- )?[a-z][a-z0-9_]*: +)(?<value>[A-Za-z][A-Za-z0-9_]* *(?<sign>[,\u060C\u061B;]) *[A-Za-z][A-Za-z0-9_]*(?:[ ,\u060C\u061B;]+[A-Za-z][A-Za-z0-9_]*)*)(?<rest> *(?:#.*)?)$")]
    private static partial Regex Commas();
}
