using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>The words said at L3 and L4. Every one of them says that we do not know who or where the person is and cannot send anyone (safeguarding rules, section 2).</summary>
internal static class SafetyWords
{
    /// <summary>At most this many signs get their own words, so that the message stays short.</summary>
    private const int MostSigns = 2;

    private static readonly (Flag Flag, string MessageId)[] BySeverity =
    [
        (Flag.Suicide, MessageIds.SafetySuicide),
        (Flag.ThreatToLife, MessageIds.SafetyThreatToLife),
        (Flag.OngoingPhysicalAbuse, MessageIds.SafetyOngoingPhysicalAbuse),
        (Flag.InPersonMeeting, MessageIds.SafetyInPersonMeeting),
        (Flag.Minor, MessageIds.SafetyMinor),
    ];

    /// <summary>Says what is safe to do for these signs; at L4 the emergency line comes first.</summary>
    public static void Say(TurnDraft draft, IReadOnlyList<Flag> flags)
    {
        var imminent = draft.Conversation.Level == Level.L4;
        if (imminent)
        {
            SayEmergency(draft);
        }

        foreach (var (_, messageId) in BySeverity.Where(sign => flags.Contains(sign.Flag)).Take(MostSigns))
        {
            draft.Say(messageId);
        }

        if (!imminent)
        {
            SayEmergency(draft);
        }

        draft.Say(MessageIds.CannotSend);
        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
    }

    /// <summary>At L4, until a human writes: the number by route, and that the bot is here; fully now and then, shortly in between.</summary>
    public static void SayImminent(TurnDraft draft)
    {
        var lately = draft.Conversation.ImminentSaidAt is { } said && draft.Since(said) < ConversationLimits.SafetyLineEvery;
        if (lately)
        {
            draft.Say(MessageIds.ImminentStill);
        }

        SayEmergency(draft);
        draft.Say(MessageIds.CannotSend);
        if (!lately)
        {
            draft.Say(MessageIds.ImminentHere);
            draft.Conversation = draft.Conversation with { ImminentSaidAt = draft.Now };
        }
    }

    /// <summary>At L3 a safety line comes before everything else, at most every ten minutes.</summary>
    public static void SayLine(TurnDraft draft)
    {
        if (draft.Conversation.Level != Level.L3 || draft.OpenCase is null
            || (draft.Conversation.SafetyLineAt is { } said && draft.Since(said) < ConversationLimits.SafetyLineEvery))
        {
            return;
        }

        draft.Say(MessageIds.SafetyLine);
        SayEmergency(draft);
        draft.Say(MessageIds.CannotSend);
        draft.Conversation = draft.Conversation with { SafetyLineAt = draft.Now };
    }

    /// <summary>The emergency number, in the words of the route.</summary>
    public static void SayEmergency(TurnDraft draft) =>
        draft.Say(draft.Conversation.Route == Route.HumanFirst ? MessageIds.EmergencyHumanFirst : MessageIds.EmergencyNormal);
}
