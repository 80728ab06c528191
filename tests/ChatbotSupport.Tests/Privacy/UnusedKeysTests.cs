using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Privacy;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>Keys of nobody in the database: what a death left behind goes at once, what opens a database that was set aside stays as long as anybody silent does.</summary>
public sealed class UnusedKeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HeldClock _clock = new();

    private string Backups => Path.Combine(_folder.Path, "backups");

    [Fact]
    public async Task After_a_wrong_old_backup_newcomers_and_restarts_the_right_one_can_still_be_put_back()
    {
        var later = await RestoredTooOldAsync();
        await WritesAsync("+3");
        await WritesAsync("+4");
        using (var again = Open())
        {
            Assert.True(again.Get<PersonKeys>().Has(later));
        }

        Restore(Assert.Single(Directory.GetFiles(Backups, "*-set-aside.db")));

        using var undone = Open();
        Assert.Equal("Person: سلام", undone.Lines(later)[0]);
        Assert.Equal(["+1", "+2"], await KnownAsync(undone));
    }

    [Fact]
    public async Task What_was_set_aside_is_given_up_when_whoever_is_in_it_would_have_been_forgotten()
    {
        var later = await RestoredTooOldAsync();
        using var road = Open();
        var orphan = await road.Get<PersonKeys>().CreateAsync("0123456789abcdef0123456789abcdef");
        _clock.Advance(TimeSpan.FromDays(30));
        await road.Get<UnusedKeys>().DropOldAsync();
        Assert.True(road.Get<PersonKeys>().Has(later));

        _clock.Advance(TimeSpan.FromDays(1));
        await road.Get<UnusedKeys>().DropOldAsync();

        Assert.False(road.Get<PersonKeys>().Has(later));
        Assert.True(road.Get<PersonKeys>().Has("0123456789abcdef0123456789abcdef"), $"number {orphan} may be of somebody who writes in this moment");
    }

    [Fact]
    public async Task Whoever_was_erased_stays_erased_in_every_copy()
    {
        using (var road = Open())
        {
            await road.WritesAsync("+1", "سلام");
            await road.SettleAsync();
            new BackupFolder(Backups).Write(road.DatabaseFile, BackupKind.ByHand, _clock.GetUtcNow());
            await road.Get<Forgetting>().ForgetAsync(road.Ask<string>("SELECT id FROM conversations").Single());
        }

        Restore(Directory.GetFiles(Backups, "*-by-hand.db").Single());

        using var restored = Open();
        Assert.Empty(restored.Ask<string>("SELECT id FROM conversations"));
    }

    [Fact]
    public async Task A_key_whose_person_was_never_stored_goes_with_the_next_start()
    {
        using (var road = Open())
        {
            await road.Get<PersonKeys>().CreateAsync("0123456789abcdef0123456789abcdef");
            await road.WritesAsync("+1", "سلام");
        }

        using var again = Open();

        Assert.False(again.Get<PersonKeys>().Has("0123456789abcdef0123456789abcdef"));
        Assert.True(again.Get<PersonKeys>().Has(again.Ask<string>("SELECT id FROM conversations").Single()));
    }

    public void Dispose() => _folder.Dispose();

    private Road Open() => new(_folder.Path, _clock);

    /// <summary>Somebody wrote after the backup that was put back; returns who.</summary>
    private async Task<string> RestoredTooOldAsync()
    {
        string backup, later;
        using (var road = Open())
        {
            await road.WritesAsync("+1", "سلام");
            await road.SettleAsync();
            var early = road.Ask<string>("SELECT id FROM conversations").Single();
            backup = new BackupFolder(Backups).Write(road.DatabaseFile, BackupKind.Daily, _clock.GetUtcNow());
            await road.WritesAsync("+2", "سلام");
            await road.SettleAsync();
            later = road.Ask<string>("SELECT id FROM conversations WHERE id <> @early", new { early }).Single();
        }

        Restore(backup);
        return later;
    }

    private async Task WritesAsync(string address)
    {
        using var road = Open();
        await road.WritesAsync(address, "سلام", id: address);
        await road.SettleAsync();
    }

    private void Restore(string backup)
    {
        var database = Path.Combine(_folder.Path, "data", "chatbot.db");
        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(backup, database, new BackupFolder(Backups), ChatbotSupport.Storage.Database.NewestVersion, _clock.GetUtcNow()));
    }

    // Whoever is known by their address gets no second conversation.
    private static async Task<IReadOnlyList<string>> KnownAsync(Road road)
    {
        var known = new List<string>();
        foreach (var address in new[] { "+1", "+2", "+3" })
        {
            var before = road.Ask<long>("SELECT count(*) FROM conversations").Single();
            await road.WritesAsync(address, "سلام", id: "asked" + address);
            await road.SettleAsync();
            if (road.Ask<long>("SELECT count(*) FROM conversations").Single() == before)
            {
                known.Add(address);
            }
        }

        return known;
    }
}
