using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The words said at L3 and L4. Every one of them says that we do not know who or where the person is and cannot send anyone (safeguarding rules, section 2).</summary>
internal static class SafetyWords
{
    /// <summary>At most this many signs get words of their own, so that the message stays short.</summary>
    private const int MostSigns = 2;

    private static readonly string[] Heard = [MessageIds.HeardGently, SafetyMessageIds.HeardAgain, SafetyMessageIds.HeardStill];

    private static readonly string[] HeardByTeam = [SafetyMessageIds.NoteSuicide, SafetyMessageIds.HeardAgain, SafetyMessageIds.HeardStill];

    private static readonly string[] Still = [MessageIds.ImminentStill, SafetyMessageIds.ImminentAgain, SafetyMessageIds.HeardStill];

    private static readonly (Flag Flag, string MessageId)[] BySeverity =
    [
        (Flag.Suicide, MessageIds.SafetySuicide),
        (Flag.ThreatToLife, MessageIds.SafetyThreatToLife),
        (Flag.OngoingPhysicalAbuse, MessageIds.SafetyOngoingPhysicalAbuse),
        (Flag.InPersonMeeting, MessageIds.SafetyInPersonMeeting),
        (Flag.Minor, MessageIds.SafetyMinor),
    ];

    /// <summary>Says what is safe to do for these signs, and under it honestly what we cannot do; at L4 the emergency line comes first.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="flags">The signs; the gravest gets its whole text, a second one its first line.</param>
    /// <param name="isFirst">The first words to somebody in danger: warm, and with the way to leave quickly.</param>
    /// <param name="earlier">What is happening, told in a message before this turn and not answered yet.</param>
    public static void Say(TurnDraft draft, IReadOnlyList<Flag> flags, bool isFirst = false, AfterKind? earlier = null)
    {
        var imminent = draft.Conversation.Level == Level.L4;
        var told = (draft.Rise.Told ?? earlier) is { } kind && Afterwards.IsHappening(kind) ? kind : (AfterKind?)null;
        string[] words = [.. told is { } now ? [MessageOf(draft, now)] : Array.Empty<string>(), .. BySeverity.Where(sign => flags.Contains(sign.Flag) && !(told is { } said && Covers(said, sign.Flag, imminent))).Select(sign => WordsFor(draft, sign))];
        string[] texts = [.. words.Take(MostSigns).Select((id, index) => index == 0 ? draft.Text(id) : FirstLine(draft.Text(id)))];
        if (imminent)
        {
            Begin(draft, EmergencyFor(draft));
        }
        else if (isFirst)
        {
            Begin(draft, draft.Conversation.ForSomebodyElse ? SafetyMessageIds.WarmForOther : SafetyMessageIds.Warm);
        }

        SaySteps(draft, texts.Length > 0 ? texts : [draft.Text(SafetyMessageIds.Hold)], beneath: imminent || isFirst);
        SayCannotSend(draft, withEmergency: !imminent);
        SayElsewhere(draft);
        if (isFirst)
        {
            draft.SayBeneath(SafetyMessageIds.LeaveHint);
        }

        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
    }

    /// <summary>
    /// Another sign while the case waits. A decision or a goodbye is answered as what it is; what to do was read a moment ago and is not said again word for word.
    /// </summary>
    public static void SayAgain(TurnDraft draft, Rise rise)
    {
        if ((rise.Told ?? (rise is { IsParting: true, NewFlags: [] } ? AfterKind.Goodbye : null)) is not { } told || !WasSaidLately(draft) || !HasWordsFor(draft, told) || rise.TellsOfOtherDanger)
        {
            Say(draft, rise.Flags);
            return;
        }

        SayTold(draft, told);
    }

    /// <summary>Further words after words of suicide at L3: short, each time otherwise. Under every new sign what we cannot do and the number; under words that hold none, now and then.</summary>
    public static void SayHeard(TurnDraft draft, string? first = null)
    {
        if (draft.Rise.Told is { } told && Afterwards.IsHappening(told) && HasWordsFor(draft, told))
        {
            SayTold(draft, told);
            return;
        }

        draft.Say(first ?? InTurn(draft, draft.OpenCase is { Consent: Cases.Consent.Given } ? HeardByTeam : Heard));
        if (draft.Rise.Flags.Count > 0 || !WasSaidLately(draft))
        {
            SayCannotSend(draft);
            draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
        }
    }

