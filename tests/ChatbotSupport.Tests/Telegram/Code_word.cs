namespace ChatbotSupport.Tests.Telegram;

/// <summary>A code word typed on Telegram: what holds it is deleted from the chat, and nothing else is.</summary>
public sealed class Code_word
{
    [Fact]
    public async Task What_holds_it_goes_from_the_chat_and_what_we_said_stays()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("أهلًا بك");
        zaynab.Says("كلمة خاصة");
        await zaynab.Screen.ShowsAsync("تُكتب الآن كلمة");

        zaynab.Says("زيتونة الجبل");

        await zaynab.Screen.ShowsAsync("حُفظت الكلمة");
        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("زيتونة", StringComparison.Ordinal)), "no word");
        Assert.Contains(zaynab.Screen.Messages, message => message.Text.Contains("تُكتب الآن كلمة", StringComparison.Ordinal));
    }
}
