namespace ChatbotSupport.Turns;

/// <summary>What a look at the waiting rows of a subject led to.</summary>
internal enum TurnLook
{
    /// <summary>Nothing waited.</summary>
    Nothing,

    /// <summary>A turn ran and nothing else was seen; what comes later is handed out again.</summary>
    Last,

    /// <summary>A turn ran and more may wait.</summary>
    More,
}
