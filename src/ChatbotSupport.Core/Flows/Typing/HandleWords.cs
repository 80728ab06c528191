using System.Text.RegularExpressions;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Typing;

/// <summary>Reads how the blackmailer can be found: a phone number, an account name or a link to a profile. It is kept sealed like every word of a person, and never looked up.</summary>
public static partial class HandleWords
{
    /// <summary>The number in digits 0–9, the account with its @, or the link; null when the text holds none of them.</summary>
    public static string? Read(string text)
    {
        var clean = Digits.ToAscii(Bidi.Strip(TextLimits.Cut(text)));
        return LinkReader.Read(clean) is [var link, ..] ? link.Host + link.Path
            : Account().Match(clean) is { Success: true } account ? account.Value
            : Phone().Match(clean) is { Success: true } phone ? Separators().Replace(phone.Value, "")
            : Name().IsMatch(clean.Trim()) ? "@" + clean.Trim()
            : null;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])@[A-Za-z0-9_.]{2,40}")]
    private static partial Regex Account();

    [GeneratedRegex(@"(?<![0-9])\+?[0-9](?:[ \-.()]{0,2}[0-9]){6,14}(?![0-9])")]
    private static partial Regex Phone();

    // A single word in Latin letters is an account name; an Arabic one may be anything.
    [GeneratedRegex(@"^(?=.*[A-Za-z])[A-Za-z0-9_.]{3,40}$")]
    private static partial Regex Name();

    [GeneratedRegex(@"[ \-.()]")]
    private static partial Regex Separators();
}
