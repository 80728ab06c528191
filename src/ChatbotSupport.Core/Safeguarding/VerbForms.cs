namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The forms of a verb in the dialect and in standard Arabic, made from its stem, so that nobody has to list «يقتلني، تقتلوني، قتلتني …».</summary>
internal static class VerbForms
{
    private const string Doer = "i";
    private const string Deed = "mine";

    private const int Radicals = 3;

    private static readonly string[] Owners = ["ي", "ك", "ج", "نا"];
    private static readonly string[] Participle = ["", "ي", "ين", "ت"];
    private static readonly string[] Present = ["ي", "ت", "ن", "ا"];
    private static readonly string[] Plural = ["", "و", "ون"];
    private static readonly string[] Past = ["", "ت", "و", "تو", "نا"];
    private static readonly string[] AnyObject = ["", "ه", "ها", "هم", "هن", "ني", "ك", "ج", "كم"];

    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["me"] = ["ني"],
        ["you"] = ["ك", "ج", "كم", "كن"],
        ["her"] = ["ها"],
        ["him"] = ["ه", "هم", "هن"],
        ["us"] = ["نا", "نه"],
        ["any"] = AnyObject,
        ["none"] = [""],
    };

    /// <summary>All that may be asked of a verb: whom it is done to, and the two besides.</summary>
    public static IEnumerable<string> Asked => Objects.Keys.Append(Doer).Append(Deed);

    /// <summary>Every form done to somebody (me, you, her, him, us), to anybody (any) or nobody named (none), what the writer means to do (i), or the deed as a noun (mine); null for another word.</summary>
    public static IEnumerable<string>? Of(IReadOnlyList<string> stems, string whom)
    {
        if (whom == Doer)
        {
            return stems.SelectMany(stem => AnyObject.Where(ending => ending is not "ني").SelectMany(ending => new[] { "ا" + stem + ending, "ا" + stem + "ن" + ending, "ن" + stem + ending }));
        }

        if (whom == Deed)
        {
            // «قتلي», «بذبحك»: the deed itself, done to whom the ending names.
            return stems.SelectMany(stem => Owners.Select(ending => stem + ending));
        }

        return Objects.TryGetValue(whom, out var endings)
            ? stems.SelectMany(stem => endings.SelectMany(ending => Forms(stem, ending)))
            : null;
    }

    private static IEnumerable<string> Forms(string stem, string ending)
    {
        foreach (var plural in Plural)
        {
            foreach (var person in Present)
            {
                yield return person + stem + plural + ending;
            }
        }

        // «ذبحنا» is "we slaughtered" more often than "he slaughtered us".
        foreach (var past in ending is "نا" or "نه" ? [] : Past)
        {
            yield return stem + past + ending;
        }

        // «حابسني، ضاربيني»
        foreach (var participle in stem.Length == Radicals && ending.Length > 0 ? Participle : [])
        {
            yield return $"{stem[0]}ا{stem[1..]}{participle}{ending}";
        }
    }
}
