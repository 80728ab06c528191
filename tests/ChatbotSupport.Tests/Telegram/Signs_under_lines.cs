namespace ChatbotSupport.Tests.Telegram;

/// <summary>👍 under what a volunteer wrote is how many people say yes.</summary>
public sealed class Signs_under_lines
{
    [Fact]
    public async Task A_sign_under_a_line_of_a_volunteer_reaches_them_with_the_line_it_stands_under()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var written = nour.Says("هل أنت في مكان آمن الآن؟");
        var asked = await zaynab.Screen.ShowsAsync("هل أنت في مكان آمن");
        await nour.Screen.UntilAsync(_ => written.Reactions.Any(), "the receipt");
        var ofTheBot = zaynab.Screen.Messages.First(message => message.IsFromBot && message.Text.Contains("أهلًا", StringComparison.Ordinal));
        var before = zaynab.Screen.Messages.Count;

        zaynab.Reacts(ofTheBot, "👎");
        zaynab.Reacts(asked, "👍");

        await nour.LineAsync("👍 (على: «هل أنت في مكان آمن الآن؟»)");
        Assert.DoesNotContain("👎", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal(before, zaynab.Screen.Messages.Count);

        zaynab.Says("خروج");
        await nour.LineAsync("غادر");
    }

    [Fact]
    public async Task A_sign_after_the_talk_is_an_answer_to_nobody()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var written = nour.Says("سلامتك");
        var said = await zaynab.Screen.ShowsAsync("سلامتك");
        await nour.Screen.UntilAsync(_ => written.Reactions.Any(), "the receipt");
        zaynab.Says("إنهاء");
        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Closed");
        zaynab.Reacts(said, "❤");
        await chat.Api.Updates.UntilConfirmedAsync();

        Assert.Equal([0L], chat.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Reacted'"));
    }

    [Fact]
    public async Task A_volunteer_is_told_that_a_sign_reaches_nobody()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        zaynab.Says("شكرا من القلب");
        var line = await nour.LineAsync("شكرا من القلب");

        nour.Reacts(line, "❤");

        await nour.Screen.ShowsAsync("علامات التفاعل لا تصل إلى الشخص");
        Assert.Empty(zaynab.Screen.Messages.SelectMany(message => message.Reactions));
    }
}
