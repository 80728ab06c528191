namespace ChatbotSupport.Core.Flows;

/// <summary>Every limit of the flow language, in one place.</summary>
public static class FlowLimits
{
    /// <summary>Steps that may run in one turn without waiting for the person; more is a loop.</summary>
    public const int MaxStepsPerTurn = 50;

    /// <summary>Times one turn may fall back to the menu; more means that the menu itself is broken.</summary>
    public const int MaxMenusPerTurn = 2;

    /// <summary>Flows that may be inside one another through `call`.</summary>
    public const int MaxCallDepth = 8;

    /// <summary>How many times a removed step may have moved.</summary>
    public const int MaxMoves = 8;

    /// <summary>The soonest that somebody is written to by themselves: sooner they are still here.</summary>
    public static readonly TimeSpan MinFollowUp = TimeSpan.FromHours(1);

    /// <summary>The latest: after fourteen days of silence whoever holds the phone counts as somebody new.</summary>
    public static readonly TimeSpan MaxFollowUp = TimeSpan.FromDays(10);

    /// <summary>Steps of one flow.</summary>
    public const int MaxSteps = 200;

    /// <summary>Options of one question: WhatsApp lists hold ten rows.</summary>
    public const int MaxOptions = 10;

    /// <summary>Characters of an option: WhatsApp reply buttons hold twenty.</summary>
    public const int MaxOptionLength = 20;

    /// <summary>Characters of a text that people read: WhatsApp's interactive body holds 1,024.</summary>
    public const int MaxTextLength = 1000;

    /// <summary>Characters of a typed value that is kept.</summary>
    public const int MaxValueLength = 200;

    /// <summary>Values kept with one conversation.</summary>
    public const int MaxValues = 50;
}
