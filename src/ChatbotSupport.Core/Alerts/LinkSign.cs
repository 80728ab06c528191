namespace ChatbotSupport.Core.Alerts;

/// <summary>What makes a link suspicious to look at; a link without any of these is not called safe either.</summary>
public enum LinkSign
{
    /// <summary>The host looks like that of somebody known without being it.</summary>
    LooksOfficial,

    /// <summary>A short link that hides where it leads.</summary>
    Short,

    /// <summary>A known name stands before an @, where it means nothing.</summary>
    Disguised,

    /// <summary>Letters of several scripts, or a name in the coded form of foreign letters.</summary>
    ForeignLetters,

    /// <summary>Digits in place of a name.</summary>
    BareAddress,
}
