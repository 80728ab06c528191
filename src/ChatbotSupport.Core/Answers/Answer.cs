namespace ChatbotSupport.Core.Answers;

/// <summary>A vetted answer of the catalogue with the phrasings that lead to it.</summary>
/// <param name="Id">Intent id.</param>
/// <param name="Title">How it is offered in «did you mean».</param>
/// <param name="Text">Three short lines.</param>
/// <param name="More">What «المزيد» adds, or null.</param>
/// <param name="HumanFirst">What is said instead when the route is human first, or null.</param>
/// <param name="Next">Up to two buttons after the answer.</param>
/// <param name="Examples">Example phrasings; never shown.</param>
public sealed record Answer(
    string Id,
    string Title,
    string Text,
    string? More,
    AnswerVariant? HumanFirst,
    IReadOnlyList<AnswerNext> Next,
    IReadOnlyList<string> Examples)
{
    /// <summary>What is said instead when somebody under eighteen is threatened, whoever writes, or null. Where the route is human first, that wording comes before it.</summary>
    public AnswerVariant? Minor { get; init; }

    /// <summary>What is said instead to whoever told that they are in the Kurdistan Region, or null. The two above come before it.</summary>
    public AnswerVariant? Kurdistan { get; init; }

    /// <summary>What is said instead to whoever told that they are outside Iraq, or null. The first two come before it.</summary>
    public AnswerVariant? Abroad { get; init; }

    /// <summary>Every wording besides the usual one.</summary>
    public IEnumerable<AnswerVariant> Variants => new[] { HumanFirst, Minor, Kurdistan, Abroad }.OfType<AnswerVariant>();
}

/// <summary>Another wording of an answer for people whose situation differs.</summary>
public sealed record AnswerVariant(string Text, string? More);

/// <summary>A button after an answer: into a flow (at a step), or to a human when <paramref name="Flow"/> is null.</summary>
public sealed record AnswerNext(string Label, string? Flow, string? Step);
