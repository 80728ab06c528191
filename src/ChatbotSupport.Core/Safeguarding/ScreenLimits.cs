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

    /// <summary>At and above this probability, of all dangers together, a text that no phrase caught sounds enough like danger to ask about it gently.</summary>
    /// <remarks>
    /// Set by cross-validation in thirds over the shipped examples, where no phrase helps: 74 of 100 dangers left out of learning are asked about, and 6.8 of 100 lines that are none, most of which come close to danger; by letters alone as many of those were 71 of 100 dangers.
    /// </remarks>
    public const double SoundsLike = 0.48;

    /// <summary>The same for a line of few words: a word or two resemble much. 57 and 2.5 of 100 (45 and 2.1 by their letters alone).</summary>
    public const double FewWordsSoundLike = 0.7;

    /// <summary>Words below which a line is of few words.</summary>
    public const int FewWords = 4;

    /// <summary>At and above this probability a sign of L2 is heard in words that no phrase names.</summary>
    public const double HearsSign = 0.24;

    /// <summary>The same for a line of few words, and for a wish in few words.</summary>
    public const double FewWordsAreHeard = 0.45;

    /// <summary>At and above this probability a wish for a human is heard so.</summary>
    public const double HearsWish = 0.25;

    /// <summary>Words of a line below which a sign is heard only when an example says just that: one word sounds like too much.</summary>
    public const int FewestHeardWords = 2;

    /// <summary>At and above this one it comes before an answer that is sure.</summary>
    public const double HearsWishSurely = 0.7;

    /// <summary>Words from which a phrasing of an answer is a story: what it tells besides says nothing about signs or claims.</summary>
    public const int StoryWords = 10;

    /// <summary>Whether a phrasing is such a story.</summary>
    public static bool IsStory(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= StoryWords;

    /// <summary>Examples that must hold a run of letters before it teaches anything.</summary>
    public const int ExamplesOfRun = 2;

    /// <summary>The same for what dangers sound like, of which there are many more examples.</summary>
    public const int ExamplesOfDangerRun = 3;

    /// <summary>Words of a line that are compared with the examples; danger is said in short lines.</summary>
    public const int ComparedWords = 40;

    /// <summary>How near each other, in words, two meanings are a pair.</summary>
    public const int PairWithin = 5;

    /// <summary>Words from the end of a message that may leave a sign to be finished by the next one, and of a message that may finish one.</summary>
    public const int OpenWords = 3;

    /// <summary>Unfinished phrases that are remembered of one message.</summary>
    public const int OpenPhrases = 120;

    /// <summary>Words at the beginning and at the end of a message in which parts of a sign are looked for whose rest stands in the message before or after.</summary>
    public const int PartWords = 12;

    /// <summary>Parts that are remembered of the last messages.</summary>
    public const int OpenParts = 60;

    /// <summary>
    /// Words up to which the whole of a text is screened, each line alone too: more than a person writes in one go, and what the texts hold that are answered as one.
    /// Of a longer text as many are screened closely, those counted twice that are screened twice.
    /// </summary>
    public const int ScreenedWords = 1_800;

    /// <summary>Words of one window of a longer text.</summary>
    public const int WindowWords = 100;

    /// <summary>Words that a window shares with the one before: more than any phrase of the risk screen is long.</summary>
    public const int WindowOverlap = 40;

    /// <summary>Phrases that a word may stand in and still tell of danger by itself; words of more are everyday words.</summary>
    public const int PhrasesOfTellingWord = 40;

    /// <summary>Lines from the beginning of a longer message that are compared with the examples.</summary>
    public const int FirstLines = 20;

    /// <summary>Lines from its end.</summary>
    public const int LastLines = 10;
}
