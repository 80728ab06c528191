using System.Text.RegularExpressions;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Texts;

/// <summary>What must not stand in a text that people read: numbers and links outside the facts, slash forms, signs that were meant for the bot.</summary>
public static partial class TextWording
{
    /// <summary>Everything wrong in the wording of one text.</summary>
    public static IEnumerable<Finding> Check(YamlText node, string text)
    {
        // Names of facts are not words of the text; blanks keep every place right.
        var words = Reference().Replace(text, BlankName);
        return All(words, ":", KeyInText(), match => TextSentences.KeyInText(node.PlaceOf(match.Groups["key"].Index), match.Groups["key"].Value))
            .Concat(All(words, "{}", Brace(), match => TextSentences.Brace(node.PlaceOf(match.Index))))
            .Concat(All(words, "()", HalfReference(), match => TextSentences.HalfReference(node.PlaceOf(match.Index))))
            .Concat(All(words, "_", Identifier(), match => TextSentences.Identifier(node.PlaceOf(match.Index), match.Value)))
            .Concat(All(words, "<&*_[", Markup(), match => TextSentences.Markup(node.PlaceOf(match.Index), match.Value)))
            .Concat(All(words, "/(", SlashForm(), match => TextSentences.SlashForm(node.PlaceOf(match.Index), match.Value)))
            .Concat(HasLatin(words) ? All(words, ".@:", Link(), match => TextSentences.Link(node.PlaceOf(match.Index), match.Value)) : [])
            .Concat(HasDigit(words) ? Number().Matches(HasLatin(words) ? Link().Replace(words, Blank) : words).Select(match => TextSentences.Number(node.PlaceOf(match.Index), match.Value)) : []);
    }

    /// <summary>Commands that speak to one gender only. What stands between « » is somebody else's word.</summary>
    public static IEnumerable<Finding> CheckAddress(YamlText node, string text) =>
        GenderedCommands.In(Quotation().Replace(Reference().Replace(text, NeutralOnly), Blank)).Select(command => TextSentences.Gendered(node.PlaceOf(command.Start.Value), text[command]));

    /// <summary>Whether two kinds of digits stand in one text.</summary>
    public static bool HasMixedDigits(string text) => text.AsSpan().ContainsAnyInRange('0', '9') && (text.AsSpan().ContainsAnyInRange('٠', '٩') || text.AsSpan().ContainsAnyInRange('۰', '۹'));

    /// <summary>Keys that slipped into a block because they were indented too far.</summary>
    public static IEnumerable<Finding> CheckKeys(YamlText node) =>
        All(node.Value, ":", KeyInText(), match => TextSentences.KeyInText(node.PlaceOf(match.Groups["key"].Index), match.Groups["key"].Value));

    // Most texts have none of the signs without which a pattern cannot be there.
    private static IEnumerable<Finding> All(string text, string signs, Regex pattern, Func<Match, Finding> tell) =>
        text.AsSpan().ContainsAny(signs) ? pattern.Matches(text).Select(tell) : [];

    private static bool HasDigit(ReadOnlySpan<char> text) => text.ContainsAnyInRange('0', '9') || text.ContainsAnyInRange('٠', '٩') || text.ContainsAnyInRange('۰', '۹');

    private static bool HasLatin(string text) => text.AsSpan().ContainsAnyInRange('A', 'z');

    // Of words for how somebody wishes to be addressed only the signs around them are no words.
    private static string BlankName(Match match) => match.Value.Contains(Variants.Between, StringComparison.Ordinal)
        ? $"  {match.Value[2..^2].Replace(Variants.Between, ' ')}  "
        : Blank(match);

    // What a man and a woman read may speak to them; what everybody else reads may not.
    private static string NeutralOnly(Match match) => match.Value.IndexOf(Variants.Between, StringComparison.Ordinal) is >= 0 and var end
        ? $"  {match.Value[2..end]}{new string(' ', match.Length - end)}"
        : Blank(match);

    private static string Blank(Match match) => new(' ', match.Length);

    [GeneratedRegex(@"\(\([^()\n]*\)\)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"^ *(?:- )?(?<key>[a-z][a-z0-9_]*): *(?:$|[^ /])", RegexOptions.Multiline)]
    private static partial Regex KeyInText();

    [GeneratedRegex(@"[{}]+")]
    private static partial Regex Brace();

    [GeneratedRegex(@"\(\(|\)\)")]
    private static partial Regex HalfReference();

    [GeneratedRegex(@"(?<![A-Za-z0-9_@/.])[a-z][a-z0-9]*_[a-z0-9_]+")]
    private static partial Regex Identifier();

    [GeneratedRegex(@"[\u0621-\u065F\u0671-\u06D3]+/[\u0621-\u065F\u0671-\u06D3]+|[\u0621-\u065F]+\((?:ة|ه|ها|ت|ي|ين|ات|ون|ا)\)")]
    private static partial Regex SlashForm();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9+.-]*://\S+|(?<![A-Za-z0-9])@[A-Za-z0-9_]{3,}|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?:/\S*)?")]
    private static partial Regex Link();

    // Two digits before a counting word («15 دقيقة») are an ordinary count; everything else that has digits together is a fact.
    [GeneratedRegex(@"(?<![0-9٠-٩۰-۹])(?!(?:[0-9]{2}|[٠-٩]{2}) ?(?:ثانية|دقيقة|دقائق|ساعة|ساعات|يوم|أيام|ليلة|أسبوع|شهر|سنة|سنوات|عام|مرة|رسالة|حرف|صفحة))[0-9٠-٩۰-۹]{2,}")]
    private static partial Regex Number();

    [GeneratedRegex(@"</?[A-Za-z][^<>\n]*>|&(?:[A-Za-z]{2,8}|#[0-9]{2,5});|\*\*[^*\n]+\*\*|__[^_\n]+__|\[[^\]\n]+\]\([^)\n]+\)")]
    private static partial Regex Markup();

    [GeneratedRegex(@"«[^»\n]*»")]
    private static partial Regex Quotation();
}
