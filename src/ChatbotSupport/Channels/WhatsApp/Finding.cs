namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>How something was found to be with Meta, as codes; null for what was not asked.</summary>
/// <param name="Number">The number.</param>
/// <param name="Template">The template.</param>
/// <param name="Token">The token.</param>
internal sealed record Finding(string? Number = null, string? Template = null, string? Token = null)
{
    /// <summary>The token is taken.</summary>
    public const string GoodToken = "VALID";

    /// <summary>The token is not taken.</summary>
    public const string RefusedToken = "REFUSED";

    /// <summary>A template that may be sent.</summary>
    public const string Approved = "APPROVED";

    /// <summary>A template, or a number, of which people complain: it still serves, and will not for long.</summary>
    public const string Flagged = "FLAGGED";
}
