using System.Net;
using System.Net.Sockets;
using ChatbotSupport.BotApi;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Faults;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Somebody takes everything the program has written while it runs, after a crash, after a backup and after an erasing: no word, number or secret can be read. The program is a process of its own, on three channels.</summary>
public sealed class The_stolen_disk : IDisposable
{
    private const string Danger = "عمري 16 ويكول نلتقي باجر ";

    private static readonly string[] Words = ["كلمة_مزروعة_ويب", "كلمة_مزروعة_تلغرام", "كلمة_مزروعة_واتساب", "رد_مزروع_من_الفريق", "ملاحظة_مزروعة", "07501234987", "@planted_handle"];

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));

    [Fact]
    public async Task Holds_nothing_readable_and_no_link_of_a_person_was_ever_opened()
    {
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var link = $"http://{elsewhere.LocalEndpoint}/planted_path";
        using var temporary = new TemporaryFolder();
        await using var telegram = await BotApiServer.StartAsync();
        await using var meta = await GraphServer.StartAsync();
        meta.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
        await using var bot = await RunningBot.StartAsync(Settings(telegram, meta, temporary.Path));
        meta.Webhook.Use(new Uri(bot.Address, "/webhooks/whatsapp"));

        await using var web = new Talker(bot.Address);
        await web.OpenAsync(_deadline.Token);
        await web.HearAsync(_deadline.Token);
        await web.SayAsync($"{Danger}{Words[0]} {Words[5]} {Words[6]} {link}", _deadline.Token);
        await web.HearAsync(_deadline.Token);
        await web.SayAsync("موافقة", _deadline.Token);
        await web.HearAsync(_deadline.Token);
        var zaynab = telegram.Person("زينب");
        zaynab.Starts();
        zaynab.Says($"{Words[1]} {link}");
        var maryam = meta.Person("مريم");
        maryam.Says($"{Words[2]} {link}");
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(DISTINCT channel) FROM inbox WHERE state = 'Handled' AND kind = 'Text'")), channels => channels == 3);

        var code = ColumnsOf.Ask<string>(bot.Database, "SELECT code FROM cases");
        var invited = await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--trained", "minor");
        var path = invited.Output.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => Uri.TryCreate(word, UriKind.Absolute, out var uri) ? uri.AbsolutePath : "").Single(found => found.StartsWith("/desk/in/", StringComparison.Ordinal));
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var entered = await browser.ComeInAsync(path);
        var cookie = entered.Headers.GetValues("Set-Cookie").First().Split(';')[0].Split('=')[1];
        await PressAsync("take", new { id = Some.Id() });
        await PressAsync("write", new { id = Some.Id(), text = Words[3] });
        await PressAsync("note", new { id = Some.Id(), text = Words[4] });
        string[] planted =
        [
            .. Words, link, "planted_path", "زينب", "مريم", maryam.Phone, maryam.UserId, telegram.Token, meta.Token, meta.AppSecret, meta.VerifyToken, path.Split('/')[^1], cookie, .. web.Cookies,
        ];

        Search("while it runs");
        Assert.Equal(0, (await bot.RunVerbAsync("backup")).ExitCode);
        Search("with a backup");
        await bot.KillAsync();
        Search("after a crash");
        await bot.StartAgainAsync();
        Assert.Equal(0, (await Eventually.HoldsAsync(() => bot.RunVerbAsync("erase", code, "--yes"), run => run.ExitCode == 0)).ExitCode);
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM conversations WHERE channel = 'web' AND sealed IS NOT NULL")), rows => rows == 0);
        Search("after an erasing");
        Assert.Equal(0, await bot.StopAsync());
        Search("after the end");

        Assert.All(planted, secret => Assert.DoesNotContain(secret, bot.Output + bot.Errors, StringComparison.OrdinalIgnoreCase));
        Assert.False(elsewhere.Pending(), "a link that a person sent was opened");

        async Task PressAsync(string action, object body)
        {
            using var answer = await browser.PressAsync($"/desk/api/cases/{code}/{action}", body);
            Assert.True(answer.IsSuccessStatusCode, $"{action} {answer.StatusCode}");
        }

        void Search(string when)
        {
            var files = FilesIn(bot.Folder).Concat(FilesIn(temporary.Path)).ToList();
            Assert.Contains(files, file => file.File.EndsWith("chatbot.db", StringComparison.Ordinal));
            Assert.Contains(files, file => file.File.EndsWith("people.db", StringComparison.Ordinal));
            PlantedWords.AssertNowhere(files.Select(file => ($"{file.File} ({when})", file.Bytes)), planted);
            PlantedWords.AssertNowhere(files.Select(file => ($"a file's name ({when})", System.Text.Encoding.UTF8.GetBytes(file.File))), planted);
        }
    }

    public void Dispose() => _deadline.Dispose();

    private static Dictionary<string, string> Settings(BotApiServer telegram, GraphServer meta, string temporary) => new()
    {
        ["Service"] = "Open",
        ["TMPDIR"] = temporary,
        ["SQLITE_TMPDIR"] = temporary,
        ["Telegram__BotToken"] = telegram.Token,
        ["Telegram__ApiBaseUrl"] = telegram.Url,
        ["WhatsApp__AccessToken"] = meta.Token,
        ["WhatsApp__PhoneNumberId"] = meta.PhoneNumberId,
        ["WhatsApp__BusinessAccountId"] = meta.BusinessAccountId,
        ["WhatsApp__AppSecret"] = meta.AppSecret,
        ["WhatsApp__VerifyToken"] = meta.VerifyToken,
        ["WhatsApp__GraphBaseUrl"] = meta.Url,
        ["WhatsApp__Template"] = "new_message",
    };

    private static IEnumerable<(string File, byte[] Bytes)> FilesIn(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            byte[] bytes;
            try
            {
                using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                bytes = copy.ToArray();
            }
            catch (FileNotFoundException)
            {
                continue; // a file of the moment
            }
            catch (IOException)
            {
                continue; // a socket of the runtime
            }

            yield return (file, bytes);
        }
    }
}
