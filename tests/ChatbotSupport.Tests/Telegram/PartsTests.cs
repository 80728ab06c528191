using ChatbotSupport.BotApi.Faults;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>A long line becomes several messages, at the ends of paragraphs, and none of them comes twice.</summary>
public sealed class PartsTests
{
    [Fact]
    public async Task A_long_line_goes_in_parts_with_the_buttons_under_the_last_and_a_failed_part_does_not_repeat_the_others()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        await chat.TakeAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");
        var many = string.Concat(Enumerable.Repeat("س 7 ", 240)).Trim();
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(), where: request => request.Text("text")!.Contains("ثالثًا", StringComparison.Ordinal));

        await chat.WriteAsync($"أولًا {many}\n\nثانيًا {many}\n\nثالثًا {many}");

        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Held')", left => left == 0);
        var shown = zaynab.Screen.Messages.Where(message => message.Text.Contains("س \u20667", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, shown.Count);
        Assert.StartsWith("نور:\nأولًا", shown[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("ثالثًا", shown[1].Text, StringComparison.Ordinal);
        Assert.All(shown, message => Assert.InRange(message.Text.Length, 1, 4096));
    }
}
