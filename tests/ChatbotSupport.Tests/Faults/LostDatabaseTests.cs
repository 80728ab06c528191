namespace ChatbotSupport.Tests.Faults;

/// <summary>The database is gone and the keys are there: no new one takes its place by itself, and nobody's key is lost for it.</summary>
public sealed class LostDatabaseTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(3));

    [Fact]
    public async Task A_lost_database_is_refused_with_the_way_back_and_no_key_is_lost()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var one = await WritesAsync(bot);
        await using var other = await WritesAsync(bot);
        var backup = (await bot.RunVerbAsync("backup")).Output.Trim();
        await LoseAsync(bot);

        var refused = await bot.RunVerbAsync("run", "--lang", "en");
        var verb = await bot.RunVerbAsync("volunteers", "invite", "نور", "--lang", "en");

        Assert.Equal((2, 2), (refused.ExitCode, verb.ExitCode));
        Assert.Contains($"restore {backup}", refused.Errors, StringComparison.Ordinal);
        Assert.Contains($"restore {backup}", verb.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(bot.Database));

        Assert.Equal(0, (await bot.RunVerbAsync("restore", backup)).ExitCode);
        await bot.StartAgainAsync();
        await one.SayAsync("أرقام الاتصال", _deadline.Token);
        Assert.Contains("533", await one.HearAsync(_deadline.Token), StringComparison.Ordinal);
        await other.SayAsync("أرقام الاتصال", _deadline.Token);
        Assert.Contains("533", await other.HearAsync(_deadline.Token), StringComparison.Ordinal);
        Assert.Equal(2, Keys(bot));
    }

    [Fact]
    public async Task An_empty_one_in_its_place_is_refused_too_and_without_the_keys_it_begins_anew_on_purpose()
    {
        await using var bot = await RunningBot.StartAsync();
        await using var person = await WritesAsync(bot);
        await LoseAsync(bot);
        await File.WriteAllBytesAsync(bot.Database, []);

        var refused = await bot.RunVerbAsync("run", "--lang", "en");

        var keys = Path.Combine(bot.Folder, "keys");
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains($"mv {keys} {keys}-old", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(1, Keys(bot));
        Directory.Move(keys, keys + "-old");
        await bot.StartAgainAsync();
        await using var newcomer = await WritesAsync(bot);
        Assert.Equal(1, Keys(bot));
    }

    public void Dispose() => _deadline.Dispose();

    private async Task<Talker> WritesAsync(RunningBot bot)
    {
        var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        return person;
    }

    private static async Task LoseAsync(RunningBot bot)
    {
        await bot.StopAsync();
        foreach (var part in Directory.GetFiles(Path.GetDirectoryName(bot.Database)!, "chatbot.db*"))
        {
            File.Delete(part);
        }
    }

    private static long Keys(RunningBot bot) => ColumnsOf.Ask<long>(Path.Combine(bot.Folder, "keys", "people.db"), "SELECT count(*) FROM people");
}
