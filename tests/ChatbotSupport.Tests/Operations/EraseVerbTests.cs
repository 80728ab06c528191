using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Tests.Faults;

namespace ChatbotSupport.Tests.Operations;

/// <summary>`erase CODE` as a coordinator types it, beside the running program and without it.</summary>
public sealed class EraseVerbTests : IAsyncDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Beside_the_running_program_a_person_is_erased_and_the_stub_stays()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var person = await InDangerAsync(bot);
        var code = Ask<string>(bot, "SELECT code FROM cases");

        // On a machine with much else to do it may say that it is still under way.
        await Eventually.HoldsAsync(() => bot.RunVerbAsync("erase", $"{code[..3]}-{code[3..]}", "--yes"), run => run.ExitCode == 0);

        Assert.Equal("تم.", await person.HearAsync(_deadline.Token));
        await Eventually.HoldsAsync(() => Task.FromResult(Ask<long>(bot, "SELECT count(*) FROM addresses")), rows => rows == 0);
        Assert.Equal(0, Ask<long>(bot, "SELECT (SELECT count(*) FROM lines) + (SELECT count(*) FROM outbox) + (SELECT count(*) FROM timers)"));
        Assert.Equal(0, Ask<long>(bot, "SELECT count(*) FROM conversations WHERE sealed IS NOT NULL"));
        Assert.Equal("Waiting L3 1", Ask<string>(bot, "SELECT state || ' ' || level || ' ' || erased FROM cases"));
        Assert.Equal(code, Ask<string>(bot, "SELECT case_code FROM events WHERE code = 'console.erase' AND conversation_id IS NULL"));
        Assert.Equal(1, Ask<long>(bot, "SELECT count(*) FROM alerts WHERE alert = 'Erased'"));

        var again = await bot.RunVerbAsync("erase", code, "--yes", "--lang", "en");
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("check the digits", again.Output, StringComparison.Ordinal);

        // Whoever tries codes learns nothing: one that never was is answered alike, digit for digit, and leaves no trace either.
        var (events, never) = (Ask<long>(bot, "SELECT count(*) FROM events"), code == "000001" ? "000002" : "000001");
        var unknown = await bot.RunVerbAsync("erase", never, "--yes", "--lang", "en");
        Assert.Equal((again.ExitCode, again.Output.Replace($"{code[..3]}-{code[3..]}", $"{never[..3]}-{never[3..]}", StringComparison.Ordinal), again.Errors), (unknown.ExitCode, unknown.Output, unknown.Errors));
        Assert.Equal(events, Ask<long>(bot, "SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task When_nothing_runs_everything_is_gone_before_the_verb_ends()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var person = await InDangerAsync(bot);
        var code = Ask<string>(bot, "SELECT code FROM cases");
        await bot.StopAsync();

        var unsure = await ProgramRun.RunAsync(["erase", code], bot.Environment, "لا\n");
        Assert.Equal(2, unsure.ExitCode);
        Assert.Contains("لم يُمحَ شيء", unsure.Errors, StringComparison.Ordinal);
        Assert.Equal(1, Ask<long>(bot, "SELECT count(*) FROM addresses"));

        var sure = await ProgramRun.RunAsync(["erase", code], bot.Environment, "نعم\n", Launch.Built);

        Assert.Equal((0, ""), (sure.ExitCode, sure.Errors));
        Assert.Equal(0, Ask<long>(bot, "SELECT (SELECT count(*) FROM addresses) + (SELECT count(*) FROM lines) + (SELECT count(*) FROM outbox)"));
        Assert.Equal("Waiting L3 1", Ask<string>(bot, "SELECT state || ' ' || level || ' ' || erased FROM cases"));
        Assert.Equal(0, ColumnsOf.Ask<long>(Path.Combine(bot.Folder, "keys", "people.db"), "SELECT count(*) FROM people"));
        await bot.StartAgainAsync();
    }

    [Fact]
    public async Task When_nothing_runs_the_chat_on_the_phone_is_cleared_before_nobody_can_clear_it_any_more()
    {
        await using var api = await BotApiServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string> { ["Service"] = "Open", ["Telegram__BotToken"] = api.Token, ["Telegram__ApiBaseUrl"] = api.Url });
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("أهلًا بك");
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.ShowsAsync("لا يرى الفريق اسمًا ولا رقمًا");
        await bot.StopAsync();
        api.Faults.Next("deleteMessages", new Fault.Gateway());

        var erased = await bot.RunVerbAsync("erase", Ask<string>(bot, "SELECT code FROM cases"), "--yes", "--lang", "en");

        Assert.Equal((0, "Everything is erased: key, text and address."), (erased.ExitCode, erased.Output.Trim()));
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.Text != "تم.");
        Assert.Equal(0, Ask<long>(bot, "SELECT (SELECT count(*) FROM addresses) + (SELECT count(*) FROM screen_messages) + (SELECT count(*) FROM outbox)"));
    }

    [Fact]
    public async Task A_code_that_is_none_is_told()
    {
        await using var bot = await RunningBot.StartAsync();

        var inEnglish = await bot.RunVerbAsync("erase", "12", "--yes", "--lang", "en");
        var inArabic = await bot.RunVerbAsync("erase", "12", "--yes");

        Assert.Equal((2, 2), (inEnglish.ExitCode, inArabic.ExitCode));
        Assert.Contains("six digits", inEnglish.Errors, StringComparison.Ordinal);
        Assert.Contains("ستة أرقام", inArabic.Errors, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _deadline.CancelAsync();
        _deadline.Dispose();
    }

    private async Task<Talker> InDangerAsync(RunningBot bot)
    {
        var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync("عمري 16 ويكول نلتقي باجر", _deadline.Token);
        await person.HearAsync(_deadline.Token);
        return person;
    }

    private static T Ask<T>(RunningBot bot, string question) => ColumnsOf.Ask<T>(bot.Database, question);
}
