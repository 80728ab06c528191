using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Before the opening and in a pause: the team is answered, anybody else gets one line with the numbers.</summary>
public sealed class Openness
{
    [Theory]
    [InlineData(ServiceMode.Rehearsal)]
    [InlineData(ServiceMode.Paused)]
    public async Task Strangers_get_one_line_with_the_numbers_and_nothing_of_theirs_is_kept(ServiceMode service)
    {
        await using var chat = await RunningChat.StartAsync(service: service);
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("لا تُستقبل الرسائل هنا في الوقت الحالي");
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.UntilAsync(messages => messages.Count(message => message.IsFromBot) == 2, "two lines");

        Assert.Contains("911", zaynab.Screen.Last!.Text, StringComparison.Ordinal);
        Assert.Contains(zaynab.Screen.Last!.Buttons, button => button.Copies == "533");
        Assert.Equal(0, chat.Ask<long>("SELECT (SELECT count(*) FROM cases) + (SELECT count(*) FROM lines WHERE author = 'Person')").Single());
    }

    [Fact]
    public async Task The_team_rehearses()
    {
        await using var chat = await RunningChat.StartAsync(service: ServiceMode.Rehearsal, settings: plain => plain with { Coordinators = ["700000001"] });

        var coordinator = await chat.StartedAsync("منسقة");

        Assert.Equal(700000001, coordinator.Id);
    }

    [Fact]
    public async Task Whoever_waits_for_a_human_is_not_turned_away_by_a_pause()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await chat.StopAsync();
        await chat.StartAgainAsync(ServiceMode.Paused);

        zaynab.Says("اني بالبيت هسه");

        Assert.Contains("Person: اني بالبيت هسه", await chat.LinesAsync(lines => lines.Contains("Person: اني بالبيت هسه")));
        Assert.DoesNotContain("لا تُستقبل الرسائل", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaving_and_erasing_are_never_refused()
    {
        await using var chat = await RunningChat.StartAsync(service: ServiceMode.Paused);
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("لا تُستقبل الرسائل");

        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        await zaynab.Screen.UntilAsync(messages => messages is [{ Text: "تم." }], "the dull line alone");
        await chat.UntilAsync<long>("SELECT count(*) FROM addresses", left => left == 0);
    }
}
