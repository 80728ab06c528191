using System.Diagnostics;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>A new key for the ring, and a lock before it: every word opens afterwards, stopped at any moment too, and the key folder alone opens nothing.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private const string Words = "كلمة_مزروعة";
    private const string Passphrase = "جملة طويلة لا يعرفها غير صاحبها";
    private const int People = 1_200;

    private readonly TemporaryFolder _folder = new();

    private string Keys => Path.Combine(_folder.Path, "keys");

    [Fact]
    public async Task After_a_rotation_everything_opens_and_nothing_hangs_on_an_older_key()
    {
        await SomebodyWritesAsync();
        var before = Ring().Length;

        Assert.Equal(1, Rotate(new() { KeyFolder = Keys }).People);

        Assert.Equal(before + 1, Ring().Length);
        var newest = Ring().MaxBy(file => (File.GetLastWriteTimeUtc(file), file))!;
        var id = Guid.Parse(Path.GetFileNameWithoutExtension(newest)["key-".Length..]).ToByteArray();
        Assert.All(Wrapped(), wrapped => Assert.Equal(id, wrapped[4..20]));
        Assert.Equal(id, (await File.ReadAllBytesAsync(Path.Combine(Keys, "fingerprint.key")))[4..20]);
        await StillReadableAsync(new() { KeyFolder = Keys });
    }

    [Fact]
    public async Task What_belongs_to_the_team_is_wrapped_anew_wherever_it_lies()
    {
        await SomebodyWritesAsync();
        var places = TeamSealer.Places;
        using (var road = Open(new() { KeyFolder = Keys }))
        {
            var volunteer = road.AddVolunteer("نور");
            var sealer = road.Get<TeamSealer>();
            road.Do("INSERT INTO volunteer_accounts (id, channel, fingerprint, volunteer_id, address, bound_at) VALUES ('a', 'telegram', x'01', @volunteer, @sealed, 0)", new { volunteer, @sealed = sealer.Seal("volunteer_accounts", "address", "a", Words) });
            road.Do("INSERT INTO leaving_accounts (id, channel, volunteer_id, address, at) VALUES ('b', 'telegram', @volunteer, @sealed, 0)", new { volunteer, @sealed = sealer.Seal("leaving_accounts", "address", "b", Words) });
            road.Do("INSERT INTO team_messages (seq, volunteer_id, case_code, kind, message, at) VALUES (7, @volunteer, '1', 'Lines', @sealed, 0)", new { volunteer, @sealed = sealer.Seal("team_messages", "message", "7", Words) });
            road.Do("INSERT INTO team_calls (volunteer_id, about, newest, face, message, at) VALUES (@volunteer, 'x', 0, '', @sealed, 0)", new { volunteer, @sealed = sealer.Seal("team_calls", "message", $"{volunteer}|x", Words) });
            road.Do("INSERT INTO own_talks (id, volunteer_id, coordinator_id, opened_at, last_at) VALUES ('t', @volunteer, @volunteer, 0, 0)", new { volunteer });
            road.Do("INSERT INTO own_lines (id, talk_id, by_id, at, text) VALUES ('l', 't', @volunteer, 0, @sealed)", new { volunteer, @sealed = sealer.Seal("own_lines", "text", "l", Words) });
        }

        Rotate(new() { KeyFolder = Keys });

        using var after = Open(new() { KeyFolder = Keys });
        var id = Guid.Parse(Path.GetFileNameWithoutExtension(Ring().MaxBy(file => (File.GetLastWriteTimeUtc(file), file))!)["key-".Length..]).ToByteArray();
        foreach (var (table, column, row) in places)
        {
            var (name, text) = after.Ask<(string, byte[])>($"SELECT {row}, {column} FROM {table}").Single();
            Assert.Equal(id, text[4..20]);
            Assert.Equal(Words, after.Get<TeamSealer>().Open(table, column, name, text));
        }

        // Whatever another room seals for the team some day must stand in the list too: it is known by how such values begin.
        var found = after.Ask<(string Table, string Column)>("SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.type = 'BLOB'")
            .Where(place => after.Ask<long>($"SELECT EXISTS (SELECT 1 FROM {place.Table} WHERE substr({place.Column}, 1, 4) = x'09F0C9F0')").Single() != 0);
        Assert.Equal(places.Select(place => (place.Table, place.Column)).Order(), found.Order());
    }

    [Fact]
    public async Task A_locked_ring_opens_with_its_passphrase_and_with_nothing_else()
    {
        var locked = new PrivacyOptions { KeyFolder = Keys, Passphrase = Passphrase };
        await SomebodyWritesAsync(locked);

        Assert.All(Ring(), file => Assert.DoesNotContain("masterKey", File.ReadAllText(file), StringComparison.Ordinal));
        Assert.Contains("Privacy:Passphrase", Refused(new() { KeyFolder = Keys }).Message, StringComparison.Ordinal);
        Refused(locked with { Passphrase = Passphrase + "." });
        var files = Ring().Length;
        Assert.Equal(files, Ring().Length);
        await StillReadableAsync(locked);
    }

    [Fact]
    public async Task A_key_file_locks_what_lay_open_and_a_passphrase_takes_its_place_later()
    {
        var open = new PrivacyOptions { KeyFolder = Keys };
        await SomebodyWritesAsync(open);
        var file = Path.Combine(_folder.Path, "elsewhere.key");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 32).Select(number => (byte)(number * 7))]);
        OwnersAlone(file);
        var byFile = open with { KeyFile = file };

        Rotate(byFile);
        Refused(open);
        await StillReadableAsync(byFile);

        var byWords = open with { Passphrase = Passphrase };
        Refused(byWords);
        Rotate(byWords with { FormerKeyFile = file });
        Refused(byFile);
        await StillReadableAsync(byWords);
        Assert.All(Ring(), key => Assert.DoesNotContain("masterKey", File.ReadAllText(key), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, true)]
    public async Task A_key_file_that_is_short_or_that_others_can_read_is_refused(int bytes, bool isReadable)
    {
        var file = Path.Combine(_folder.Path, "elsewhere.key");
        await File.WriteAllBytesAsync(file, new byte[bytes]);
        OwnersAlone(file);
        if (isReadable)
        {
            if (OperatingSystem.IsWindows())
            {
                return;
            }

            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        Assert.Contains(file, Refused(new() { KeyFolder = Keys, KeyFile = file }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_key_stops_nobody_and_is_told_of_by_the_code_of_its_case()
    {
        string damaged, code;
        using (var road = Open(new() { KeyFolder = Keys }))
        {
            damaged = (await road.WritesAsync("+1", "اريد انتحر")).ConversationId;
            await road.WritesAsync("+2", Words, id: "2");
            await road.SettleAsync();
            code = road.Ask<string>("SELECT code FROM cases").Single();
            await road.WritesAsync("+3", "سلام");
            await road.SettleAsync();
        }

        Damage("UPDATE people SET wrapped = CAST(substr(wrapped, 1, 40) || x'00FF' || substr(wrapped, 43) AS BLOB) WHERE number IN (1, 3)");
        var newest = Wrapped();

        var run = await ProgramRun.RunAsync(["keys", "rotate", "--lang", "en"], ProgramRun.Settings(_folder.Path));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("The keys of 1 people", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{code[..3]}-{code[3..]} #3.", run.Errors, StringComparison.Ordinal);
        Assert.Equal(newest[0], Wrapped()[0]);
        Assert.NotEqual(newest[1], Wrapped()[1]);
        Assert.Equal(["#3"], Rotate(new() { KeyFolder = Keys }).Damaged.Where(told => told[0] == '#'));

        // Whoever it was is answered as somebody new, and the others as before; what nobody can read any more can be erased.
        using var after = Open(new() { KeyFolder = Keys });
        var again = (await after.WritesAsync("+1", "سلام", id: "again-1")).ConversationId;
        Assert.NotEqual(damaged, again);

        // Coordinators are told once that a key is damaged, and nothing of whose it is, not even the code.
        Assert.Equal(again, (await after.WritesAsync("+1", "هلا", id: "again-1b")).ConversationId);
        Assert.Equal([("KeyDamaged", null, "L0", null)], after.Ask<(string, string?, string, string?)>("SELECT alert, case_code, level, details FROM alerts WHERE alert = 'KeyDamaged'"));
        Assert.Equal(1, after.Get<PersonKeys>().DamagedMet);
        var other = (await after.WritesAsync("+2", "سلام", id: "again-2")).ConversationId;
        await after.SettleAsync();
        Assert.Equal($"Person: {Words}", after.Lines(other)[0]);
        Assert.NotEmpty(after.Phone.Texts("+1"));
        Assert.Equal(0, after.Ask<long>("SELECT count(*) FROM inbox WHERE state IN ('Waiting', 'Parked')").Single());
        var erased = after.Get<Inbox>().EraseAsync(damaged, code);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!erased.IsCompleted)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await after.SettleAsync(); // the row may be stored only after a first look
            await Task.Yield();
        }

        Assert.True((await erased).Done);
        await after.Get<Endings>().FinishAsync(damaged);
        Assert.Equal(0, after.Ask<long>("SELECT count(*) FROM lines WHERE conversation_id = @damaged", new { damaged }).Single());
        Assert.Equal(1, after.Ask<long>("SELECT erased FROM cases WHERE code = @code", new { code }).Single());
    }

    [Fact]
    public async Task A_ring_that_cannot_be_read_at_all_says_nothing_about_anybodys_key()
    {
        await SomebodyWritesAsync();
        using var road = Open(new() { KeyFolder = Keys });
        var person = road.Ask<string>("SELECT id FROM conversations").Single();
        Assert.True(road.Get<PersonKeys>().Has(person));

        foreach (var key in Ring())
        {
            File.Move(key, key + ".away");
        }

        // A new start finds nothing that opens: it is refused, and forgets nobody.
        Refused(new() { KeyFolder = Keys });
        Assert.Single(Wrapped());
    }

    [Fact]
    public async Task Killed_in_the_middle_everybody_stays_readable_and_the_next_one_ends_it()
    {
        await ManyAsync();
        var settings = ProgramRun.Settings(_folder.Path);
        settings["Privacy__Passphrase"] = Passphrase;
        var before = Wrapped();

        // A kill after some were wrapped, seen from outside; however the race ends, nobody may be lost.
        using (var rotating = Process.Start(Launch.Built.Describe(["keys", "rotate", "--lang", "en"], settings))!)
        {
            await Eventually.HoldsAsync(() => Task.FromResult(rotating.HasExited || !Wrapped().Zip(before).All(pair => Same(pair.First, pair.Second))), done => done);
            rotating.Kill(entireProcessTree: true);
            await rotating.WaitForExitAsync();
        }

        var locked = new PrivacyOptions { KeyFolder = Keys, Passphrase = Passphrase };
        Assert.Equal(People, Readable(locked));

        var again = await ProgramRun.RunAsync(["keys", "rotate", "--lang", "en"], settings);
        Assert.True(again.ExitCode == 0, again.Errors);
        Assert.Contains($"{People} people", again.Output, StringComparison.Ordinal);
        Assert.Equal(People, Readable(locked));
        Assert.Single(Wrapped().Select(wrapped => Convert.ToHexString(wrapped[4..20])).Distinct());
    }

    public void Dispose() => _folder.Dispose();

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    private static void OwnersAlone(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private string[] Ring() => Directory.GetFiles(Path.Combine(Keys, "ring"), "*.xml");

    private void Damage(string sql)
    {
        using var people = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Keys, "people.db"), Pooling = false }.ToString());
        people.Open();
        Assert.Equal(2, people.Execute(sql));
    }

    private List<byte[]> Wrapped()
    {
        using var people = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Keys, "people.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        people.Open();
        people.Execute("PRAGMA busy_timeout = 10000");
        return people.Query<byte[]>("SELECT wrapped FROM people ORDER BY number").AsList();
    }

    private RotatedKeys Rotate(PrivacyOptions options) =>
        new KeyRotation(options, new(Path.Combine(_folder.Path, "data", "chatbot.db")), TimeProvider.System).Run();

    private Road Open(PrivacyOptions options) => new(_folder.Path, privacy: options);

    private StartRefusedException Refused(PrivacyOptions options)
    {
        using var road = new Road(_folder.Path, privacy: options, opens: false);
        return Assert.Throws<StartRefusedException>(() => road.Get<PersonKeys>());
    }

    private async Task SomebodyWritesAsync(PrivacyOptions? options = null)
    {
        using var road = Open(options ?? new() { KeyFolder = Keys });
        await road.WritesAsync("+1", Words, id: "1");
        await road.SettleAsync();
    }

    private async Task StillReadableAsync(PrivacyOptions options)
    {
        using var road = Open(options);
        var person = (await road.WritesAsync("+1", "سلام", id: "1")).ConversationId;
        Assert.Equal($"Person: {Words}", road.Lines(person)[0]);
    }

    private async Task ManyAsync()
    {
        using var road = Open(new() { KeyFolder = Keys });
        await Task.WhenAll(Enumerable.Range(0, People).Select(number => road.WritesAsync($"+{number}", Words, id: $"{number}")));
    }

    private int Readable(PrivacyOptions options)
    {
        using var road = new Road(_folder.Path, privacy: options, opens: false);
        return road.Ask<(string Id, string Person, byte[] Payload)>("SELECT id, conversation_id, payload FROM inbox")
            .Count(row => road.Get<Sealer>().Open(row.Person, "inbox", "payload", row.Id, row.Payload) == Words);
    }
}
