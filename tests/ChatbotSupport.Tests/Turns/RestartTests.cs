using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Turns;

/// <summary>The process dies somewhere on the road and starts again.</summary>
public sealed class RestartTests : IDisposable
{
    private const string Danger = "اريد انتحر";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_message_accepted_before_the_death_is_answered_exactly_once_after_it()
    {
        using (var before = new Road(_folder.Path))
        {
            await before.WritesAsync("+9647", "سلام", id: "one");
        }

        using var after = new Road(_folder.Path);
        await after.SettleAsync();
        var again = await after.WritesAsync("+9647", "سلام", id: "one");
        await after.SettleAsync();

        Assert.True(again.Repeated);
        Assert.Single(after.Phone.Handed);
        Assert.Equal([1L], after.Ask<long>("SELECT version FROM conversations"));
    }

    [Fact]
    public async Task A_line_that_was_not_sent_before_the_death_is_sent_once_after_it()
    {
        using (var before = new Road(_folder.Path))
        {
            await before.WritesAsync("+9647", "سلام");
            await before.RunTurnsAsync();
            Assert.Empty(before.Phone.Handed);
        }

        using var after = new Road(_folder.Path);
        await after.SettleAsync();

        Assert.Single(after.Phone.Handed);
    }

    [Fact]
    public async Task The_hosted_loops_find_what_waits_without_being_told()
    {
        using (var before = new Road(_folder.Path))
        {
            await before.WritesAsync("+9647", "سلام");
        }

        using var after = new Road(_folder.Path);
        await after.StartAsync();
        while (after.Phone.Handed.IsEmpty)
        {
            await Task.Yield();
        }

        await after.StopAsync();
        Assert.Single(after.Phone.Handed);
    }

    [Fact]
    public async Task A_verb_that_runs_turns_after_an_outage_leaves_the_clocks_to_the_next_real_start()
    {
        using var before = new Road(_folder.Path);
        await before.WritesAsync("+9647", Danger);
        await before.SettleAsync();
        before.Dispose();
        before.Clock.Advance(TimeSpan.FromHours(5));
        using (new Road(_folder.Path, before.Clock, turns: new TurnOptions { IsPassing = true }))
        {
            before.Clock.Advance(TimeSpan.FromMinutes(6));
        }

        using var after = new Road(_folder.Path, before.Clock);

        Assert.All(after.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'"), due => Assert.True(due > before.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Clocks_that_ran_out_during_an_outage_start_again_instead_of_ringing()
    {
        using var before = new Road(_folder.Path);
        await before.WritesAsync("+9647", Danger);
        await before.SettleAsync();
        var span = before.Ask<long>("SELECT due_at - started_at FROM timers WHERE kind = 'ReplyDue'").Single();
        var alerts = before.Ask<long>("SELECT count(*) FROM alerts").Single();
        before.Dispose();
        before.Clock.Advance(TimeSpan.FromHours(5));

        using var after = new Road(_folder.Path, before.Clock);
        await after.SettleAsync();

        Assert.Equal(alerts, after.Ask<long>("SELECT count(*) FROM alerts").Single());
        var now = after.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        Assert.Equal([now + span], after.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'"));
        Assert.Equal([now + span], after.Ask<long>("SELECT reply_due_at FROM cases"));
    }

    [Fact]
    public async Task A_short_restart_leaves_clocks_as_they_are()
    {
        using var before = new Road(_folder.Path);
        await before.WritesAsync("+9647", Danger);
        await before.SettleAsync();
        var due = before.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'").Single();
        before.Dispose();
        before.Clock.Advance(TimeSpan.FromMinutes(9));

        using var after = new Road(_folder.Path, before.Clock);

        Assert.Equal([due], after.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'"));
    }

    [Fact]
    public async Task Case_and_conversation_survive_a_restart()
    {
        string person;
        using (var before = new Road(_folder.Path))
        {
            person = (await before.WritesAsync("+9647", Danger)).ConversationId;
            await before.SettleAsync();
        }

        using var after = new Road(_folder.Path);
        using var reader = after.Get<ChatbotSupport.Storage.Database>().OpenReader();
        var conversation = after.Get<TurnStore>().Load(reader, person)!;

        Assert.Equal(ConversationState.AwaitingVolunteer, conversation.State);
        Assert.Equal(after.Ask<string>("SELECT code FROM cases").Single(), conversation.Case!.Code);
    }

    [Fact]
    public async Task Of_somebody_whose_first_message_could_not_be_stored_no_key_is_kept()
    {
        using var road = new Road(_folder.Path);
        road.Do("CREATE TRIGGER full BEFORE INSERT ON addresses BEGIN SELECT RAISE(ABORT, 'full'); END");

        await Assert.ThrowsAsync<SqliteException>(() => road.WritesAsync("+9647", "سلام"));

        Assert.Equal(0, Keys(road));
    }

    [Fact]
    public async Task A_key_of_nobody_is_dropped_at_the_next_start_unless_it_may_belong_to_a_database_set_aside()
    {
        string person;
        using (var before = new Road(_folder.Path))
        {
            await before.Get<PersonKeys>().CreateAsync("died-before-the-row");
            person = (await before.WritesAsync("+9647", "سلام")).ConversationId;
            await before.Get<PersonKeys>().CreateAsync("newer-than-this-database");
        }

        using var after = new Road(_folder.Path);

        Assert.False(after.Get<PersonKeys>().Has("died-before-the-row"));
        Assert.True(after.Get<PersonKeys>().Has(person));
        Assert.True(after.Get<PersonKeys>().Has("newer-than-this-database"));
    }

    [Fact]
    public async Task Two_hundred_people_at_once_are_all_answered_by_the_running_loops()
    {
        using var road = new Road(_folder.Path);
        await road.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => road.WritesAsync($"+{number}", "سلام")));
        while (road.Phone.Handed.Count < 200)
        {
            await Task.Yield();
        }

        await road.StopAsync();
        Assert.Equal(200, road.Phone.Handed.Select(line => line.Address).Distinct().Count());
    }

    [Fact]
    public async Task A_person_who_cannot_be_let_go_delays_nobody_elses_clock()
    {
        using var road = new Road(_folder.Path);
        await road.StartAsync();
        await road.WritesAsync("web-1", "سلام");
        await road.LeavesAsync("web-1");
        await Until.TrueAsync(() => road.Ask<long>("SELECT count(*) FROM timers WHERE kind = 'Ending'").Single() == 1);
        road.Do("CREATE TRIGGER broken BEFORE DELETE ON addresses BEGIN SELECT RAISE(ABORT, 'broken'); END");
        await road.PassAsync(TurnLimits.EndingAtMost - TimeSpan.FromMinutes(1));
        await road.WritesAsync("+9647", Danger);
        await Until.TrueAsync(() => road.Ask<long>("SELECT count(*) FROM timers WHERE kind = 'ReplyDue'").Single() == 1);

        // Both are due when the loop looks next, and the one that fails comes first.
        await road.PassAsync(TimeSpan.FromMinutes(11));

        await Until.TrueAsync(() => road.Ask<string>("SELECT alert FROM alerts").Contains("ReplyOverdue"));
        await road.StopAsync();
    }

    public void Dispose() => _folder.Dispose();

    private static long Keys(Road road)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(road.KeyFolder, "people.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.ExecuteScalar<long>("SELECT count(*) FROM people");
    }
}
