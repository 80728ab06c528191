using System.Text.RegularExpressions;
using ChatbotSupport.BotApi;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The list before the opening turns green item by item, and only then lets people in; the running program opens without a restart.</summary>
public sealed class GoLiveTests
{
    [Fact]
    public async Task The_list_turns_green_item_by_item_and_only_then_lets_people_in()
    {
        await using var api = await BotApiServer.StartAsync();
        using var folder = new TemporaryFolder();
        var content = ContentCopy.To(Path.Combine(folder.Path, "content"));
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string>
        {
            ["Telegram__BotToken"] = api.Token, ["Telegram__ApiBaseUrl"] = api.Url, ["Playbook__Folder"] = content, ["Playbook__AutoPublish"] = "true",
        });
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("لا تُستقبل الرسائل هنا في الوقت الحالي");
        var list = await ListAsync(bot, exit: 1);
        Assert.Equal(
            ["organisation", "hotline", "coordinators", "on_call", "hours", "restore", "keys_copied", "practice", "watch"],
            list.Where(line => line.StartsWith("[ ]", StringComparison.Ordinal)).Select(NameOf).Distinct());
        Assert.Equal(1, (await bot.RunVerbAsync("golive", "--open", "--lang", "en")).ExitCode);

        // The first two coordinators come in, and whoever is on call answers the trial in their private chat.
        await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--lang", "en");
        var invited = await bot.RunVerbAsync("volunteers", "invite", "هدى", "--coordinator", "--lang", "en");
        Ask(bot, "UPDATE volunteers SET approved_at = created_at");
        var huda = api.Person("حساب هدى");
        huda.Starts(invited.Output.Split("?start=")[1].Trim());
        await huda.Screen.ShowsAsync("هدى ·");
        Assert.Equal(0, (await bot.RunVerbAsync("golive", "--test-alert", "--lang", "en")).ExitCode);
        var trial = await huda.Screen.ShowsAsync("تنبيه تجريبي للمناوب");
        huda.Presses(trial, "أنا هنا");
        await huda.Screen.UntilAsync(_ => trial.Text == "تنبيه تجريبي للمناوبة · لا شيء مطلوب الآن", "that it was answered");
        await Eventually.HoldsAsync(() => ListAsync(bot, exit: 1), lines => lines.Any(line => line.StartsWith("[x] whoever is on call", StringComparison.Ordinal)));

        // Numbers and hours are confirmed by somebody of the roster, for the value they have.
        Assert.Equal(2, (await bot.RunVerbAsync("golive", "--confirm", "hours", "--by", "مجهول", "--lang", "en")).ExitCode);
        Assert.Equal(2, (await bot.RunVerbAsync("golive", "--confirm", "nothing", "--by", "نور", "--lang", "en")).ExitCode);
        await bot.RunVerbAsync("golive", "--confirm", "hours", "--by", "نور", "--lang", "en");
        await bot.RunVerbAsync("golive", "--confirm", "watch", "--by", "نور", "--lang", "en");
        var numbers = Regex.Matches((await bot.RunVerbAsync("golive", "--lang", "en")).Output, @"\((\w+)\)\n    (\S+): once dialled").Select(match => (Id: match.Groups[1].Value, Number: match.Groups[2].Value)).ToList();
        await bot.RunVerbAsync("golive", "--confirm", numbers[0].Id, "--by", "هدى", "--lang", "en");
        foreach (var (id, number) in numbers.Skip(1))
        {
            Ask(bot, $"INSERT INTO go_live_records (item, value, alias, at) VALUES ('{id}', '{number}', 'هدى', 1)");
        }

        var facts = Path.Combine(content, "facts.yaml");
        await File.WriteAllTextAsync(facts, (await File.ReadAllTextAsync(facts)).Replace("value: 'فريق الدعم'", "value: 'منظمة الاختبار'", StringComparison.Ordinal));

        // What people read is judged: a name that only stands in the folder is not there yet.
        Assert.Equal(["organisation", "restore", "keys_copied", "practice"], Open(await ListAsync(bot, exit: 1)));
        Assert.StartsWith("Note: the folder differs from what runs now.", (await bot.RunVerbAsync("golive", "--lang", "en")).Output, StringComparison.Ordinal);
        await PublishAsync(bot);
        Assert.Equal(["restore", "keys_copied", "practice"], Open(await ListAsync(bot, exit: 1)));
        using var elsewhere = new TemporaryFolder();
        Assert.Equal(0, (await bot.RunVerbAsync("backup", "--keys", elsewhere.Path, "--lang", "en")).ExitCode);
        Assert.Equal(["restore", "practice"], Open(await ListAsync(bot, exit: 1)));
        var backup = await bot.RunVerbAsync("backup", "--lang", "en");
        Assert.Equal(0, await bot.StopAsync());
        Assert.Equal(0, (await bot.RunVerbAsync("restore", backup.Output.Trim(), "--lang", "en")).ExitCode);
        await bot.StartAgainAsync();
        Ask(bot, "INSERT INTO events (at, code) VALUES (1, 'practice_done')");
        await ListAsync(bot, exit: 0);

