using ChatbotSupport.GraphApi.People;

namespace ChatbotSupport.GraphApi.Sending;

/// <summary>What a message will look like on the phone.</summary>
/// <param name="Kind">As the API calls it: text, interactive, template, contacts.</param>
/// <param name="Text">Header, body and footer, one below the other.</param>
/// <param name="Choices">Buttons or rows.</param>
/// <param name="ListButton">The words that open the list, if the choices are rows.</param>
internal sealed record Draft(string Kind, string Text, IReadOnlyList<Choice> Choices, string? ListButton = null)
{
    public static Draft Plain(string kind, string text) => new(kind, text, []);
}
