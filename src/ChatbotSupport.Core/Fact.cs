namespace ChatbotSupport.Core;

/// <summary>A number, link, law, statistic or name that texts quote as ((id)); kept in one place because it changes and must be checked.</summary>
/// <param name="Id">The name in double parentheses.</param>
/// <param name="Kind">What it is, for example to make a phone number callable.</param>
/// <param name="Value">What is shown; dialled numbers in ASCII digits without spaces.</param>
/// <param name="Label">What it is called where it is listed.</param>
/// <param name="Source">Where it was read.</param>
/// <param name="VerifiedOn">When it was last checked.</param>
/// <param name="ReviewBy">When it is due again; a passed date is reported, never an error.</param>
/// <param name="Show">False: never shown to a person.</param>
public sealed record Fact(string Id, FactKind Kind, string Value, string Label, string Source, DateOnly VerifiedOn, DateOnly ReviewBy, bool Show);

/// <summary>Kinds of facts.</summary>
public enum FactKind
{
    /// <summary>A number to dial.</summary>
    Phone,

    /// <summary>An address on the web.</summary>
    Link,

    /// <summary>An account name.</summary>
    Handle,

    /// <summary>A law or article.</summary>
    Law,

    /// <summary>A figure.</summary>
    Statistic,

    /// <summary>A name.</summary>
    Name,

    /// <summary>A date.</summary>
    Date,
}
