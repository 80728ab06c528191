using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Flows;

/// <summary>One step of a flow. A closed family: the ten kinds below are all there are.</summary>
/// <param name="Id">Stable id inside the flow.</param>
public abstract record Step(string Id)
{
    /// <summary>The step that stands in this one's place where the route is <see cref="Route.HumanFirst"/>, also for a person who stands here when the route changes; null when this one suits both.</summary>
    public string? HumanFirst { get; init; }
}

/// <summary>Says something and goes on at once. Holds either a text or the id of a vetted answer.</summary>
public sealed record SayStep(string Id, string? Text, string? Answer, string Next) : Step(Id);

/// <summary>Asks with fixed options and waits for one of them.</summary>
/// <param name="Id">Stable id inside the flow.</param>
/// <param name="Text">The question, three short lines.</param>
/// <param name="More">What «المزيد» adds, or null.</param>
/// <param name="Options">One to ten options.</param>
public sealed record ChoicesStep(string Id, string Text, string? More, IReadOnlyList<ChoiceOption> Options) : Step(Id);

/// <summary>An option of a <see cref="ChoicesStep"/>.</summary>
/// <param name="Id">Stable id inside the step.</param>
/// <param name="Text">What the button says.</param>
/// <param name="Next">Where it leads.</param>
/// <param name="Tone">What it is coloured for.</param>
/// <param name="Answers">The bare word that chooses it when typed.</param>
public sealed record ChoiceOption(string Id, string Text, string Next, Tone Tone = Tone.Usual, BareWord Answers = BareWord.None);

/// <summary>A word that people type instead of pressing, where the question can be answered so.</summary>
public enum BareWord
{
    /// <summary>None.</summary>
    None,

    /// <summary>«نعم».</summary>
    Yes,

    /// <summary>«لا».</summary>
    No,
}

/// <summary>Waits for a typed value and keeps it with the conversation.</summary>
public sealed record AskStep(string Id, string Text, ValueKind Expects, string Save, string Retry, string? Skip, string Next) : Step(Id);

/// <summary>Branches without a word: the first case that holds decides.</summary>
public sealed record WhenStep(string Id, IReadOnlyList<WhenCase> Cases, string Else) : Step(Id);

/// <summary>A case of a <see cref="WhenStep"/>: holds when the named value equals <paramref name="Is"/>. `route` and `level` are always known.</summary>
public sealed record WhenCase(string Value, string Is, string Next);

/// <summary>Keeps a value with the conversation. Setting `route` to `human_first` raises the route.</summary>
public sealed record SetStep(string Id, string Name, string To, string Next) : Step(Id);

/// <summary>Runs another flow and comes back.</summary>
public sealed record CallStep(string Id, string Flow, string Next) : Step(Id);

/// <summary>Leaves for another flow, at its start or at a step of it.</summary>
public sealed record GoStep(string Id, string Flow, string? Step) : Step(Id);

/// <summary>Hands the conversation to the volunteers at a level and goes on.</summary>
public sealed record EscalateStep(string Id, Level Level, Reason Reason, string Next) : Step(Id);

/// <summary>Asks whether the person may be written to later, and goes on at once. Passed over where it cannot be kept: nobody is asked for a promise that is broken.</summary>
/// <param name="Id">Stable id inside the flow.</param>
/// <param name="Text">Asks for consent: whether, and after how long.</param>
/// <param name="After">How long after the answer the person is written to.</param>
/// <param name="Then">The step that is shown later, after a neutral line and the person's press.</param>
/// <param name="Next">The step that follows now, whatever is answered.</param>
public sealed record FollowUpStep(string Id, string Text, TimeSpan After, string Then, string Next) : Step(Id);

/// <summary>Ends the flow, with a last text or without.</summary>
public sealed record EndStep(string Id, string? Text) : Step(Id);
