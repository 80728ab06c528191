using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Faults;

namespace ChatbotSupport.Tests.Operations;

/// <summary>`delivery` as an operator types it, beside the running program and without it.</summary>
public sealed class DeliveryVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_stuck_is_listed_tried_again_beside_the_program_and_arrives_once()
    {
        await using var api = await BotApiServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(Settings(api));
        api.Faults.Next("sendMessage", new Fault.ConnectionClosed(), times: 2);
        api.Updates.Insert("""{"message":{"text":"كلمة مزروعة"}}""");
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM outbox WHERE state = 'Uncertain'")), count => count == 1);

        var listed = await bot.RunVerbAsync("delivery", "list", "--lang", "en");
        var all = await bot.RunVerbAsync("delivery", "retry", "all", "--lang", "en");
        var retried = await bot.RunVerbAsync("delivery", "retry", "out-1", "--lang", "en");
        var again = await bot.RunVerbAsync("delivery", "retry", "out-1", "--lang", "en");
        var update = listed.Output.Split('\n').Single(line => line.StartsWith("in-", StringComparison.Ordinal)).Split('\t')[0];
        var hopeless = await bot.RunVerbAsync("delivery", "retry", update, "--lang", "en");
        var dropped = await bot.RunVerbAsync("delivery", "drop", update, "--lang", "en");
        var empty = await bot.RunVerbAsync("delivery", "list", "--lang", "ar");

        Assert.Equal([0, 0, 2, 2, 0, 0], new[] { listed, retried, again, hopeless, dropped, empty }.Select(run => run.ExitCode));
        Assert.Matches("out-1\tuncertain\ttelegram\t0 min\tno_answer\t-\ttried again: 0\tcan be tried again\n", listed.Output);
        Assert.Contains("\tparked\ttelegram\t0 min\tunreadable_update\t-\ttried again: 0\tcan only be dropped\n", listed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("مزروعة", listed.Output, StringComparison.Ordinal);
        Assert.Equal((0, "What is uncertain may have arrived; it is tried again by its id only."), (all.ExitCode, all.Output.Trim()));
        Assert.Equal("Sent.", retried.Output.Trim());
        Assert.Contains("not stuck", again.Errors, StringComparison.Ordinal);
        Assert.Contains("cannot be tried again", hopeless.Errors, StringComparison.Ordinal);
        Assert.Equal("لا شيء متعذر ولا شيء غير مؤكد", empty.Output.Trim());
        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot);
    }

    [Fact]
    public async Task Without_the_program_it_is_put_on_its_way_and_goes_out_with_the_next_start()
    {
        await using var api = await BotApiServer.StartAsync();
        await using var bot = await RunningBot.StartAsync(Settings(api));
        api.Faults.Next("sendMessage", new Fault.Refused(400, "Bad Request: chat not found"));
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM outbox WHERE state = 'Parked'")), count => count == 1);
        await bot.StopAsync();

        var retried = await bot.RunVerbAsync("delivery", "retry", "all", "--lang", "en");
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.IsFromBot);
        await bot.StartAgainAsync();

        Assert.Equal((0, "out-1: on its way again."), (retried.ExitCode, retried.Output.Trim()));
        await zaynab.Screen.ShowsAsync("أهلًا بك");
    }

    [Theory]
    [InlineData("out-7", "there is nothing of this number")]
    [InlineData("in-7", "there is nothing of this number")]
    [InlineData("7", "for example out-12")]
    public async Task An_id_that_nothing_has_is_told_in_a_sentence(string id, string told)
    {
        var settings = ProgramRun.Settings(_folder.Path);
        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], settings);

        var run = await ProgramRun.RunAsync(["delivery", "retry", id, "--lang", "en"], settings);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(told, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("retry", "out-1")]
    public async Task Without_a_database_it_says_so(params string[] words)
    {
        var run = await ProgramRun.RunAsync(["delivery", .. words, "--lang", "en"], ProgramRun.Settings(_folder.Path));

        Assert.Equal((2, "There is no database yet."), (run.ExitCode, run.Errors.Trim()));
    }

    private static Dictionary<string, string> Settings(BotApiServer api) => new()
    {
        ["Service"] = "Open",
        ["Telegram__BotToken"] = api.Token,
        ["Telegram__ApiBaseUrl"] = api.Url,
    };
}