    /// <summary>Something makes it worse: somebody of the team, before everything else what not to do now, and to whoever was not greeted yet the way to leave quickly.</summary>
    public static void SayElevated(TurnDraft draft)
    {
        string[] leave = draft.Conversation.Greeted ? [] : [SafetyMessageIds.LeaveHint];
        var presses = draft.Rise.Flags.Any(flag => flag is Flag.Deadline or Flag.Published or Flag.SexualDemand);

        // «يهددني» was answered with what not to do already.
        if (presses && draft.Conversation.Question is not { Place: AnswerReply.StartAnswer })
        {
            draft.SayFirst([MessageIds.ElevatedOffer, SafetyMessageIds.Hold, .. leave]);
            return;
        }

        draft.Say(MessageIds.ElevatedOffer);
        foreach (var hint in leave)
        {
            draft.SayBeneath(hint);
        }
    }

    /// <summary>At L4, until a human writes: the number by route, and that the bot is here; fully now and then, shortly in between.</summary>
    /// <param name="draft">The turn.</param>
    /// <param name="first">What answers this text in place of «ما زلت هنا».</param>
    public static void SayImminent(TurnDraft draft, string? first = null)
    {
        if (draft.Rise is { Told: { } told, TellsOfOtherDanger: false } && (draft.Rise.ToldAnew || Afterwards.IsHappening(told)) && HasWordsFor(draft, told))
        {
            SayTold(draft, told);
            return;
        }

        var lately = draft.Conversation.ImminentSaidAt is { } said && draft.Since(said) < ConversationLimits.SafetyLineEvery;
        if (lately || first is not null)
        {
            draft.Say(first ?? (Unclear.IsHeardGently(draft) ? InTurn(draft, Still) : MessageIds.ImminentStill));
            draft.SayBeneath(EmergencyFor(draft));
        }
        else
        {
            SayEmergency(draft);
        }

        draft.SayBeneath(MessageIds.CannotSend);
        SayElsewhere(draft);
        if (!lately && first is null)
        {
            draft.Say(MessageIds.ImminentHere);
            draft.Conversation = draft.Conversation with { ImminentSaidAt = draft.Now };
        }
    }

    /// <summary>At L3, and at L4 for whoever wants no human, a safety line comes before everything else, at most every ten minutes.</summary>
    public static void SayLine(TurnDraft draft)
    {
        if (draft.Conversation.Level < Level.L3 || draft.OpenCase is null || WasSaidLately(draft))
        {
            return;
        }

        if (draft.Conversation.Level == Level.L4)
        {
            SayWhoMayCome(draft);
            return;
        }

        draft.Say(MessageIds.SafetyLine);
        draft.SayBeneath(EmergencyFor(draft));
        draft.SayBeneath(MessageIds.CannotSend);
        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
    }

    /// <summary>Whoever wants no human at L4 is told whom they can call, and that nobody is sent.</summary>
    public static void SayWhoMayCome(TurnDraft draft)
    {
        SayEmergency(draft);
        draft.SayBeneath(MessageIds.CannotSend);
        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
    }

    /// <summary>That we do not know who or where the person is and cannot send anyone, and the number in the words of the route.</summary>
    public static void SayCannotSend(TurnDraft draft, bool withEmergency = true)
    {
        draft.Say(MessageIds.CannotSend);
        if (withEmergency)
        {
            draft.SayBeneath(EmergencyFor(draft));
        }
    }

    // Where a line in the person's own language stands above, this belongs under it.
    private static void Begin(TurnDraft draft, string messageId)
    {
        if (!draft.SayUnder(SafetyMessageIds.EnglishDanger, messageId) && !draft.SayUnder(SafetyMessageIds.EnglishDangerHumanFirst, messageId) && !draft.SayUnder(SafetyMessageIds.KurdishDanger, messageId))
        {
            draft.Say(messageId);
        }
    }

    // The number of the route is none where they are.
    private static void SayElsewhere(TurnDraft draft)
    {
        if (draft.Conversation.Region is not Region.Unsaid and var region)
        {
            draft.SayBeneath(region == Region.Kurdistan ? SafetyMessageIds.EmergencyKurdistan : SafetyMessageIds.EmergencyAbroad);
        }
    }

    /// <summary>The emergency number, in the words of the route.</summary>
    public static void SayEmergency(TurnDraft draft) => draft.Say(EmergencyFor(draft));

