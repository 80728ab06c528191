using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The daily backup over weeks of a clock in the hand.</summary>
public sealed class DailyBackupTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 3, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly SleepingClock _clock = new(Start);
    private readonly ServiceProvider _rooms;

    public DailyBackupTests()
    {
        var storage = new StorageSettings { ConnectionString = $"Data Source={Database}", BackupFolder = Backups };
        _rooms = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddStorage(new StorageOptions(Database))
            .AddSingleton<Changes>()
            .AddSingleton<ClockTrust>()
            .AddSingleton(storage)
            .AddSingleton(new Surroundings(new Paths(_folder.Path), new AllSettings { Storage = storage }))
            .AddHostedService<DailyBackup>()
            .BuildServiceProvider();
    }

    private string Database => Path.Combine(_folder.Path, "data", "chatbot.db");

    private string Backups => Path.Combine(_folder.Path, "backups");

    [Fact]
    public async Task Once_a_day_one_is_made_and_fourteen_are_kept()
    {
        await StartAsync();
        await LetHoursPassAsync(20 * 24);

        var files = Directory.GetFiles(Backups).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(Enumerable.Range(7, 14).Select(day => $"chatbot-{Start.AddDays(day):yyyyMMdd-HHmmss}.db"), files);
    }

    [Fact]
    public async Task One_that_was_made_while_the_clock_was_ahead_puts_off_none()
    {
        Directory.CreateDirectory(Backups);
        await File.WriteAllTextAsync(Path.Combine(Backups, "chatbot-20360101-030000.db"), "");

        await StartAsync();
        await LetHoursPassAsync(24);

        Assert.Equal(3, Directory.GetFiles(Backups).Length);
    }

    [Fact]
    public async Task While_the_clock_is_doubted_no_sound_one_is_pushed_out()
    {
        await StartAsync();
        await LetHoursPassAsync(13 * 24);
        Assert.Equal(14, Directory.GetFiles(Backups).Length);

        // It should be two months earlier.
        await _rooms.GetRequiredService<Writer>().RunAsync(connection => connection.Execute(
            "UPDATE meta SET value = CAST(CAST(value AS INTEGER) - 60 * 86400000 AS TEXT) WHERE key = 'clock_trusted'"));
        await LetHoursPassAsync(24);
        Assert.Equal(15, Directory.GetFiles(Backups).Length);

        // Believed again after a day, it keeps fourteen as before.
        await LetHoursPassAsync(24);
        Assert.Equal(14, Directory.GetFiles(Backups).Length);
    }

    [Fact]
    public async Task One_that_fails_is_told_to_coordinators_once_and_tried_again_every_hour()
    {
        await File.WriteAllTextAsync(Backups, "a file where the folder should be");
        await StartAsync();
        await LetHoursPassAsync(3);

        Assert.Equal("BackupFailed L0", ColumnsOf.Ask<string>(Database, "SELECT group_concat(alert || ' ' || level) FROM alerts"));

        File.Delete(Backups);
        await LetHoursPassAsync(1);

        Assert.Single(Directory.GetFiles(Backups));
    }

    [Fact]
    public async Task One_that_is_made_by_hand_does_not_put_off_the_one_of_the_day()
    {
        _ = _rooms.GetRequiredService<Database>();
        new BackupFolder(Backups).Write(Database, BackupKind.ByHand, Start.AddMinutes(-1));

        await StartAsync();

        Assert.Equal(2, Directory.GetFiles(Backups).Length);
    }

    [Fact]
    public async Task One_that_is_not_sound_says_that_the_database_is_damaged()
    {
        var database = _rooms.GetRequiredService<Database>();
        await _rooms.GetRequiredService<Writer>().RunAsync(connection => connection.Execute(
            "CREATE TABLE many (word TEXT NOT NULL) STRICT; INSERT INTO many SELECT hex(randomblob(500)) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) SELECT i FROM n)"));
        await _rooms.GetRequiredService<Writer>().EmptyLogAsync();
        var last = ColumnsOf.Ask<long>(Database, "PRAGMA page_count");
        await using (var file = new FileStream(Database, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = (last - 60) * 4096;
            file.Write(new byte[8192]);
        }

        await StartAsync();

        Assert.True(database.Soundness.IsDamaged);
        Assert.Empty(Directory.GetFiles(Backups));
    }

    [Fact]
    public async Task Keys_of_people_that_are_in_no_copy_are_told_of_after_a_week_and_again_the_day_after_it_was_seen()
    {
        _ = _rooms.GetRequiredService<Database>();
        await _rooms.GetRequiredService<Writer>().RunAsync(connection => connection.Execute(
            """
            INSERT INTO conversations (id, channel, state, level, flags, route, version, created_at, updated_at, reach, sealed)
            VALUES ('one', 'web', 'Menu', 'L0', '', 'Normal', 1, @at, @at, 'Unasked', x'01')
            """,
            new { at = Start.ToUnixTimeMilliseconds() }));
        await StartAsync();
        await LetHoursPassAsync((6 * 24) + 23);
        Assert.Equal(0, Told());

        await LetHoursPassAsync(2);
        Assert.Equal(1, Told());
        await _rooms.GetRequiredService<Writer>().RunAsync(connection => connection.Execute("UPDATE alerts SET seen_at = 1"));
        await LetHoursPassAsync(20);
        Assert.Equal(1, Told());
        await LetHoursPassAsync(6);
        Assert.Equal(2, Told());

        KeyCopyRecord.Note(Database, _clock.GetUtcNow());
        await _rooms.GetRequiredService<Writer>().RunAsync(connection => connection.Execute("UPDATE alerts SET seen_at = 1"));
        await LetHoursPassAsync(3 * 24);
        Assert.Equal(2, Told());

        long Told() => ColumnsOf.Ask<long>(Database, "SELECT count(*) FROM alerts WHERE alert = 'KeysNotCopied' AND level = 'L0'");
    }

    [Fact]
    public async Task What_restore_set_aside_beside_the_database_goes_after_fourteen_days_and_what_it_had_begun_at_once()
    {
        _ = _rooms.GetRequiredService<Database>();
        string[] aside = [Remains.BrokenAt(Database, Start), Remains.BrokenAt(Database, Start) + "-wal"];
        foreach (var file in aside.Append(Remains.BegunAt(Database)).Append(Remains.BegunAt(Database) + "-journal"))
        {
            await File.WriteAllTextAsync(file, "what people wrote");
        }

        await StartAsync();
        Assert.Equal(aside.Order(StringComparer.Ordinal), Directory.GetFiles(Path.GetDirectoryName(Database)!).Where(file => file.Contains(".db.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await LetHoursPassAsync(14 * 24);
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.broken-*").Length);

        await LetHoursPassAsync(1);

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Database)!, "*.broken-*"));
    }

    [Fact]
    public async Task What_broke_off_goes_before_the_next_one_is_due()
    {
        await StartAsync();
        var left = Path.Combine(Backups, "chatbot-20260115-020000.db.part");
        await File.WriteAllTextAsync(left, "x");
        await File.WriteAllTextAsync(left + "-journal", "x");
        var begunNow = Path.Combine(Backups, "chatbot-20260115-030000-by-hand.db.part");
        await File.WriteAllTextAsync(begunNow, "x");
        Array.ForEach([left, left + "-journal"], file => File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-2)));

        await LetHoursPassAsync(1);

        Assert.Equal([begunNow], Directory.GetFiles(Backups, "*.part*")); // that of a verb which copies at this moment stays
    }

    public async ValueTask DisposeAsync()
    {
        await _rooms.GetRequiredService<IHostedService>().StopAsync(CancellationToken.None);
        await _rooms.DisposeAsync();
        _clock.Dispose();
        _folder.Dispose();
    }

    private async Task StartAsync()
    {
        await _rooms.GetRequiredService<IHostedService>().StartAsync(CancellationToken.None);
        await _clock.SleepsAsync();
    }

    private async Task LetHoursPassAsync(int hours)
    {
        for (var hour = 0; hour < hours; hour++)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await _clock.SleepsAsync();
        }
    }

    /// <summary>Moves on only when the loop has done its work and sleeps.</summary>
    private sealed class SleepingClock(DateTimeOffset start) : FakeTimeProvider(start), IDisposable
    {
        private readonly SemaphoreSlim _sleeps = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _sleeps.Release();
            return timer;
        }

        public void Dispose() => _sleeps.Dispose();

        public async Task SleepsAsync() => Assert.True(await _sleeps.WaitAsync(TimeSpan.FromSeconds(120)), "the loop does not come back to sleep");
    }
}
