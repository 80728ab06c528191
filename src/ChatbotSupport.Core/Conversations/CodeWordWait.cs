namespace ChatbotSupport.Core.Conversations;

/// <summary>Whether the next text may be a code word. Stored by name.</summary>
public enum CodeWordWait
{
    /// <summary>It is a text like any other.</summary>
    None,

    /// <summary>The person is about to choose one.</summary>
    New,

    /// <summary>Somebody is back and was asked for the one that was chosen.</summary>
    Known,
}
