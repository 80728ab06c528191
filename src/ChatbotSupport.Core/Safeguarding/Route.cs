namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Whether the police come first in what a person is told (safeguarding rules, section 1). Only a volunteer sets it back.</summary>
public enum Route
{
    /// <summary>The report to the police is the first step.</summary>
    Normal,

    /// <summary>The police or the family may themselves be a danger: a human first, the report last and as a choice.</summary>
    HumanFirst,
}
