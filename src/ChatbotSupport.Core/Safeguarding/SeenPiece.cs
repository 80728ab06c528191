namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The words of a piece of a text and what stands in them: whoever looks at the same piece looks at what was found before.</summary>
internal sealed class SeenPiece(RiskCompiler rules, List<ScreenWord> words)
{
    private Found? _found;
    private bool[]? _idle;

    /// <summary>The words.</summary>
    public List<ScreenWord> Words { get; } = words;

    /// <summary>Finds phrases in them.</summary>
    public PhraseSearch Search { get; } = new(words, rules.Units);

    /// <summary>Every phrase that stands there.</summary>
    public Found Found => _found ??= Search.FindAll(rules.Index);

    /// <summary>The words that an idiom covers.</summary>
    public bool[] Idle => _idle ??= PlacesTogether.Covered(Found[rules.Idioms], Words.Count);
}
