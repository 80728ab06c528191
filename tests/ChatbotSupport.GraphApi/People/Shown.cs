namespace ChatbotSupport.GraphApi.People;

/// <summary>What the business is told about who somebody is.</summary>
public enum Shown
{
    /// <summary>The phone number and the business-scoped user id.</summary>
    Both,

    /// <summary>Only the phone number, as before 2026.</summary>
    Phone,

    /// <summary>Only the business-scoped user id: the person hides the number behind a user name.</summary>
    UserId,
}
