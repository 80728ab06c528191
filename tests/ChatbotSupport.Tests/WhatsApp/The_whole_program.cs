using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The real program as a process of its own against the stand-in, with nothing but settings changed; killed in the middle.</summary>
public sealed class The_whole_program
{
    private const string Answer = "الأفضل عدم الدفع";

    private static int Kills => Environment.GetEnvironmentVariable("LONG") == "1" ? 40 : 4;

    [Fact]
    public async Task Is_proven_to_Meta_answers_people_and_shows_how_the_number_stands()
    {
        await using var api = await StandInAsync();
        var settings = Settings(api);
        settings["Logs__Level"] = "Trace";
        await using var bot = await RunningBot.StartAsync(settings);
        var hook = new Uri(bot.Address, "/webhooks/whatsapp");
        Assert.False(await api.Webhook.SubscribeAsync(hook, "another-word-to-ask-back"));
        Assert.True(await api.Webhook.SubscribeAsync(hook));
        var zaynab = api.Person("زينب");

        zaynab.Says("مرحبا");
        await zaynab.PressesAsync("أتعرض للابتزاز");
        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
        zaynab.Reads();
        await api.Webhook.UntilTakenAsync();

        Assert.Matches("^ready\nwhatsapp [0-9]+ s\nwhatsapp token VALID number CONNECTED template APPROVED account - called [0-9]+ s$", await bot.Http.GetStringAsync("/health/ready"));
        Assert.Equal(401, await api.Webhook.BringAsync(hook, "{}"u8.ToArray(), SignedDelivery.Sign("{}"u8, "another")));
        Assert.Equal(400, await api.Webhook.BringAsync(hook, "{"u8.ToArray(), SignedDelivery.Sign("{"u8, api.AppSecret)));
        var large = new byte[2_900_000];
        large.AsSpan().Fill((byte)' ');
        "{}"u8.CopyTo(large);
        Assert.Equal(200, await api.Webhook.BringAsync(hook, large, SignedDelivery.Sign(large, api.AppSecret)));
        Assert.Equal(413, await api.Webhook.BringAsync(hook, new byte[3_200_000], "sha256="));
        Assert.Equal(2, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM outbox WHERE state = 'Read'"));
        Assert.Equal(("CONNECTED", "APPROVED"), (ColumnsOf.Ask<string>(bot.Database, "SELECT number FROM whatsapp_standing"), ColumnsOf.Ask<string>(bot.Database, "SELECT template FROM whatsapp_standing")));
        Assert.Equal(0, await bot.StopAsync());
        string[] secrets = [api.Token, api.AppSecret, api.VerifyToken, zaynab.Phone, zaynab.UserId, "wamid."];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, bot.Output + bot.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Killed_again_and_again_it_answers_everybody_and_says_nothing_twice()
    {
        await using var api = await StandInAsync();
        await using var bot = await RunningBot.StartAsync(Settings(api));
        api.Webhook.Use(new Uri(bot.Address, "/webhooks/whatsapp"));
        api.Webhook.AtOnce = 8;
        api.Webhook.PerDelivery = 3;
        var people = Enumerable.Range(0, 8).Select(number => api.Person($"شخص {number}")).ToList();
        people.ForEach(person => person.Says("مرحبا"));
        foreach (var person in people)
        {
            await person.Screen.ShowsAsync(message => message.IsFromBot && message.Choices.Count > 0, "the menu");
        }

        var twice = new List<GraphApi.People.Person>();
        for (var kill = 0; kill < Kills; kill++)
        {
            // People known by an id and, as somebody else, by a number: in the moment of the kill a message tells both.
            var joining = Enumerable.Range(0, 3).Select(number => api.Person($"قبل {kill} {number}", GraphApi.People.Shown.UserId)).ToList();
            foreach (var person in joining)
            {
                person.Says("مرحبا");
                person.Shown = GraphApi.People.Shown.Phone;
                person.Says("شخص من الفريق");
            }

            twice.AddRange(joining);
            await api.Webhook.UntilTakenAsync();
            people.ForEach(person => person.Says("لازم ادفعله لو لا"));
            joining.ForEach(person => person.Shown = GraphApi.People.Shown.Both);
            joining.ForEach(person => person.Says("هذا أنا"));
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 900)));
            await moment.WaitForNextTickAsync();
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        await api.Webhook.UntilTakenAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT (SELECT count(*) FROM inbox WHERE state = 'Waiting') + (SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Accepted'))")), left => left == 0);

        // The others are told apart by their cases: they asked for a human.
        const string Ours = "conversation_id NOT IN (SELECT conversation_id FROM cases)";
        Assert.Equal(8 * (Kills + 1), ColumnsOf.Ask<long>(bot.Database, $"SELECT count(*) FROM inbox WHERE channel = 'whatsapp' AND state = 'Handled' AND {Ours}"));

        // Everybody is one person, found by number and id, with the one case they asked for; whoever was joined into another is forgotten.
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM conversations")), count => count == people.Count + twice.Count);
        Assert.Equal(2 * (people.Count + twice.Count), ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM addresses"));
        Assert.Equal(twice.Count, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM cases WHERE state <> 'Closed' AND conversation_id IN (SELECT id FROM conversations)"));
        Assert.Equal(twice.Count, ColumnsOf.Ask<long>(bot.Database, "SELECT count(DISTINCT conversation_id) FROM inbox WHERE kind = 'Joined' AND state = 'Handled'"));
        Assert.Equal(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox WHERE state = 'Parked'"));
        Assert.All(twice, person => Assert.Contains(person.Screen.Heard, message => message.Text.Contains("أهلًا بك", StringComparison.Ordinal)));

        Assert.Equal(0, ColumnsOf.Ask<long>(bot.Database, $"SELECT count(*) FROM outbox WHERE state NOT IN ('Delivered', 'Read') AND {Ours}"));
        Assert.All(people, person => Assert.Contains(person.Screen.Heard, message => message.Text.Contains(Answer, StringComparison.Ordinal)));

        // Twice only what was under way in the very moment of a kill.
        var lines = ColumnsOf.Ask<long>(bot.Database, $"SELECT count(*) FROM outbox WHERE {Ours}");
        Assert.InRange(people.Sum(person => person.Screen.Heard.Count), lines, lines + (Kills * people.Count));
        Assert.Equal(0, await bot.StopAsync());
    }

    [Fact]
    public async Task With_a_token_and_nothing_said_the_service_rehearses()
    {
        await using var api = await StandInAsync();
        var settings = Settings(api);
        settings.Remove("Service");
        await using var bot = await RunningBot.StartAsync(settings);
        api.Webhook.Use(new Uri(bot.Address, "/webhooks/whatsapp"));

        var zaynab = api.Person("زينب");
        zaynab.Says("مرحبا");

        await zaynab.Screen.ShowsAsync("لا تُستقبل الرسائل هنا في الوقت الحالي");
    }

    [Fact]
    public async Task The_stand_in_is_a_process_too_and_plays_people_by_lines()
    {
        await using var bot = await RunningBot.StartAsync();
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ChatbotSupport.GraphApi.dll"), "0", new Uri(bot.Address, "/webhooks/whatsapp").ToString()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        try
        {
            var line = (await process.StandardOutput.ReadLineAsync())!;
            var settings = line.Split(' ').Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
            settings["Service"] = "Open";
            using var http = new HttpClient { BaseAddress = new Uri(settings["WhatsApp__GraphBaseUrl"]) };
            await bot.StopAsync();
            await using var connected = await RunningBot.StartAsync(settings.Append(new("Web__Listen", bot.Address.ToString().TrimEnd('/'))).ToDictionary(), address: bot.Address);

            await PlayAsync(http, "زينب: مرحبا");
            await PlayAsync(http, "زينب [أتعرض للابتزاز]");

            Assert.Contains("هل هناك أمر عاجل الآن؟", await PlayAsync(http, "زينب? هل هناك أمر عاجل"), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<GraphServer> StandInAsync()
    {
        var api = await GraphServer.StartAsync();
        api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
        return api;
    }

    private static Dictionary<string, string> Settings(GraphServer api) => new()
    {
        ["Service"] = "Open",
        ["WhatsApp__AccessToken"] = api.Token,
        ["WhatsApp__PhoneNumberId"] = api.PhoneNumberId,
        ["WhatsApp__BusinessAccountId"] = api.BusinessAccountId,
        ["WhatsApp__AppSecret"] = api.AppSecret,
        ["WhatsApp__VerifyToken"] = api.VerifyToken,
        ["WhatsApp__GraphBaseUrl"] = api.Url,
        ["WhatsApp__Template"] = "new_message",
    };

    private static async Task<string> PlayAsync(HttpClient http, string line)
    {
        using var body = new StringContent(line);
        using var answer = await http.PostAsync(new Uri("/stage", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
