using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// The code word in what somebody writes. Wherever it stands it is masked before anything is kept; it opens what it guards only where it was asked for, a few times in some hours.
/// Where it opens nothing it is answered like any text that is not understood: whoever guesses must not learn from the answer that they guessed right.
/// </summary>
internal static class CodeWordTries
{
    private const string Mask = "…";

    /// <summary>Whether a word is taken now.</summary>
    public static bool AreLeft(TurnDraft draft)
    {
        if (draft.Conversation.CodeWordTriedAt is { } tried && draft.Since(tried) >= ConversationLimits.CodeWordTriesCount)
        {
            draft.Conversation = draft.Conversation with { CodeWordTries = 0, CodeWordTriedAt = null };
        }

        return draft.Conversation.CodeWordTries < ConversationLimits.CodeWordTries;
    }

    /// <summary>Takes the word out of what was written, and what it opens with it; null when nothing else was said.</summary>
    public static PersonLines? Take(TurnDraft draft, PersonLines lines)
    {
        var isLast = CodeWords.IsIt(draft.Conversation, lines.Lines[^1]);
        var masked = Masked(draft, lines, isLast);
        if (!CodeWords.Guards(draft))
        {
            // Written though nobody asked: the owner is here already.
            if (ReferenceEquals(masked, lines))
            {
                return lines;
            }

            CodeWords.ForgetSaid(draft, lines);
            return isLast ? GoOn(draft, lines, masked) : masked;
        }

        if (draft.Conversation.AwaitsCodeWord == CodeWordWait.Known && isLast)
        {
            CodeWords.ForgetSaid(draft, lines);
            draft.Conversation = draft.Conversation with { CodeWordTries = 0, CodeWordTriedAt = null };
            Arrival.Resume(draft, isProven: true);
            return GoOn(draft, lines, masked);
        }

        if (draft.Conversation.AwaitsCodeWord == CodeWordWait.Known)
        {
            Count(draft, lines.Lines[^1]);
        }

        if (!ReferenceEquals(masked, lines))
        {
            // It goes from the screen as soon as it opens something.
            draft.Conversation = draft.Conversation with { CodeWordAskedAt = draft.Conversation.CodeWordAskedAt ?? lines.SentAt };
        }

        return masked;
    }

    private static PersonLines? GoOn(TurnDraft draft, PersonLines lines, PersonLines masked)
    {
        if (ChannelTraits.IsClearedByPerson(draft.Conversation.Channel))
        {
            draft.Say(CodeWordMessageIds.DeleteIt);
        }

        if (lines.Lines.Count > 1)
        {
            return masked.Without(lines.Lines.Count - 1);
        }

        if (draft.Playbook.Risks.Screen(lines.Whole) is { Level: > Level.L0 } or { AskGently: not null } or { WantsHuman: true })
        {
            return masked; // a sign since the rules were changed
        }

        if (!FollowUps.GoOn(draft))
        {
            GoingOn.GoOn(draft);
        }

        return null;
    }

    // What says something of its own was never kept as the word, so asking for numbers uses up no try.
    private static void Count(TurnDraft draft, string line)
    {
        var word = ArabicText.Normalize(line);
        if (word.Length is < ConversationLimits.ShortestCodeWord or > ConversationLimits.LongestCodeWord || new PersonLines([word], draft.Now) is var alone && CodeWords.SaysSomething(draft, alone, draft.Playbook.Risks.Screen(alone.Whole)))
        {
            return;
        }

        draft.Conversation = draft.Conversation with { CodeWordTries = draft.Conversation.CodeWordTries + 1, CodeWordTriedAt = draft.Now };
        if (!AreLeft(draft))
        {
            CodeWords.StopWaiting(draft);
        }
    }

    private static PersonLines Masked(TurnDraft draft, PersonLines lines, bool isLast)
    {
        var last = lines.Lines.Count - 1;
        var shown = lines.Lines.Select((line, index) => (index == last ? isLast : CodeWords.IsIt(draft.Conversation, line)) ? Mask : line).ToArray();
        return shown.SequenceEqual(lines.Lines) ? lines : new PersonLines(shown, lines.SentAt, lines.Correction);
    }
}
