namespace ChatbotSupport.Core.Cases;

/// <summary>What whoever takes over must know first, in one tap; the sentences stand in `messages.yaml`.</summary>
public enum NoteKind
{
    /// <summary>First advice was given, nothing is agreed yet.</summary>
    Advised,

    /// <summary>A step is agreed.</summary>
    Agreed,

    /// <summary>Danger may come back: watch for it.</summary>
    WatchFor,
}
