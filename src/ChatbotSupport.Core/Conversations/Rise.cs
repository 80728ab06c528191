using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What a screening changed: it only ever raises.</summary>
/// <param name="NewFlags">Signs not seen before in this conversation.</param>
/// <param name="Flags">Signs of this text.</param>
/// <param name="Seen">The level these signs ask for.</param>
/// <param name="LevelRose">The conversation's level went up.</param>
/// <param name="AskGently">A weak sign worth one gentle question.</param>
/// <param name="AfterSilence">The person is back after a long silence.</param>
internal sealed record Rise(IReadOnlyList<Flag> NewFlags, IReadOnlyList<Flag> Flags, Level Seen, bool LevelRose, Flag? AskGently, bool AfterSilence)
{
    /// <summary>The text sounds like the wish for a human.</summary>
    public bool WantsHuman { get; init; }

    /// <summary>It sounds so much like it that no answer takes its place.</summary>
    public bool SurelyWantsHuman { get; init; }

    /// <summary>The text tells of blackmail, whatever else it tells of.</summary>
    public bool TellsOfBlackmail { get; init; }

    /// <summary>It says so outright.</summary>
    public bool SaysBlackmail { get; init; }

    /// <summary>It is a goodbye of somebody who spoke of suicide or despair.</summary>
    public bool IsParting { get; init; }

    /// <summary>It tells of more after a sign.</summary>
    public AfterKind? Told { get; init; }

    /// <summary>The team does not know that yet.</summary>
    public bool ToldAnew { get; init; }

    /// <summary>Until now they wrote for somebody else; now it is themselves.</summary>
    public bool TurnsToWriter { get; init; }

    /// <summary>Nothing was seen.</summary>
    public static Rise None { get; } = new([], [], Level.L0, false, null, false);

    /// <summary>Takes a screening into the draft.</summary>
    public static Rise Take(TurnDraft draft, Screening screening)
    {
        var before = draft.Conversation;
        var fresh = screening.Flags.Except(before.Flags).ToArray();
        draft.Conversation = before with
        {
            CalmUntil = screening.Flags.Count > 0 ? null : before.CalmUntil,
            Flags = [.. before.Flags, .. fresh],
            ForSomebodyElse = IsForSomebodyElse(before, screening),
            Level = screening.Level > before.Level ? screening.Level : before.Level,
            Route = screening.Route > before.Route ? screening.Route : before.Route,
        };
        var told = Afterwards.Told(screening);
        return new Rise(fresh, screening.Flags, screening.Level, screening.Level > before.Level, screening.AskGently, before.AwaitsContinue)
        {
            WantsHuman = screening.WantsHuman,
            SurelyWantsHuman = screening.SurelyWantsHuman,
            TellsOfBlackmail = screening.TellsOfBlackmail,
            SaysBlackmail = screening.SaysBlackmail,
            Told = told,
            ToldAnew = told is { } kind && draft.OpenCase?.Reasons.Contains(Afterwards.ReasonOf(kind)) != true,
            TurnsToWriter = before.ForSomebodyElse && !draft.Conversation.ForSomebodyElse,
        };
    }

    // Words of suicide that name nobody are the writer's own: a friend's would cost less than a life answered as somebody else's. «بلعت حبوب» goes on about whom it was about; its words fit both.
    private static bool IsForSomebodyElse(Conversation before, Screening screening) => screening.About switch
    {
        _ when !screening.Flags.Any(FlagNames.Risks.Contains) => before.ForSomebodyElse,
        Whom.Unsaid => before.ForSomebodyElse && (!screening.Flags.Contains(Flag.Suicide) || (Afterwards.Told(screening) is { } told && Afterwards.IsHappening(told))),
        var whom => whom == Whom.SomebodyElse,
    };

    /// <summary>It tells of a danger besides suicide that was not known: what to do about that comes first.</summary>
    public bool TellsOfOtherDanger => NewFlags.Any(flag => flag != Flag.Suicide && FlagNames.Risks.Contains(flag));

    /// <summary>A rise that a step or a button brings.</summary>
    public static Rise Take(TurnDraft draft, Level level, Reason reason) =>
        Take(draft, new Screening(level, FlagOf(reason) is { } flag ? [flag] : [], Route.Normal, null, []));

    /// <summary>Whether it needs the volunteers at once: a flag repeated at the same level in an open case changes only the card, unless the person was silent for long, says goodbye, or tells of themselves after telling of somebody else.</summary>
    public bool IsUrgent(Case? open) => Seen >= Level.L3 && (open is null || LevelRose || AfterSilence || IsParting || TurnsToWriter || NewFlags.Any(FlagNames.Risks.Contains));

    /// <summary>Whether a human is offered: something makes it worse, and nobody of the team knows yet.</summary>
    public bool IsElevated(Case? open) => Seen == Level.L2 && (NewFlags.Count > 0 || LevelRose) && open is null;

    /// <summary>The reasons it gives for a case.</summary>
    public IReadOnlyList<Reason> Reasons => [.. Flags.Select(flag => Enum.Parse<Reason>(flag.ToString())), .. Told is { } told ? [Afterwards.ReasonOf(told)] : Array.Empty<Reason>()];

    private static Flag? FlagOf(Reason reason) => Enum.TryParse<Flag>(reason.ToString(), out var flag) ? flag : null;
}
