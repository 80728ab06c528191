namespace ChatbotSupport.Core.Alerts;

/// <summary>A link found in a text; it is never opened.</summary>
/// <param name="Host">The host in lower case, without www., international names in their xn-- form.</param>
/// <param name="Path">The path without tracking and trailing slash; empty when there is none.</param>
/// <param name="Defanged">How it is shown so that nobody opens it by accident: example[.]com.</param>
public sealed record Link(string Host, string Path, string Defanged)
{
    /// <summary>Something stands before an @ in front of the host, where it only misleads.</summary>
    public bool IsDisguised { get; init; }
}
