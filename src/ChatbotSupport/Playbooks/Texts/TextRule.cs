namespace ChatbotSupport.Playbooks.Texts;

/// <summary>What a text that people read may be at its place.</summary>
/// <param name="MaxLength">Characters at most, facts filled in.</param>
/// <param name="Short">Whether it should be three short lines, with the rest after «المزيد».</param>
/// <param name="OneLine">Whether it must be a single line.</param>
/// <param name="Arguments">Names that are filled in later, when the message is sent.</param>
/// <param name="Quoted">Repeats what somebody else wrote, for example a scam: its manner of address is not ours.</param>
public sealed record TextRule(int MaxLength, bool Short = false, bool OneLine = false, IReadOnlyList<string>? Arguments = null, bool Quoted = false)
{
    /// <summary>Whether words may stand in it for how the person wishes to be addressed; elsewhere nobody knows who reads.</summary>
    public bool Addressed { get; init; }

    /// <summary>A text of a step or an answer.</summary>
    public static TextRule Body { get; } = new(Core.Flows.FlowLimits.MaxTextLength, Short: true);

    /// <summary>What comes after «المزيد», and the longer parts of an alert.</summary>
    public static TextRule More { get; } = new(Core.Flows.FlowLimits.MaxTextLength);

    /// <summary>A text of a step or an answer that the bot says to one person.</summary>
    public static TextRule Spoken { get; } = Body with { Addressed = true };

    /// <summary>What comes after «المزيد» of it.</summary>
    public static TextRule SpokenMore { get; } = More with { Addressed = true };

    /// <summary>What somebody else says: the claim an alert warns of, the person of a practice case.</summary>
    public static TextRule Others { get; } = More with { Quoted = true };

    /// <summary>The words on a button.</summary>
    public static TextRule Button { get; } = new(PlaybookLimits.MaxButtonLength, OneLine: true);

    /// <summary>Any other title.</summary>
    public static TextRule Title { get; } = new(PlaybookLimits.MaxTitleLength, OneLine: true);
}
