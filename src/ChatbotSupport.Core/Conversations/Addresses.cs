using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>How the person wishes to be addressed: asked once, only before a text that reads differently, and never of somebody in danger. Whatever they do not answer, neutral words are there.</summary>
internal static class Addresses
{
    private const string Place = "address";

    private static readonly (AddressForm Form, string MessageId)[] Options =
    [
        (AddressForm.Masculine, AddressMessageIds.Masculine), (AddressForm.Feminine, AddressMessageIds.Feminine), (AddressForm.Neutral, AddressMessageIds.Neutral),
    ];

    /// <summary>Whether it may be asked now.</summary>
    public static bool MayAsk(TurnDraft draft) =>
        draft is { ByPerson: true, OpenCase: null, Conversation: { Address: AddressForm.Unasked, Level: < Level.L3, AwaitsContinue: false } };

    /// <summary>Asks; whatever comes instead of an answer, it is not asked again.</summary>
    public static void Ask(TurnDraft draft)
    {
        draft.Conversation = draft.Conversation with { Address = AddressForm.Unanswered };
        draft.Say(AddressMessageIds.Question);
        draft.Ask(QuestionKind.Address, Place, [.. Options.Select(item => new QuestionOption(ChoiceIds.Address + item.Form, draft.Text(item.MessageId)))]);
    }

    /// <summary>The person chose; what they were about to read comes now.</summary>
    public static bool Choose(TurnDraft draft, string choice)
    {
        if (!Enum.TryParse<AddressForm>(choice.AsSpan(ChoiceIds.Address.Length), out var form) || Options.All(item => item.Form != form))
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { Address = form };
        Guidance.Present(draft);
        return true;
    }

    /// <summary>A text that says how to address them, at any time; false when it says something else.</summary>
    public static bool Read(TurnDraft draft, PersonLines lines)
    {
        if (AddressWords.Read(lines.Lines[^1]) is not { } form)
        {
            return false;
        }

        draft.Conversation = draft.Conversation with { Address = form };
        draft.Say(AddressMessageIds.Saved);
        if (!Repetition.Ask(draft))
        {
            Guidance.Continue(draft);
        }

        return true;
    }
}
