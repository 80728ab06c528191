using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// A word that only the person knows, and what is said in its place to whoever else looks (safeguarding rules, section 3). It guards earlier details and nothing else: numbers, the screening
/// of every text, a human and a fresh start need no word. Only what it is recognised by is kept, and no text is ever guessed to be somebody else's.
/// </summary>
internal static class CodeWords
{
    // Guessing at a sealed value takes its key first; this only makes a short word dear to guess for whoever has both.
    private const int Iterations = 20_000;
    private const int HashBytes = 32;

    /// <summary>Whether others may look at this phone: the person said so, or chose a word.</summary>
    public static bool IsGuarded(Conversation conversation) => conversation.SharedPhone || conversation.CodeWord is not null;

    /// <summary>
    /// Whether who we are is covered now: only where others may look, and only after a while. A first question gets the honest answer, and so does whoever tells of danger in the same breath
    /// or is in danger: words of safety are never left out.
    /// </summary>
    public static bool Covers(TurnDraft draft) =>
        IsGuarded(draft.Conversation) && draft.Away > ConversationLimits.CoveredAfter && draft.Rise is { Seen: < Level.L2, AskGently: null }
        && !(draft.OpenCase is not null && draft.Conversation.Level >= Level.L3);

    /// <summary>Whether going on needs the word.</summary>
    public static bool Guards(TurnDraft draft) => draft.Conversation is { AwaitsContinue: true, CodeWord: not null };

    /// <summary>«كلمة خاصة»: the next text is the word. Whoever is back and has not gone on yet cannot change it.</summary>
    public static bool Ask(TurnDraft draft)
    {
        if (Guards(draft))
        {
            AskForKnown(draft);
            return true;
        }

        draft.Say(ChannelTraits.EndsWithLeaving(draft.Conversation.Channel) ? CodeWordMessageIds.Page : CodeWordMessageIds.Question);
        draft.Conversation = draft.Conversation with { AwaitsCodeWord = CodeWordWait.New, CodeWordAskedAt = draft.Now };
        return true;
    }

    /// <summary>Asks for the word; beside it stands the fresh start, for whoever forgot it, with an open case too. After too many that were not it, it is said that none is taken for some hours.</summary>
    public static void AskForKnown(TurnDraft draft)
    {
        var isTaken = CodeWordTries.AreLeft(draft);
        draft.Say(isTaken ? CodeWordMessageIds.Wanted : CodeWordMessageIds.Later);
        draft.Ask(QuestionKind.Welcome, "welcome", [new(ChoiceIds.Fresh, draft.Text(MessageIds.WelcomeFresh))]);
        if (isTaken)
        {
            // Whatever was typed since it was asked for first may hold the word and goes from the screen with it.
            draft.Conversation = draft.Conversation with { AwaitsCodeWord = CodeWordWait.Known, CodeWordAskedAt = draft.Conversation.CodeWordAskedAt ?? draft.Now };
        }
    }

    /// <summary>Takes what was asked for, and the word wherever it stands: it is no line of the talk, answers no question and is nobody's to read. What is left is a text like any other; null when nothing is.</summary>
    public static PersonLines? Take(TurnDraft draft, PersonLines lines)
    {
        if (draft.Conversation.AwaitsCodeWord == CodeWordWait.New)
        {
            if (!IsOver(draft) && !IsSomethingElse(draft, lines))
            {
                return Keep(draft, lines);
            }

            StopWaiting(draft);
        }

        return draft.Conversation.CodeWord is null ? lines : CodeWordTries.Take(draft, lines);
    }

    /// <summary>No text is a code word any more: something else came in between.</summary>
    public static void StopWaiting(TurnDraft draft) => draft.Conversation = draft.Conversation with
    {
        AwaitsCodeWord = CodeWordWait.None,
        CodeWordAskedAt = draft.Conversation.AwaitsCodeWord == CodeWordWait.New ? null : draft.Conversation.CodeWordAskedAt,
    };

    /// <summary>«بداية جديدة» typed where the word is asked for; it leads on whatever was said since.</summary>
    public static bool StartsAfresh(TurnDraft draft, PersonLines lines)
    {
        var fresh = ArabicText.Normalize(draft.Text(MessageIds.WelcomeFresh));
        return Guards(draft) && lines.Lines.Any(line => ArabicText.Normalize(line) == fresh) && GoingOn.Fresh(draft);
    }