        Assert.Equal(0, (await bot.RunVerbAsync("golive", "--open", "--lang", "en")).ExitCode);

        // Open before, it is opened again although nobody watches it from outside yet.
        Ask(bot, "DELETE FROM go_live_records WHERE item = 'watch'");
        Assert.Equal(["watch"], Open(await ListAsync(bot, exit: 1)));
        Assert.Equal(0, (await bot.RunVerbAsync("golive", "--open", "--lang", "en")).ExitCode);
        await bot.RunVerbAsync("golive", "--confirm", "watch", "--by", "نور", "--lang", "en");
        zaynab.Says("مرحبا");
        await zaynab.Screen.ShowsAsync("يجيب عليك برنامج آلي");

        // A number that changes must be dialled again; what is open stays open.
        await File.WriteAllTextAsync(facts, (await File.ReadAllTextAsync(facts)).Replace("value: '533'", "value: '534'", StringComparison.Ordinal));
        await PublishAsync(bot);
        Assert.Equal(["hotline"], Open(await ListAsync(bot, exit: 1)));
        Assert.Equal(0, (await bot.RunVerbAsync("golive", "--close", "--lang", "en")).ExitCode);
        api.Person("مريم").Starts();
        await Eventually.HoldsAsync(
            () => Task.FromResult(api.Requests.Of("sendMessage").Count(request => request.Text("text")!.Contains("لا تُستقبل الرسائل", StringComparison.Ordinal))), told => told == 2);
    }

    [Fact]
    public async Task With_WhatsApp_the_list_wants_token_number_address_template_and_payment_too()
    {
        await using var api = await GraphServer.StartAsync();
        api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض") { Status = TemplateStatus.Pending });
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string>
        {
            ["WhatsApp__AccessToken"] = api.Token, ["WhatsApp__PhoneNumberId"] = api.PhoneNumberId, ["WhatsApp__BusinessAccountId"] = api.BusinessAccountId, ["WhatsApp__AppSecret"] = api.AppSecret,
            ["WhatsApp__VerifyToken"] = api.VerifyToken, ["WhatsApp__GraphBaseUrl"] = api.Url, ["WhatsApp__Template"] = "new_message",
        });
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<string>(bot.Database, "SELECT coalesce(max(template), '') FROM whatsapp_standing")), state => state == "PENDING");

        string[] items = ["Meta takes our token", "the number is registered", "Meta reached our address", "the template is approved", "a way to pay is on file"];
        Assert.Equal([true, true, false, false, false], await GreenAsync());
        Assert.True(await api.Webhook.SubscribeAsync(new Uri(bot.Address, "/webhooks/whatsapp")));
        api.Person("زينب").Says("مرحبا");
        var told = System.Text.Encoding.UTF8.GetBytes(
            """{"entry":[{"changes":[{"field":"message_template_status_update","value":{"event":"APPROVED","message_template_name":"new_message","message_template_language":"ar"}}]}]}""");
        Assert.Equal(200, await api.Webhook.BringAsync(new Uri(bot.Address, "/webhooks/whatsapp"), told, GraphApi.Webhooks.SignedDelivery.Sign(told, api.AppSecret)));
        await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--lang", "en");
        Assert.Equal(1, (await bot.RunVerbAsync("golive", "--confirm", "whatsapp_payment", "--by", "نور", "--lang", "en")).ExitCode);
        Assert.Equal([true, true, true, true, true], await GreenAsync());

        async Task<IEnumerable<bool>> GreenAsync()
        {
            var list = await ListAsync(bot, exit: 1);
            return items.Select(item => list.Single(line => line.Contains($"WhatsApp: {item}", StringComparison.Ordinal)).StartsWith("[x]", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(null, "Only the team is answered until it is opened again: golive --open")]
    [InlineData("Open", "Who is answered is set by Service = Open, as before.")]
    public async Task A_restored_database_is_not_open_until_somebody_opens_it_again(string? set, string told)
    {
        using var folder = new TemporaryFolder();
        var settings = ProgramRun.Settings(folder.Path);
        if (set is not null)
        {
            settings["Service"] = set;
        }

        await ProgramRun.RunAsync(["volunteers", "invite", "نور"], settings);
        var database = Path.Combine(folder.Path, "data", "chatbot.db");
        Ask(database, "INSERT INTO meta (key, value) VALUES ('service', 'Open')");
        var backup = await ProgramRun.RunAsync(["backup", "--lang", "en"], settings);

        var restored = await ProgramRun.RunAsync(["restore", backup.Output.Trim(), "--lang", "en"], settings);

        Assert.Equal(0, restored.ExitCode);
        Assert.StartsWith($"Restored to {database}. Start the program now.\n{told}\nThe backup is of ", restored.Output, StringComparison.Ordinal);
        Assert.Equal("Rehearsal", ColumnsOf.Ask<string>(database, "SELECT value FROM meta WHERE key = 'service'"));
    }

    [Fact]
    public async Task Without_any_number_shown_the_list_is_not_green()
    {
        using var folder = new TemporaryFolder();
        var content = ContentCopy.To(Path.Combine(folder.Path, "content"));
        var facts = Path.Combine(content, "facts.yaml");
        await File.WriteAllTextAsync(facts, (await File.ReadAllTextAsync(facts)).Replace("kind: phone", "kind: name", StringComparison.Ordinal));

        LearntShelf.Bring(Path.Combine(folder.Path, "data"));

        var list = await ProgramRun.RunAsync(["golive", "--lang", "en"], new Dictionary<string, string>(ProgramRun.Settings(folder.Path)) { ["Playbook__Folder"] = content });

        Assert.Equal(1, list.ExitCode);
        Assert.Equal($"There is no database at this place, so a new one is made: {Path.Combine(folder.Path, "data", "chatbot.db")}", list.Errors.Trim());
        Assert.Single(list.Output.Split('\n'), line => line.StartsWith("[ ] the number was dialled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_and_its_help_are_told_in_Arabic_too_and_half_a_confirmation_is_refused()
    {
        using var folder = new TemporaryFolder();
        var settings = ProgramRun.Settings(folder.Path);
        LearntShelf.Bring(Path.Combine(folder.Path, "data"));

        var list = await ProgramRun.RunAsync(["golive", "--lang", "ar"], settings);
        var half = await ProgramRun.RunAsync(["golive", "--confirm", "hours", "--lang", "en"], settings);
        var pair = await ProgramRun.RunAsync(["pair", "--lang", "en"], settings);

        Assert.Contains("[ ] منسقان على الأقل، موافق عليهما", list.Output, StringComparison.Ordinal);
        Assert.Contains("[x] أرقام مدة الحفظ", list.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n    533: .*golive --confirm \w+ --by NAME\n", list.Output);
        Assert.Equal((1, 2, 2), (list.ExitCode, half.ExitCode, pair.ExitCode));
        Assert.Contains("Telegram:BotToken", pair.Errors, StringComparison.Ordinal);
    }

    private static async Task PublishAsync(RunningBot bot) =>
        Assert.Equal(0, (await bot.RunVerbAsync("publish", "--by", "نور", "--reviewed-by", "هدى", "--yes", "--lang", "en")).ExitCode);

    private static async Task<IReadOnlyList<string>> ListAsync(RunningBot bot, int exit)
    {
        var run = await bot.RunVerbAsync("golive", "--lang", "en");
        Assert.True(run.ExitCode == exit, run.Output + run.Errors);
        return [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('['))];
    }

    private static IEnumerable<string> Open(IEnumerable<string> lines) => lines.Where(line => line.StartsWith("[ ]", StringComparison.Ordinal)).Select(NameOf).Distinct();

    private static string NameOf(string line) => line[4..] switch
    {
        var text when text.StartsWith("the organisation", StringComparison.Ordinal) => "organisation",
        var text when text.StartsWith("the number was", StringComparison.Ordinal) => "hotline",
        var text when text.StartsWith("two coordinators", StringComparison.Ordinal) => "coordinators",
        var text when text.StartsWith("whoever is on call", StringComparison.Ordinal) => "on_call",
        var text when text.StartsWith("hours", StringComparison.Ordinal) => "hours",
        var text when text.StartsWith("the numbers of retention", StringComparison.Ordinal) => "privacy",
        var text when text.StartsWith("a backup", StringComparison.Ordinal) => "restore",
        var text when text.StartsWith("the keys were copied", StringComparison.Ordinal) => "keys_copied",
        var text when text.StartsWith("somebody is told", StringComparison.Ordinal) => "watch",
        _ => "practice",
    };

    private static void Ask(RunningBot bot, string sql) => Ask(bot.Database, sql);

    private static void Ask(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 5000");
        connection.Execute(sql);
    }
}
