using ChatbotSupport.Core.Alerts;

namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about what is suspicious in a link, and about alerts that nobody checked yet; they stand in `messages.yaml` with the others.</summary>
public static class AlertMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Unchecked, CheckButton, LooksOfficial, Short, Disguised, ForeignLetters, BareAddress }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

    /// <summary>The sentence about a sign.</summary>
    public static string Of(LinkSign sign) => sign switch
    {
        LinkSign.LooksOfficial => LooksOfficial,
        LinkSign.Short => Short,
        LinkSign.Disguised => Disguised,
        LinkSign.ForeignLetters => ForeignLetters,
        _ => BareAddress,
    };

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Unchecked = "alert_unchecked";
    public const string CheckButton = "link_check_button";
    public const string LooksOfficial = "link_looks_official";
    public const string Short = "link_short";
    public const string Disguised = "link_disguised";
    public const string ForeignLetters = "link_foreign_letters";
    public const string BareAddress = "link_bare_address";
#pragma warning restore CS1591
}
