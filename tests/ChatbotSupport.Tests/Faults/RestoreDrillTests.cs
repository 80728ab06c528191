using System.Net;
using ChatbotSupport.Tests.Desk;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The drill: the database is destroyed, the last backup comes back, and everybody finds what they left, except whoever was erased since.</summary>
public sealed class RestoreDrillTests : IDisposable
{
    private const string Words = "عمري 16 ويكول نلتقي باجر";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task After_the_database_is_lost_people_and_cases_come_back_and_the_erased_stay_erased()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var person = await HandedOverAsync(bot);
        var code = Ask<string>(bot, "SELECT code FROM cases");
        await using var other = await HandedOverAsync(bot);
        var otherCode = Ask<string>(bot, $"SELECT code FROM cases WHERE code <> '{code}'");
        var before = await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--trained", "minor");

        var backup = await bot.RunVerbAsync("backup");
        Assert.Equal(0, backup.ExitCode);
        await Eventually.HoldsAsync(() => bot.RunVerbAsync("erase", otherCode, "--yes"), run => run.ExitCode == 0);
        Assert.Equal("تم.", await other.HearAsync(_deadline.Token));
        await Eventually.HoldsAsync(() => Task.FromResult(Ask<long>(bot, "SELECT count(*) FROM addresses")), rows => rows == 1);
        await bot.KillAsync();
        await File.WriteAllBytesAsync(bot.Database, new byte[100_000]);
        File.Delete(bot.Database + "-wal");

        var broken = await bot.RunVerbAsync("run", "--lang", "en");
        Assert.Equal(2, broken.ExitCode);
        Assert.DoesNotContain("   at ", broken.Errors, StringComparison.Ordinal);
        var restored = await bot.RunVerbAsync("restore", backup.Output.Trim(), "--lang", "en");
        Assert.Equal((0, ""), (restored.ExitCode, restored.Errors));
        await bot.StartAgainAsync();

        // What a person agreed to may have been taken back since, and whoever was let in may have been let out: both are asked anew.
        Assert.False(person.HasMore);
        using (var late = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address })
        {
            using var dead = await late.ComeInAsync(new Uri(before.Output.Trim()).AbsolutePath);
            using var refused = await late.PressAsync("/desk/api/shift", new { id = Some.Id(), on = true });
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var invited = await bot.RunVerbAsync("volunteers", "invite", "نور");
        await person.SayAsync("متابعة", _deadline.Token);
        Assert.NotEmpty(await person.HearAsync(_deadline.Token));
        Assert.Equal("Unanswered", Ask<string>(bot, $"SELECT consent FROM cases WHERE code = '{code}'"));
        await person.SayAsync("موافقة", _deadline.Token);
        Assert.NotEmpty(await person.HearAsync(_deadline.Token));
        Assert.Equal("Waiting L3 0", Ask<string>(bot, $"SELECT state || ' ' || level || ' ' || erased FROM cases WHERE code = '{code}'"));
        Assert.Contains(Words, await TalkAsync(bot, code, invited.Output.Trim()));

        Assert.Equal("Waiting L3 1", Ask<string>(bot, $"SELECT state || ' ' || level || ' ' || erased FROM cases WHERE code = '{otherCode}'"));
        Assert.Equal(0, Ask<long>(bot, $"SELECT count(*) FROM lines l JOIN cases c ON c.conversation_id = l.conversation_id WHERE c.code = '{otherCode}'"));
        Assert.Equal(1, Ask<long>(bot, "SELECT count(*) FROM addresses"));
        Assert.Equal(1, Ask<long>(bot, "SELECT count(*) FROM conversations WHERE sealed IS NOT NULL"));
    }

    public void Dispose() => _deadline.Dispose();

    /// <summary>A person whose case is open and who agreed that their words are read.</summary>
    private async Task<Talker> HandedOverAsync(RunningBot bot)
    {
        var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync(Words, _deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync("موافقة", _deadline.Token);
        await person.HearAsync(_deadline.Token);
        return person;
    }

    /// <summary>What the desk shows of a case once it is taken.</summary>
    private static async Task<IReadOnlyList<string?>> TalkAsync(RunningBot bot, string code, string link)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var signedIn = await browser.ComeInAsync(new Uri(link).AbsolutePath);
        using var shift = await browser.PressAsync("/desk/api/shift", new { id = Some.Id(), on = true });
        using var taken = await browser.PressAsync($"/desk/api/cases/{code}/take");
        Assert.True(taken.IsSuccessStatusCode, $"{signedIn.StatusCode} {shift.StatusCode} {taken.StatusCode}");
        var view = await browser.ReadAsync($"/desk/api/cases/{code}");
        return [.. view.GetProperty("talk").GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString())];
    }

    private static T Ask<T>(RunningBot bot, string question) => ColumnsOf.Ask<T>(bot.Database, question);
}
