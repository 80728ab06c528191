namespace ChatbotSupport.GraphApi.Http;

/// <summary>The calls that exist.</summary>
public static class GraphCall
{
    /// <summary>Writing to somebody.</summary>
    public const string Messages = "messages";

    /// <summary>Marking as read, with or without «is typing».</summary>
    public const string Read = "read";

    /// <summary>Asking about the number of the business.</summary>
    public const string Number = "number";

    /// <summary>Asking for the templates of the business account.</summary>
    public const string Templates = "message_templates";

    /// <summary>Asking which apps hear of what happens to the business account.</summary>
    public const string Subscriptions = "subscribed_apps";
}
