namespace ChatbotSupport.Core.Conversations;

/// <summary>What a text replaces that the person wrote before.</summary>
public enum CorrectionOf
{
    /// <summary>Nothing: it is new.</summary>
    None,

    /// <summary>Something, and nobody knows any more what.</summary>
    Unknown,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A remark about the talk.</summary>
    Remark,
}
