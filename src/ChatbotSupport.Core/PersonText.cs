using System.Diagnostics.CodeAnalysis;

namespace ChatbotSupport.Core;

/// <summary>What a person wrote, or what leads to them. It cannot be printed: whoever formats it, alone or within a record, writes «…»; it is handed out only by name.</summary>
public sealed record PersonText
{
    private readonly string _text;

    private PersonText(string text) => _text = text;

    /// <summary>Takes a text for somebody's.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator PersonText?(string? text) => text is null ? null : new(text);

    /// <summary>The text itself, for whoever reads, answers or seals it.</summary>
    public string Reveal() => _text;

    /// <inheritdoc/>
    public override string ToString() => "…";
}
