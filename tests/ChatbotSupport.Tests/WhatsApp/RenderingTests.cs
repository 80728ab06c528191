using System.Text.Json.Nodes;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What a message looks like on WhatsApp.</summary>
public sealed class RenderingTests
{
    [Theory]
    [InlineData(0, "text")]
    [InlineData(1, "button")]
    [InlineData(3, "button")]
    [InlineData(4, "list")]
    [InlineData(10, "list")]
    [InlineData(11, "numbered")]
    public void Choices_are_buttons_a_list_or_numbers(int count, string form)
    {
        var message = Only(Rendered("نص", Enumerable.Range(1, count).Select(number => $"خيار {number}")));

        Assert.Equal(form, FormOf(message));
    }

    [Theory]
    [InlineData("اختيار طويل جدا هنا اكثر", "list")]
    [InlineData("اختيار أطول من كل ما تأخذه القائمة", "numbered")]
    public void A_choice_with_more_words_than_fit_takes_the_next_form(string title, string form) => Assert.Equal(form, FormOf(Only(Rendered("نص", [title, "لا"]))));

    [Fact]
    public void Two_choices_that_read_alike_are_numbered() => Assert.Equal("numbered", FormOf(Only(Rendered("نص", ["نعم", "نعم"]))));

    [Fact]
    public void A_text_too_long_for_buttons_stays_one_message() => Assert.Equal("numbered", FormOf(Only(Rendered(new string('ن', 1_025), ["نعم", "لا"]))));

    [Fact]
    public void A_text_too_long_for_one_message_is_split_at_a_paragraph_and_loses_nothing()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 60).Select(number => $"فقرة {number} {new string('ن', 90)}"));

        var messages = Rendered(text, ["نعم", "لا"]);

        Assert.All(messages, message => Assert.InRange(Body(message).Length, 1, 4_096));
        Assert.Equal($"{text}\n\n1. نعم\n2. لا", ChatbotSupport.Core.Language.Bidi.Strip(string.Join("\n\n", messages.Select(Body))));
        Assert.All(messages, message => Assert.StartsWith("فقرة", Body(message), StringComparison.Ordinal));
    }

    [Fact]
    public void Refused_choices_come_as_numbers() =>
        Assert.Equal("نص\n\n1. نعم\n2. لا", Body(Only(Rendering.Of(Message("نص", ["نعم", "لا"]), ShippedPlaybook.Value, isPlain: true))));

    private static IReadOnlyList<JsonObject> Rendered(string text, IEnumerable<string> titles) => Rendering.Of(Message(text, titles), ShippedPlaybook.Value);

    private static Message Message(string text, IEnumerable<string> titles) => new(text, [.. titles.Select((title, index) => new Button($"1:a:{index}", title))]);

    private static JsonObject Only(IReadOnlyList<JsonObject> messages) => Assert.Single(messages);

    private static string Body(JsonObject message) => (string)message["text"]!["body"]!;

    private static string FormOf(JsonObject message) => (string)message["type"]! == "interactive" ? (string)message["interactive"]!["type"]!
        : Body(message).Contains("\n1. ", StringComparison.Ordinal) ? "numbered" : "text";
}