    /// <summary>Starts without the word: nothing earlier is named or delivered any more, and no word is asked for.</summary>
    public static void Forget(TurnDraft draft)
    {
        draft.Do(new DropHeldLines());
        draft.Conversation = draft.Conversation with { CodeWord = null, AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null, CodeWordTries = 0, CodeWordTriedAt = null, Cursor = null, Values = new Dictionary<string, string>() };
    }

    /// <summary>Whether a text is the word.</summary>
    public static bool IsIt(Conversation conversation, string text)
    {
        var word = ArabicText.Normalize(text);
        return word.Length is >= ConversationLimits.ShortestCodeWord and <= ConversationLimits.LongestCodeWord
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Recognised(conversation, word)), Encoding.UTF8.GetBytes(conversation.CodeWord!));
    }

    /// <summary>Whether a text says something of its own: danger, the wish for a human, a word that always works, a choice of the open question, a scam, or what has an answer. None of these is ever kept as the word.</summary>
    public static bool SaysSomething(TurnDraft draft, PersonLines lines, Screening screening) =>
        screening is { Level: > Level.L0 } or { Flags.Count: > 0 } or { Route: > Route.Normal } or { AskGently: not null } or { WantsHuman: true }
        || lines.Controls.Any(control => control is not null) || lines.Lines.Any(line => Choices.Meant(draft, line) is not null)
        || lines.Alert(draft.Playbook) is not { AlertId: null, HasUnknownLink: false, Links.Count: 0 } || lines.Answer(draft.Playbook).AnswerId is not null;

    /// <summary>What holds the word goes from the screen.</summary>
    public static void ForgetSaid(TurnDraft draft, PersonLines lines)
    {
        draft.Do(new ForgetSaid(draft.Conversation.CodeWordAskedAt is { } asked && asked < lines.SentAt ? asked : lines.SentAt));
        draft.Conversation = draft.Conversation with { AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null };
    }

    private static PersonLines? Keep(TurnDraft draft, PersonLines lines)
    {
        var word = ArabicText.Normalize(lines.Lines[^1]);
        if (word.Length < ConversationLimits.ShortestCodeWord)
        {
            // Said once; «15» may be the answer to what a step asks.
            StopWaiting(draft);
            if (Guidance.Waiting(draft) is AskStep)
            {
                return lines;
            }

            draft.Say(CodeWordMessageIds.TooShort);
            return null;
        }

        // «عمري» can be a word; that it began a sign is remembered all the same.
        HalfSaid.Screen(draft, lines);
        draft.Conversation = draft.Conversation with { CodeWord = Recognised(draft.Conversation, word), CodeWordTries = 0, CodeWordTriedAt = null };
        ForgetSaid(draft, lines);
        draft.Say(CodeWordMessageIds.Kept);
        if (ChannelTraits.IsClearedByPerson(draft.Conversation.Channel))
        {
            draft.Say(CodeWordMessageIds.DeleteIt);
        }

        if (lines.Lines.Count > 1)
        {
            return lines.Without(lines.Lines.Count - 1);
        }

        if (draft.Conversation.State != ConversationState.WithVolunteer && !Repetition.Ask(draft))
        {
            Guidance.Present(draft);
        }

        return null;
    }

    // Whoever was asked for a new word some time ago, or was written to by a volunteer since, means something else by what they write; and nobody who is back chooses one before going on.
    private static bool IsOver(TurnDraft draft) =>
        Guards(draft) || draft.Conversation.CodeWordAskedAt is not { } asked || draft.Since(asked) > ConversationLimits.CodeWordWaits
        || (draft.Conversation.State == ConversationState.WithVolunteer && draft.OpenCase is { LastVolunteerAt: { } wrote } && wrote > asked);

    // Screened with what was begun before it: «15» after «عمري» is a sign.
    private static bool IsSomethingElse(TurnDraft draft, PersonLines lines) =>
        ArabicText.Normalize(lines.Lines[^1]).Length > ConversationLimits.LongestCodeWord || lines.Lines.Any(IsAsked) || SaysSomething(draft, lines, HalfSaid.Look(draft, lines));

    private static bool IsAsked(string line) => line.AsSpan().TrimEnd().EndsWith(['؟']) || line.AsSpan().TrimEnd().EndsWith(['?']);

    private static string Recognised(Conversation conversation, string word) => Convert.ToHexString(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(word), Encoding.UTF8.GetBytes("code word " + conversation.Id), Iterations, HashAlgorithmName.SHA256, HashBytes));
}
