namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>What a diagram shows, before it is written as Mermaid or drawn.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Boxes">The boxes; the first one is the start.</param>
public sealed record Chart(string Title, IReadOnlyList<ChartBox> Boxes);

/// <summary>A box: a step, a state, or a place elsewhere that is only named.</summary>
/// <param name="Id">Unique; the step's or state's own id.</param>
/// <param name="Kind">How it looks.</param>
/// <param name="Name">What stands on top: the kind in words and the id.</param>
/// <param name="Text">What people read there, or what happens there.</param>
/// <param name="Ways">Where it goes on, in order.</param>
public sealed record ChartBox(string Id, ChartKind Kind, string Name, string Text, IReadOnlyList<ChartWay> Ways);

/// <summary>A way from a box to another.</summary>
/// <param name="Label">The choice or condition; empty when there is only one way.</param>
/// <param name="To">Id of the box it leads to.</param>
public sealed record ChartWay(string Label, string To);

/// <summary>How a box looks.</summary>
public enum ChartKind
{
    /// <summary>Something is said or happens.</summary>
    Plain,

    /// <summary>It waits for the person.</summary>
    Waits,

    /// <summary>It decides without a word.</summary>
    Decides,

    /// <summary>The team is called.</summary>
    Escalates,

    /// <summary>It leads to another flow.</summary>
    Leaves,

    /// <summary>It ends.</summary>
    Ends,
}
