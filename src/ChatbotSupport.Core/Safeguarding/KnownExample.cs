namespace ChatbotSupport.Core.Safeguarding;

/// <summary>What operators wrote down about one line.</summary>
/// <param name="tells">For each sound, in their order: true, false, or null when nobody said.</param>
internal sealed class KnownExample(bool?[] tells)
{
    /// <summary>For each sound, in their order: true, false, or null when nobody said.</summary>
    public bool?[] Tells { get; } = tells;

    /// <summary>The danger that whoever writes it is asked about.</summary>
    public Flag? Asks { get; set; }

    /// <summary>It stands among what is harmless, or among what is told without such a danger: nobody is asked about one.</summary>
    public bool IsHarmless { get; init; }

    /// <summary>All of it in a few letters: two that say the same are interchangeable.</summary>
    public string Said => $"{IsHarmless} {Asks} {string.Concat(Tells.Select(tells => tells switch { true => '+', false => '-', null => '?' }))}";
}
