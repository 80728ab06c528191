using System.CommandLine;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>The names under what goes live: who does it, and who looked at it as well.</summary>
/// <param name="By">Who does it.</param>
/// <param name="Reviewer">Who looked at it; null for nobody.</param>
public sealed record Signature(string By, string? Reviewer)
{
    /// <summary>Two people stand behind it.</summary>
    public bool IsOfTwo => !string.IsNullOrEmpty(Reviewer) && !string.Equals(Reviewer, By, StringComparison.OrdinalIgnoreCase);

    /// <summary>Asks for the names on the command line; who does it must say so.</summary>
    public static Func<ParseResult, Signature> Ask(Command verb, Tongue tongue, string arabicBy, string englishBy)
    {
        var by = new Option<string>("--by") { Required = true, Description = tongue.Say(arabicBy, englishBy) };
        by.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
            {
                result.AddError(tongue.Say("الاسم بعد --by لازم", "--by needs a name"));
            }
        });
        var reviewer = new Option<string?>("--reviewed-by") { Description = tongue.Say("اسم من راجع؛ لازم لما يمس السلامة والحقائق", "who looked at it as well; what touches safety or facts needs one") };
        verb.Add(by);
        verb.Add(reviewer);
        return parsed => new(parsed.GetRequiredValue(by).Trim(), parsed.GetValue(reviewer)?.Trim());
    }

    /// <summary>Tells that a second name is missing.</summary>
    public static string Missing(Tongue tongue, IReadOnlyList<string> files) => tongue.Say(
        $"لم يُنشر شيء: يلزم اسم ثانٍ مختلف (--reviewed-by) لأن هذه الملفات تمس السلامة: {string.Join("، ", files)}",
        $"Nothing was published: these files touch safety and need a second, different name (--reviewed-by): {string.Join(", ", files)}");
}
