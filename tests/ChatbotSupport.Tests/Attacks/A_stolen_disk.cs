using System.Net;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Faults;
using ChatbotSupport.Tests.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Whoever pulls the plug and takes the disk: talks on all three channels, lines and notes of a volunteer, a backup, an erasure; no word, number or account can be read in any file.</summary>
public sealed class A_stolen_disk : IDisposable
{
    private const string Reply = "سطر_مزروع_للفريق";
    private const string Note = "ملاحظة_مزروعة_للفريق";
    private const string Account = "planted_account";
    private const string Number = "07501239876";
    private const string Amount = "731300";

    private static readonly string[] Words = ["كلمة_مزروعة_ويب", "كلمة_مزروعة_تلغرام", "كلمة_مزروعة_واتساب"];

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task Nothing_that_anybody_said_can_be_read_on_it_and_who_was_erased_is_in_no_older_copy()
    {
        await using var service = await WholeService.StartAsync();
        var bot = service.Bot;
        var nour = await service.DeskAsync("نور");
        await using var web = new Talker(bot.Address);
        await web.OpenAsync(_deadline.Token);
        await web.HearAsync(_deadline.Token);
        await web.SayAsync($"عمري 16 ويكول نلتقي باجر {Words[0]} رقمه {Number} حسابه @{Account} يريد {Amount} دينار", _deadline.Token);
        var (zaynab, ali) = (service.Telegram.Person("زينب المزروعة"), service.WhatsApp.Person("علي المزروع"));
        zaynab.Starts();
        zaynab.Says($"عمري 15 ويكول نلتقي باجر {Words[1]} {Number} @{Account}");
        ali.Says($"عمري 14 ويكول نلتقي باجر {Words[2]} {Number} @{Account}");
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM cases")), count => count == 3);
        foreach (var code in Ask<string>(bot.Database, "SELECT code FROM cases"))
        {
            await DoneAsync(nour, $"/desk/api/cases/{code}/take", new { id = Some.Id() });
            await DoneAsync(nour, $"/desk/api/cases/{code}/write", new { id = Some.Id(), text = Reply });
            await DoneAsync(nour, $"/desk/api/cases/{code}/note", new { id = Some.Id(), text = Note });
        }

        await zaynab.Screen.ShowsAsync(Reply);
        await ali.Screen.ShowsAsync(Reply);
        await bot.KillAsync(); // the plug, in the middle of what is being said and written

        string[] planted =
        [
            .. Words, Reply, Note, Account, Number, Amount, "المزروعة", $"{zaynab.Id}", ali.Phone, ali.UserId, "wamid.",
            .. Words.Concat([Reply, Note]).Select(ArabicText.Normalize), .. Words.Concat([Reply, Note]).Select(word => word.Replace("_", " ", StringComparison.Ordinal)),
        ];
        AssertUnreadable(service, planted);

        await bot.StartAgainAsync();
        Assert.Equal(0, (await bot.RunVerbAsync("backup")).ExitCode);
        var backup = Directory.GetFiles(Path.Combine(bot.Folder, "backups")).Order().Last(); // the program makes one of its own besides
        AssertUnreadable(service, planted);

        var (person, erased) = Ask<(string, string)>(bot.Database, "SELECT conversation_id, code FROM cases WHERE channel = 'telegram'").Single();
        var key = Ask<byte[]>(Path.Combine(bot.Folder, "keys", "people.db"), "SELECT wrapped FROM people WHERE id = @person", new { person }).Single();
        Assert.Equal(0, (await bot.RunVerbAsync("erase", erased, "--yes")).ExitCode);
        await Eventually.HoldsAsync(
            () => Task.FromResult(Ask<long>(Path.Combine(bot.Folder, "keys", "people.db"), "SELECT count(*) FROM people WHERE id = @person", new { person }).Single()), left => left == 0);
        await bot.KillAsync();

        // The backup still has their rows, and nothing on the disk opens them: the key is in no file, not in a log of it either.
        Assert.NotEqual(0, Ask<long>(backup, "SELECT count(*) FROM lines WHERE conversation_id = @person", new { person }).Single());
        Assert.DoesNotContain(service.Disk(), file => file.Bytes.AsSpan().IndexOf(key.AsSpan(20)) >= 0);
        AssertUnreadable(service, planted);
    }

    public void Dispose() => _deadline.Dispose();

    private static void AssertUnreadable(WholeService service, string[] planted) => PlantedWords.AssertNowhere(service.Disk(), planted);

    private static async Task DoneAsync(HttpClient desk, string path, object body)
    {
        using var answer = await desk.PressAsync(path, body);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
    }

    private static List<T> Ask<T>(string file, string sql, object? values = null)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        connection.Open();
        connection.Execute("PRAGMA busy_timeout = 10000; PRAGMA query_only = ON");
        return connection.Query<T>(sql, values).AsList();
    }
}