    /// <summary>Which sentence names the emergency number on this route.</summary>
    public static string EmergencyFor(TurnDraft draft) =>
        draft.Conversation.Route == Route.HumanFirst ? MessageIds.EmergencyHumanFirst : MessageIds.EmergencyNormal;

    private static bool WasSaidLately(TurnDraft draft) => draft.Conversation.SafetyLineAt is { } said && draft.Since(said) < ConversationLimits.SafetyLineEvery;

    private static void SayTold(TurnDraft draft, AfterKind told)
    {
        var imminent = draft.Conversation.Level == Level.L4;
        if (imminent)
        {
            SayEmergency(draft);
            draft.SayBeneath(MessageOf(draft, told));
        }
        else
        {
            draft.Say(MessageOf(draft, told));
        }

        SayCannotSend(draft, withEmergency: !imminent);
        SayElsewhere(draft);
        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now, ImminentSaidAt = imminent ? draft.Now : draft.Conversation.ImminentSaidAt };
    }

    private static string MessageOf(TurnDraft draft, AfterKind told) => (draft.Conversation.ForSomebodyElse, told) switch
    {
        (true, AfterKind.Taken) => SafetyMessageIds.TakenByOther,
        (true, AfterKind.Wounded) => SafetyMessageIds.WoundedOther,
        (true, AfterKind.AtHome or AfterKind.AtMeeting or AfterKind.Coming) => SafetyMessageIds.NearOther,
        (_, AfterKind.Taken) => SafetyMessageIds.Taken,
        (_, AfterKind.Wounded) => SafetyMessageIds.Wounded,
        (_, AfterKind.AtHome) => SafetyMessageIds.NearAtHome,
        (_, AfterKind.AtMeeting) => SafetyMessageIds.NearAtMeeting,
        (_, AfterKind.Coming) => SafetyMessageIds.NearComing,
        (_, AfterKind.Unreachable) => SafetyMessageIds.UnreachableOther,
        (_, AfterKind.Revenge) => SafetyMessageIds.Revenge,
        (_, AfterKind.Decision) => SafetyMessageIds.Decided,
        _ => SafetyMessageIds.Goodbye,
    };

    private static bool HasWordsFor(TurnDraft draft, AfterKind told) => Afterwards.IsHappening(told) || !draft.Conversation.ForSomebodyElse;

    // Who means revenge may be in danger themselves: where it is imminent, both are said.
    private static bool Covers(AfterKind told, Flag flag, bool imminent) => told switch
    {
        AfterKind.Revenge => flag == Flag.InPersonMeeting || (flag == Flag.ThreatToLife && !imminent),
        AfterKind.AtHome or AfterKind.AtMeeting or AfterKind.Coming => flag is Flag.InPersonMeeting or Flag.ThreatToLife or Flag.OngoingPhysicalAbuse,
        _ => flag == Flag.Suicide,
    };

    private static string InTurn(TurnDraft draft, string[] words)
    {
        draft.Conversation = draft.Conversation with { HeardTimes = draft.Conversation.HeardTimes + 1 };
        return words[(draft.Conversation.HeardTimes - 1) % words.Length];
    }

    private static void SaySteps(TurnDraft draft, string[] texts, bool beneath)
    {
        for (var index = 0; index < texts.Length; index++)
        {
            if (index > 0 || beneath)
            {
                draft.SayTextBeneath(texts[index]);
            }
            else
            {
                draft.SayText(texts[index]);
            }
        }
    }

    private static string WordsFor(TurnDraft draft, (Flag Flag, string MessageId) sign) => (draft.Conversation.ForSomebodyElse, sign.Flag) switch
    {
        (true, Flag.Suicide) => SafetyMessageIds.SuicideForOther,
        (true, Flag.Minor) => SafetyMessageIds.MinorForOther,
        (true, Flag.ThreatToLife) => SafetyMessageIds.ThreatForOther,
        (true, Flag.OngoingPhysicalAbuse) => SafetyMessageIds.AbuseForOther,
        (true, Flag.InPersonMeeting) => SafetyMessageIds.MeetingForOther,

        // Where the danger is what the family may learn, nothing has happened yet, and nothing must look as if it had.
        (false, Flag.ThreatToLife) when draft.Conversation is { Route: Route.HumanFirst, Level: < Level.L4 } => SafetyMessageIds.FamilyDanger,
        _ => sign.MessageId,
    };

    private static string FirstLine(string text) => text.Split('\n')[0].Trim();
}
