namespace ChatbotSupport.Core.Flows;

/// <summary>What an ask step accepts.</summary>
public enum ValueKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A whole number in Arabic-Indic or western digits.</summary>
    Number,

    /// <summary>An age in years; an age under 18 also raises the minor flag.</summary>
    Age,

    /// <summary>Yes or no, in any common wording.</summary>
    YesNo,
}
