using System.Security.Cryptography;
using System.Text;
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

        draft.Say(CodeWordMessageIds.Question);
        Wait(draft, CodeWordWait.New);
        return true;
    }

    /// <summary>Asks for the word; beside it stands the fresh start, for whoever forgot it, with an open case too.</summary>
    public static void AskForKnown(TurnDraft draft)
    {
        draft.Say(CodeWordMessageIds.Wanted);
        draft.Ask(QuestionKind.Welcome, "welcome", [new(ChoiceIds.Fresh, draft.Text(MessageIds.WelcomeFresh))]);
        Wait(draft, CodeWordWait.Known);
    }

    /// <summary>Takes the text as the word that was asked for; false when it is a text like any other, which also a wrong word is.</summary>
    public static bool Take(TurnDraft draft, PersonLines lines)
    {
        var wait = draft.Conversation.AwaitsCodeWord;
        if (wait == CodeWordWait.None)
        {
            return false;
        }

        var word = ArabicText.Normalize(lines.Lines[^1]);
        if (word.Length > ConversationLimits.LongestCodeWord || lines.Lines.Any(IsSomethingElse(draft)) || IsDanger(draft, lines))
        {
            Stop(draft);
            return false;
        }

        return wait == CodeWordWait.New ? Keep(draft, word) : Open(draft, word);
    }

    /// <summary>Starts without the word: nothing earlier is named or delivered any more, and no word is asked for.</summary>
    public static void Forget(TurnDraft draft)
    {
        draft.Do(new DropHeldLines());
        draft.Conversation = draft.Conversation with { CodeWord = null, AwaitsCodeWord = CodeWordWait.None, CodeWordTries = 0, Cursor = null, Values = new Dictionary<string, string>() };
    }

    private static bool Keep(TurnDraft draft, string word)
    {
        if (word.Length < ConversationLimits.ShortestCodeWord)
        {
            draft.Say(CodeWordMessageIds.TooShort);
            return true;
        }

        draft.Conversation = draft.Conversation with { CodeWord = Recognised(draft.Conversation, word), CodeWordTries = 0 };
        Take(draft);
        draft.Say(CodeWordMessageIds.Kept);
        if (ChannelTraits.IsClearedByPerson(draft.Conversation.Channel))
        {
            draft.Say(CodeWordMessageIds.DeleteIt);
        }

        if (draft.Conversation.State != ConversationState.WithVolunteer && !Repetition.Ask(draft))
        {
            Guidance.Present(draft);
        }

        return true;
    }

    private static bool Open(TurnDraft draft, string word)
    {
        var tries = draft.Conversation.CodeWordTries + 1;
        draft.Conversation = draft.Conversation with { CodeWordTries = tries };
        if (!Guards(draft) || tries > ConversationLimits.CodeWordTries || !IsIt(draft.Conversation, word))
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { CodeWordTries = 0 };
        Take(draft);
        Arrival.Resume(draft, isProven: true);
        GoingOn.GoOn(draft);
        return true;
    }

    // What holds the word goes from the screen, and is not among the lines of the talk.
    private static void Take(TurnDraft draft)
    {
        draft.Do(new ForgetSaid(draft.Conversation.CodeWordAskedAt ?? draft.Now));
        Stop(draft);
    }

    private static void Wait(TurnDraft draft, CodeWordWait wait) =>
        draft.Conversation = draft.Conversation with { AwaitsCodeWord = wait, CodeWordAskedAt = draft.Now };

    private static void Stop(TurnDraft draft) =>
        draft.Conversation = draft.Conversation with { AwaitsCodeWord = CodeWordWait.None, CodeWordAskedAt = null };

    // Danger is seen whatever was asked for, and so is a word that always works or a choice of the open question.
    private static Func<string, bool> IsSomethingElse(TurnDraft draft) => line =>
        ControlWords.Recognise(line) is not null || Choices.Meant(draft, line) is not null;

    private static bool IsDanger(TurnDraft draft, PersonLines lines) => draft.Playbook.Risks.Screen(lines.Whole) is { Level: > Level.L0 } or { AskGently: not null };

    private static bool IsIt(Conversation conversation, string word) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Recognised(conversation, word)), Encoding.UTF8.GetBytes(conversation.CodeWord!));

    private static string Recognised(Conversation conversation, string word) => Convert.ToHexString(
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(word), Encoding.UTF8.GetBytes("code word " + conversation.Id), Iterations, HashAlgorithmName.SHA256, HashBytes));
}
