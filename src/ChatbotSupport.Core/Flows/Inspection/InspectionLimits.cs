namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Limits that only inspection uses.</summary>
public static class InspectionLimits
{
    /// <summary>The flow of the response steps, whose questions keep one of three buttons for «المزيد».</summary>
    public const string ResponseSteps = "response_steps";

    /// <summary>Options of a question of the response steps.</summary>
    public const int MaxResponseOptions = 2;

    /// <summary>The flow that people see when nothing else is going on.</summary>
    public const string Menu = "menu";

    /// <summary>Letters that may differ between a mistyped name and the one that was meant.</summary>
    public const int MaxTypos = 3;
}
