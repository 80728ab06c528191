using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Faults;

/// <summary>A backup undoes what people and team asked for since: nothing is sent to anybody for it, nobody is let in by it, and who writes is answered.</summary>
public sealed class AfterRestoreTests : IDisposable
{
    private const string Danger = "اريد انتحر";
    private const string Person = "+9647";

    private readonly TemporaryFolder _folder = new();
    private readonly HeldClock _clock = new();

    private string Backups => Path.Combine(_folder.Path, "backups");

    private string Database => Path.Combine(_folder.Path, "data", "chatbot.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_left_since_is_written_nothing_their_case_waits_and_when_they_write_they_are_answered()
    {
        string backup, code, person;
        using (var road = Open())
        {
            (person, code) = await InTalkAsync(road);
            road.Do("INSERT INTO sign_in_links (token_hash, volunteer_id, expires_at) SELECT x'01', id, 9999999999999 FROM volunteers");
            road.Do("INSERT INTO desk_sessions (token_hash, volunteer_id, created_at, expires_at, last_seen_at) SELECT x'02', id, 1, 9999999999999, 1 FROM volunteers");
            road.Do("INSERT INTO timers (conversation_id, kind, started_at, due_at) VALUES (@person, 'FollowUp', 1, 1)", new { person });

            // A line is on its way when the backup is made; and a message is accepted that has no turn yet.
            var nour = road.Ask<string>("SELECT id FROM volunteers").Single();
            var writing = road.Get<ChatbotSupport.Turns.Arriving.Inbox>().ActAsync(nour, new ActOnCase(new WriteToPerson(new(nour, "نور"), code, "أنا معك")), "late");
            while (!writing.IsCompleted)
            {
                await road.RunTurnsAsync();
                await Task.Yield();
            }

            Assert.True((await writing).Done);
            await road.WritesAsync(Person, "هلو");
            Assert.Equal([1L], road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'"));
            backup = new BackupFolder(Backups).Write(Database, BackupKind.Daily, _clock.GetUtcNow());

            await road.SettleAsync();
            await road.WritesAsync(Person, "خروج");
            await road.SettleAsync();
            road.Do("UPDATE volunteers SET removed_at = 1");
        }

        _clock.Advance(TimeSpan.FromMinutes(1)); // so soon that they would count as being there
        Restore(backup);
        using var after = Open();
        await after.SettleAsync();
        _clock.Advance(TimeSpan.FromHours(2));
        await after.SettleAsync();

        Assert.Empty(after.Phone.Handed);
        Assert.Equal(["Waiting  Unanswered"], after.Ask<string>("SELECT state || ' ' || coalesce(owner_id, '') || ' ' || consent FROM cases"));
        Assert.Contains("System: " + ShippedPlaybook.Value.Messages[MessageIds.DeskRestored].Trim(), after.Lines(person));
        Assert.Equal([0L], after.Ask<long>("SELECT (SELECT count(*) FROM sign_in_links) + (SELECT count(*) FROM desk_sessions) + (SELECT count(*) FROM timers WHERE kind = 'FollowUp') + (SELECT count(*) FROM volunteers WHERE on_shift_until IS NOT NULL)"));
        Assert.Equal(["وقت النسخة: 2"], after.Ask<string>("SELECT substr(details, 1, 13) FROM alerts WHERE alert = 'BackupRestored' AND seen_at IS NULL"));

        await after.WritesAsync(Person, "أرقام الاتصال", "not-heard-of-before");
        await after.SettleAsync();

        Assert.Contains("533", after.Phone.Texts(Person)[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("أنا معك", after.Phone.Texts(Person));
        Assert.Equal([0L], after.Ask<long>("SELECT stopped FROM conversations"));
    }

    [Fact]
    public async Task What_they_agreed_to_holds_no_more_and_it_is_done_once()
    {
        string backup;
        using (var road = Open())
        {
            await InTalkAsync(road);
            backup = new BackupFolder(Backups).Write(Database, BackupKind.Daily, _clock.GetUtcNow());
        }

        Restore(backup);
        using (var road = Open())
        {
            Assert.Equal(["Unasked 2"], road.Ask<string>("SELECT reach || ' ' || stopped FROM conversations"));
        }

        var lines = Lines();
        using var again = Open();
        Assert.Equal(lines, Lines());

        long Lines() => ColumnsOf.Ask<long>(Database, "SELECT count(*) FROM lines");
    }

    [Fact]
    public void A_backup_of_the_first_form_keeps_its_form_for_the_older_program()
    {
        Directory.CreateDirectory(Backups);
        var file = Path.Combine(Backups, "chatbot-20260101-030000.db");
        FirstForm.Make(file);

        Restore(file);

        Assert.Equal("1 Cancelled 2", ColumnsOf.Ask<string>(Database, "SELECT (SELECT user_version FROM pragma_user_version) || ' ' || (SELECT state FROM outbox) || ' ' || (SELECT stopped FROM conversations)"));
        Assert.Equal("x", ColumnsOf.Ask<string>(Database, "SELECT value || 'x' FROM meta WHERE key = 'restored_people_after'"));
    }

    private Road Open() => new(_folder.Path, _clock);

    private void Restore(string backup) =>
        Assert.Equal(Restoring.Outcome.Restored, Restoring.Run(backup, Database, new BackupFolder(Backups), ChatbotSupport.Storage.Database.NewestVersion, _clock.GetUtcNow()));

    /// <summary>Somebody who agreed that the team reads and writes at any time, and a volunteer who has their case.</summary>
    private static async Task<(string Person, string Code)> InTalkAsync(Road road)
    {
        var person = (await road.WritesAsync(Person, Danger)).ConversationId;
        await road.SettleAsync();
        foreach (var said in new[] { "موافقة", "بأي وقت" })
        {
            await road.WritesAsync(Person, said);
            await road.SettleAsync();
        }

        var code = road.Ask<string>("SELECT code FROM cases").Single();
        var nour = road.AddVolunteer("نور");
        await road.ActsAsync(nour, new StartShift());
        Assert.True((await road.ActsAsync(nour, new ActOnCase(new TakeCase(new(nour, "نور"), code)))).Done);
        return (person, code);
    }
}
