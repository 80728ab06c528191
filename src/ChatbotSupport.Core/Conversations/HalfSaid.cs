using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Signs that a message began and left unfinished, or of which it held a part, remembered for some minutes by the numbers of the phrases; never by the person's words.</summary>
/// <param name="Playbook">The version in which the numbers mean something.</param>
/// <param name="Phrases">The phrases.</param>
/// <param name="At">When.</param>
public sealed record HalfSaid(string Playbook, IReadOnlyList<OpenPhrase> Phrases, DateTimeOffset At)
{
    /// <summary>The parts.</summary>
    public IReadOnlyList<OpenPart> Parts { get; init; } = [];

    /// <summary>Screens what somebody wrote with what they began to say before, and keeps what they begin now.</summary>
    internal static Screening Screen(TurnDraft draft, PersonLines lines)
    {
        var screening = Look(draft, lines);

        // A command begins nothing: «إنهاء» is no first half of anything.
        var begins = screening.Begun.IsAny && lines.Controls.All(control => control is null);
        draft.Conversation = draft.Conversation with { HalfSaid = !begins ? null : new(draft.Playbook.Version, screening.Begun.Phrases, draft.Now) { Parts = screening.Begun.Parts } };
        return screening;
    }

    /// <summary>What is seen in a text together with what was begun before it; nothing is kept.</summary>
    internal static Screening Look(TurnDraft draft, PersonLines lines)
    {
        var before = draft.Conversation.HalfSaid is { } said && said.Playbook == draft.Playbook.Version && draft.Since(said.At) <= ConversationLimits.HalfSaidCounts ? new Begun(said.Phrases, said.Parts) : Begun.Nothing;
        return draft.Playbook.Risks.Screen(lines.Whole, before, mayJoke: MayJoke(draft));
    }

    // A joke is taken for one where nothing is known of blackmail or danger, nobody of the team is there, and the gentle question can still be asked.
    private static bool MayJoke(TurnDraft draft) =>
        draft is { OpenCase: null, Conversation: { Level: < Level.L1, AwaitsContinue: false } } && !draft.Conversation.Flags.Any(FlagNames.Risks.Contains)
        && !draft.Conversation.Asked.Any(asked => asked.Place.StartsWith(Handover.GentlePlace, StringComparison.Ordinal));
}
