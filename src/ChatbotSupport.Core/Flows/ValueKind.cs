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

    /// <summary>A day, also «امس» or «قبل اسبوع».</summary>
    Date,

    /// <summary>A link; it is never opened.</summary>
    Link,

    /// <summary>Phone number, account or profile of whoever threatens; never looked up.</summary>
    Handle,

    /// <summary>A sum of money.</summary>
    Amount,

    /// <summary>The app or site where it happens.</summary>
    Platform,
}
