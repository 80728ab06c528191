namespace ChatbotSupport.Core.Cases;

/// <summary>With whom a person would like to talk, and what coordinators marked about a volunteer. Stored by name: renaming a member is a migration.</summary>
public enum Wish
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>It makes no difference.</summary>
    NoDifference,

    /// <summary>A woman.</summary>
    Woman,

    /// <summary>A man.</summary>
    Man,
}
