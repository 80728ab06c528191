using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>The values every conversation has without a flow keeping them, and what they can be.</summary>
public static class KnownValues
{
    /// <summary>Whether the police come first.</summary>
    public const string Route = "route";

    /// <summary>How urgent it is.</summary>
    public const string Level = "level";

    /// <summary>The route that a flow may set; setting it back is a volunteer's decision.</summary>
    public const string HumanFirst = "human_first";

    /// <summary>What the value of a name can be, or null when it can be anything.</summary>
    public static IReadOnlyList<string>? Of(string name) => name switch
    {
        Route => ["normal", HumanFirst],
        Level => Enum.GetNames<Level>(),
        _ => null,
    };
}
