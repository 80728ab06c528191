using System.Diagnostics.CodeAnalysis;

namespace ChatbotSupport;

/// <summary>A token, a password or a passphrase. It cannot be printed: whoever formats it, alone or within a record, writes «…»; it is handed out only by name.</summary>
public sealed class SecretText
{
    private readonly string _secret;

    private SecretText(string secret) => _secret = secret;

    /// <summary>How long it is; what it is made of is told to nobody.</summary>
    public int Length => _secret.Length;

    /// <summary>Takes a text for a secret.</summary>
    [return: NotNullIfNotNull(nameof(secret))]
    public static implicit operator SecretText?(string? secret) => secret is null ? null : new(secret);

    /// <summary>The secret itself, for whoever must hand it over.</summary>
    public string Reveal() => _secret;

    /// <inheritdoc/>
    public override string ToString() => "…";
}
