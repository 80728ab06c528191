namespace ChatbotSupport.Core.Alerts;

/// <summary>Bounds of the alert matcher.</summary>
public static class AlertLimits
{
    /// <summary>At and above this likeness to a known wording a text is that claim (forwarded texts reach it, unrelated ones do not).</summary>
    public const double SameWording = 0.55;

    /// <summary>At and above this likeness the person is asked whether it is that claim.</summary>
    public const double PerhapsWording = 0.5;

    /// <summary>A wording that names an amount is much less like a text that names none.</summary>
    public const double WithoutAmount = 0.65;

    /// <summary>At and above this probability a text is taken for a known scam by its sound alone.</summary>
    public const double Hears = 0.75;

    /// <summary>At and above this one the person is asked whether it is that claim.</summary>
    public const double HearsPerhaps = 0.4;

    /// <summary>Below this likeness to every phrasing a text is no known claim, whatever it sounds like.</summary>
    public const double LeastLikeness = 0.15;

    /// <summary>Words of a text that are listened to.</summary>
    public const int HeardWords = 60;

    /// <summary>Texts that must hold a run of letters before it teaches anything.</summary>
    public const int TextsOfRun = 3;

    /// <summary>Words of a text that are compared.</summary>
    public const int Words = 400;

    /// <summary>Links of a text that are looked at.</summary>
    public const int Links = 20;

    /// <summary>Longest link that is shown; the rest is cut.</summary>
    public const int ShownLink = 80;

    /// <summary>Letters by which a host may differ from an official one and still be taken for an imitation.</summary>
    public const int ImitationDistance = 2;

    /// <summary>Shortest official name that imitations are looked for; shorter ones resemble too much.</summary>
    public const int ShortestImitated = 5;
}
