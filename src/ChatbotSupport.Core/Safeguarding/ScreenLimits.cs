namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Limits of the risk screen.</summary>
public static class ScreenLimits
{
    /// <summary>Words that «…» may stand for, at most.</summary>
    public const int GapWords = 4;

    /// <summary>Gaps in one phrase; more would make a hostile text slow to screen.</summary>
    public const int GapsInPhrase = 3;

    /// <summary>How near, in words, a raise must stand to the sign it makes more urgent.</summary>
    public const int RaiseWithin = 6;

    /// <summary>How near, in words, the parts of a phrase must stand that are joined by «&amp;».</summary>
    public const int TogetherWithin = 9;

    /// <summary>Letters of the longest word that is taken apart; no word of any language here has more.</summary>
    public const int LongestWord = 40;

    /// <summary>Words in a row that tell a repetition.</summary>
    public const int RepeatedWords = 6;

    /// <summary>How often the same row of words is looked at.</summary>
    public const int Repetitions = 4;

    /// <summary>Words that a phrase may be long, its gaps filled.</summary>
    public const int PhraseWords = 24;

    /// <summary>Places of one rule in one piece of a text that are looked at.</summary>
    public const int PlacesOfRule = 40;

    /// <summary>Words between a negation and what it negates («ما راح اريد …»).</summary>
    public const int BridgeWords = 2;

    /// <summary>Consonants a Latin spelling must share with an Arabic word to count as that word.</summary>
    public const int SoundLetters = 3;

    /// <summary>How near before a sign the blackmailer must be named for the sign to be about him.</summary>
    public const int BlackmailerWithin = 2;

    /// <summary>At and above this probability a text that no phrase caught sounds enough like danger to ask about it gently.</summary>
    public const double SoundsLike = 0.6;

    /// <summary>Words of a line that are compared with the examples; danger is said in short lines.</summary>
    public const int ComparedWords = 40;

    /// <summary>Lines of a longer message that are screened one by one from its beginning; all of it is screened joined.</summary>
    public const int FirstLines = 100;

    /// <summary>Lines that are screened from its end.</summary>
    public const int LastLines = 50;
}
