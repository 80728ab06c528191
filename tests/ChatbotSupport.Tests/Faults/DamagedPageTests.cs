using System.Net;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The real program on a database some of whose pages were overwritten: it starts, and what does not need them works; it must say so all the same.</summary>
public sealed class DamagedPageTests
{
    [Fact]
    public async Task Where_pages_are_damaged_the_program_is_not_ready_and_says_so_with_the_way_back()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await using var bot = await RunningBot.StartAsync();
        await using var person = new Talker(bot.Address);
        await person.OpenAsync(deadline.Token);
        await person.HearAsync(deadline.Token);
        var backup = (await bot.RunVerbAsync("backup")).Output.Trim();
        await bot.StopAsync();
        Overwrite(bot.Database, "lines");

        await bot.StartAgainAsync("/health/live");

        var saying = person.SayAsync("أرقام الاتصال", deadline.Token);
        await Eventually.HoldsAsync(async () => (await bot.Http.GetAsync("/health/ready")).StatusCode, code => code == HttpStatusCode.ServiceUnavailable && bot.Errors.Contains("restore FILE", StringComparison.Ordinal));
        Assert.Equal(2, (await bot.RunVerbAsync("health")).ExitCode);
        await Eventually.HoldsAsync(() => Task.FromResult(ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM alerts WHERE alert = 'DatabaseDamaged'")), count => count == 1);
        using var live = await bot.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);

        Assert.Equal(0, await bot.StopAsync());
        Assert.Equal(0, (await bot.RunVerbAsync("restore", backup)).ExitCode);
        await bot.StartAgainAsync();
        await saying; // taken before or now: what came after the backup lies in the file that was set aside
        await using var next = new Talker(bot.Address);
        await next.OpenAsync(deadline.Token);
        Assert.NotEmpty(await next.HearAsync(deadline.Token));
    }

    private static void Overwrite(string database, string table)
    {
        long page, size;
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using var asked = connection.CreateCommand();
            asked.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            asked.ExecuteNonQuery();
            asked.CommandText = $"SELECT rootpage FROM sqlite_master WHERE name = '{table}'";
            page = (long)asked.ExecuteScalar()!;
            asked.CommandText = "PRAGMA page_size";
            size = (long)asked.ExecuteScalar()!;
        }

        using var file = new FileStream(database, FileMode.Open);
        file.Position = (page - 1) * size;
        file.Write([.. Enumerable.Repeat((byte)0x5A, (int)size)]);
    }
}
