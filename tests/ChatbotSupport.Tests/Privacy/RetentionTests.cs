using ChatbotSupport.Core.Cases;
using ChatbotSupport.Privacy;
using ChatbotSupport.Reporting;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>What is kept, and for how long.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly Road _road = new();

    [Fact]
    public async Task Text_before_a_case_is_kept_for_a_day()
    {
        await SaysAsync("سلام");
        _road.Clock.Advance(TimeSpan.FromHours(23));
        await SweepAsync();
        Assert.NotEqual(0, Count("lines"));

        _road.Clock.Advance(TimeSpan.FromHours(1));
        await SweepAsync();
        Assert.Equal(0, Count("lines"));
        Assert.Equal(0, new FileInfo(_road.DatabaseFile + "-wal").Length); // its earlier forms neither
    }

    /// <summary>Tables that no sweep looks at, and what ends their rows instead. One that is added later is asked about here.</summary>
    private static readonly Dictionary<string, string> EndedElsewhere = new()
    {
        ["conversations"] = "with the person", ["addresses"] = "with the person", ["timers"] = "when they ring, or with the person", ["approvals"] = "the roster",
        ["volunteers"] = "the roster", ["volunteer_accounts"] = "removal from the roster", ["team_talks"] = "the roster", ["team_messages"] = "with the case, after forty hours at the latest", ["team_earlier"] = "with their message", ["team_calls"] = "with what was called about",
        ["team_group"] = "the group", ["pairing_code"] = "ten minutes", ["left_groups"] = "the group", ["left_messages"] = "the group", ["unpaired_groups"] = "the group", ["group_cards"] = "with the case", ["group_warnings"] = "the group",
        ["own_lines"] = "with their talk", ["joined_cases"] = "when they were seen", ["dropped"] = "counts", ["whatsapp_months"] = "counts", ["whatsapp_standing"] = "one row", ["go_live_records"] = "one row each",
        ["playbooks"] = "what operators wrote", ["publications"] = "what operators wrote", ["content_drafts"] = "what operators wrote", ["content_proposals"] = "what operators wrote", ["meta"] = "one row each",
    };

    [Fact]
    public void Every_table_is_swept_or_ends_in_a_way_that_is_named()
    {
        var rules = File.ReadAllText(Path.Combine(Launch.Top, "src", "ChatbotSupport", "Privacy", "RetentionRules.cs"));
        var tables = _road.Ask<string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");

        Assert.True(tables.Count > 25);
        Assert.DoesNotContain(tables, table => !rules.Contains($"new(\"{table}\"", StringComparison.Ordinal) && !rules.Contains($"\"{table}\",", StringComparison.Ordinal) && !EndedElsewhere.ContainsKey(table));
        Assert.Empty(EndedElsewhere.Keys.Except(tables));
    }

    [Fact]
    public async Task What_is_dropped_is_counted_by_kind_and_stays_in_the_report()
    {
        for (var number = 0; number < 6; number++)
        {
            await SaysAsync("سلام");
        }

        var lines = Count("lines");
        _road.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();
        await SweepAsync();

        Assert.Equal([("text", lines)], _road.Ask<(string, long)>("SELECT kind, number FROM dropped"));
        using var reader = _road.Get<ChatbotSupport.Storage.Database>().OpenReader();
        var today = DateOnly.FromDateTime(_road.Clock.GetUtcNow().UtcDateTime);
        var report = Report.Read(reader, new(today.AddDays(-1), today.AddDays(1), TimeZoneInfo.Utc), _road.Clock.GetUtcNow());
        Assert.Equal((int)lines, report.Tables.Single(table => table.Measure == Measure.Dropped).Total);
    }

    [Fact]
    public async Task Of_text_before_a_case_the_newest_twenty_lines_are_kept()
    {
        for (var number = 0; number < 15; number++)
        {
            await SaysAsync("سلام");
        }

        await SweepAsync();

        Assert.Equal(20, Count("lines"));
        Assert.Equal([11L], _road.Ask<long>("SELECT min(number) FROM lines"));
    }

    [Fact]
    public async Task More_than_is_dropped_in_one_go_is_dropped_in_several()
    {
        await SaysAsync("سلام");
        _road.Do($"""
            WITH RECURSIVE numbers (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM numbers WHERE number < {(PrivacyLimits.RowsPerDrop * 2) + 1})
            INSERT INTO events (at, code) SELECT number, 'old' FROM numbers
            """);

        await SweepAsync();

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM events WHERE code = 'old'"));
        Assert.NotEqual(0, Count("lines"));
    }

    [Fact]
    public async Task The_text_of_a_case_stays_until_thirty_days_after_closing()
    {
        var code = await InDangerAsync();
        _road.Clock.Advance(TimeSpan.FromDays(20));
        await SweepAsync();
        Assert.NotEqual(0, Count("lines"));

        await CloseAsync(code);
        _road.Clock.Advance(TimeSpan.FromDays(29));
        await SweepAsync();
        Assert.NotEqual(0, Count("lines"));

        _road.Clock.Advance(TimeSpan.FromDays(1));
        await SweepAsync();
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM lines WHERE case_code = @code", new { code }));
    }

    [Fact]
    public async Task A_person_silent_for_a_month_is_forgotten_and_the_stub_of_the_case_stays_for_a_year()
    {
        var code = await InDangerAsync();
        await CloseAsync(code);
        _road.Clock.Advance(TimeSpan.FromDays(31));
        await SweepAsync();

        Assert.Equal(0, Count("conversations"));
        Assert.Equal(0, Count("addresses"));
        Assert.Equal([code], _road.Ask<string>("SELECT code FROM cases WHERE conversation_id IS NULL AND erased = 0"));

        _road.Clock.Advance(TimeSpan.FromDays(335));
        await SweepAsync();
        Assert.Equal(0, Count("cases"));
        Assert.Equal([("forgotten.silence", (string?)null)], _road.Ask<(string, string?)>("SELECT code, conversation_id FROM events"));
    }

    [Fact]
    public async Task Somebody_with_an_open_case_is_never_forgotten()
    {
        await InDangerAsync();
        _road.Clock.Advance(TimeSpan.FromDays(200));
        await SweepAsync();

        Assert.Equal(1, Count("conversations"));
    }

    [Fact]
    public async Task Ids_of_messages_are_remembered_for_eight_days()
    {
        await _road.WritesAsync("+1", "سلام", id: "one");
        await _road.SettleAsync();
        _road.Clock.Advance(TimeSpan.FromDays(7.9));
        await SweepAsync();
        Assert.True((await _road.WritesAsync("+1", "سلام", id: "one")).Repeated);

        _road.Clock.Advance(TimeSpan.FromDays(0.2));
        await SweepAsync();
        Assert.Equal(0, Count("inbox"));
    }

    [Fact]
    public async Task Somebody_who_writes_while_the_silent_are_forgotten_is_answered()
    {
        await SaysAsync("سلام");
        await _road.WritesAsync("+2", "سلام");
        await _road.SettleAsync();
        _road.Clock.Advance(TimeSpan.FromDays(31));

        // While the first of the two is forgotten, a message of the other is stored.
        _road.Do(
            """
            CREATE TRIGGER meanwhile AFTER DELETE ON conversations BEGIN
                INSERT INTO inbox (id, subject, conversation_id, channel, kind, sent_at, received_at, state)
                SELECT 'fresh', id, id, 'phone', 'Opened', 1, 1, 'Waiting' FROM conversations;
            END
            """);
        await SweepAsync();
        _road.Do("DROP TRIGGER meanwhile");
        _road.Phone.Handed.Clear();
        await _road.SettleAsync();

        var person = Assert.Single(_road.Ask<string>("SELECT id FROM conversations"));
        Assert.True(_road.Get<PersonKeys>().Has(person));
        Assert.Single(_road.Phone.Handed);
    }

    public void Dispose() => _road.Dispose();

    private Task SweepAsync() => _road.Get<Retention>().SweepAsync();

    private long Count(string table) => _road.Ask<long>($"SELECT count(*) FROM {table}").Single();

    private async Task SaysAsync(string text)
    {
        await _road.WritesAsync("+1", text);
        await _road.SettleAsync();
    }

    private async Task<string> InDangerAsync()
    {
        await SaysAsync("اريد انتحر");
        return _road.Ask<string>("SELECT code FROM cases").Single();
    }

    private async Task CloseAsync(string code)
    {
        var coordinator = _road.AddVolunteer("ليلى", coordinator: true);
        Assert.True((await _road.ActsAsync(coordinator, new ActOnCase(new Core.Conversations.CloseCase(new(coordinator, "ليلى"), code, CaseOutcome.Helped)))).Done);
    }
}
