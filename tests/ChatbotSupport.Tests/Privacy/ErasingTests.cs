using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Privacy;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Clocks;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>Erasing is never refused, and nothing readable is left (safeguarding rules, section 6).</summary>
public sealed class ErasingTests : IDisposable
{
    private const string Planted = "كلمة_مزروعة";

    private readonly Road _road = new();

    [Fact]
    public async Task An_erased_person_is_readable_nowhere_and_their_key_is_gone()
    {
        var person = await EraseAsync("+9647709998877");

        Assert.Equal(MessageKind.Dull, _road.Phone.Handed.Last().Message.Kind);
        Assert.False(_road.Get<PersonKeys>().Has(person));
        foreach (var table in new[] { "conversations", "addresses", "lines", "outbox", "timers" })
        {
            Assert.Equal([0L], _road.Ask<long>($"SELECT count(*) FROM {table}"));
        }

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE payload IS NOT NULL OR conversation_id IS NOT NULL OR subject = @person", new { person }));
        PlantedWords.AssertNowhere(_road, Planted, "+9647709998877");
    }

    [Fact]
    public async Task Of_an_open_case_the_stub_stays_until_a_coordinator_signs_it_off()
    {
        await _road.WritesAsync("+9647", "اريد انتحر " + Planted);
        await _road.SettleAsync();
        var person = await EraseAsync("+9647");
        var (code, level, erased) = _road.Ask<(string, string, long)>("SELECT code, level, erased FROM cases").Single();
        Assert.Equal(1, erased);
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM lines"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM conversations WHERE sealed IS NOT NULL"));
        Assert.StartsWith("L", level, StringComparison.Ordinal);

        var coordinator = _road.AddVolunteer("ليلى", coordinator: true);
        var by = new CaseOwner(coordinator, "ليلى");
        var write = await _road.ActsAsync(coordinator, new ActOnCase(new AddNote(by, code, "نص")));
        Assert.Equal(Refusal.Unreachable, write.Refusal);
        Assert.True((await _road.ActsAsync(coordinator, new ActOnCase(new CloseCase(by, code, CaseOutcome.EndedByPerson)))).Done);

        Assert.Equal(["Closed"], _road.Ask<string>("SELECT state FROM cases"));
        await _road.Get<Retention>().SweepAsync();
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM conversations WHERE id = @person", new { person }));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM cases"));
    }

    [Theory]
    [InlineData("telegram", true)]
    [InlineData("phone", false)]
    public async Task Where_a_screen_can_be_cleared_and_could_not_be_yet_the_address_stays_for_a_day(string channel, bool stays)
    {
        using var road = new Road(channel: channel);
        var person = await EraseTurnAsync(road, "7", () => road.Phone.Answers.Enqueue(new DeliveryOutcome.Later(road.Clock.GetUtcNow() + TimeSpan.FromDays(2))));
        await road.SettleAsync();
        Assert.True(road.Get<PersonKeys>().Has(person));

        road.Clock.Advance(TimeSpan.FromMinutes(11));
        await road.Get<Timers>().RunDueAsync();
        Assert.Equal(stays, road.Get<PersonKeys>().Has(person));

        road.Clock.Advance(TimeSpan.FromDays(1));
        await road.Get<Timers>().RunDueAsync();
        Assert.False(road.Get<PersonKeys>().Has(person));
        Assert.Equal([0L], road.Ask<long>("SELECT count(*) FROM addresses"));
    }

    [Fact]
    public async Task Whoever_writes_again_from_the_same_address_is_a_new_person()
    {
        var erased = await EraseAsync("+9647");
        var next = await _road.WritesAsync("+9647", "سلام");
        await _road.SettleAsync();

        Assert.NotEqual(erased, next.ConversationId);
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM addresses"));
    }

    [Fact]
    public async Task A_message_repeated_by_the_platform_does_not_bring_an_erased_person_back()
    {
        await _road.WritesAsync("+9647", "سلام", id: "old");
        await _road.SettleAsync();
        await EraseAsync("+9647");

        Assert.True((await _road.WritesAsync("+9647", "سلام", id: "old")).Repeated);
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task A_person_who_writes_before_the_last_line_is_out_is_new_too()
    {
        var erased = await EraseTurnAsync("web-1");
        var next = await _road.WritesAsync("web-1", "سلام");

        Assert.NotEqual(erased, next.ConversationId);
    }

    [Fact]
    public async Task On_the_web_the_key_goes_when_the_dull_line_is_on_the_screen()
    {
        var shown = 0L;
        var person = await EraseTurnAsync("web-1", () => shown = _road.Ask<long>("SELECT max(number) FROM outbox").Single());
        await _road.SettleAsync();
        Assert.True(_road.Get<PersonKeys>().Has(person));
        Assert.True(shown > 1);

        // The page asks for what comes after the last line it has shown.
        await foreach (var line in _road.Get<Mailbox>().ReadAsync(person, shown, CancellationToken.None))
        {
            Assert.Equal(MessageKind.Dull, line.Kind);
        }

        Assert.False(_road.Get<PersonKeys>().Has(person));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task A_page_that_has_shown_many_lines_is_shown_the_dull_one_too()
    {
        for (var text = 0; text < 3; text++)
        {
            await _road.WritesAsync("web-1", "سلام");
            await _road.SettleAsync();
        }

        var person = await EraseTurnAsync("web-1");
        var last = _road.Ask<long>("SELECT max(number) FROM outbox").Single();
        await _road.SettleAsync();
        Assert.True(last > 3);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var shown = new List<MailboxLine>();
        await foreach (var line in _road.Get<Mailbox>().ReadAsync(person, last, deadline.Token))
        {
            shown.Add(line);
        }

        Assert.Equal(MessageKind.Dull, Assert.Single(shown).Kind);
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox"));
    }

    [Fact]
    public async Task The_key_goes_after_ten_minutes_also_when_nobody_reads_the_dull_line()
    {
        var person = await EraseTurnAsync("web-1");
        await _road.SettleAsync();
        _road.Clock.Advance(TurnLimits.EndingAtMost);
        await _road.SettleAsync();

        Assert.False(_road.Get<PersonKeys>().Has(person));
    }

    [Fact]
    public async Task An_old_backup_forgets_whoever_was_erased_since()
    {
        using var folder = new TemporaryFolder();
        using var before = new Road(folder.Path);
        await before.WritesAsync("+1", "سلام");
        await before.WritesAsync("+2", "اريد انتحر");
        await before.SettleAsync();
        var backup = new BackupFolder(Path.Combine(folder.Path, "backups")).Write(before.DatabaseFile, BackupKind.ByHand, before.Clock.GetUtcNow());
        var erased = before.Ask<string>("SELECT conversation_id FROM cases").Single();
        before.Get<PersonKeys>().Delete(erased);
        before.Dispose();
        var restored = Restoring.Run(backup, before.DatabaseFile, new BackupFolder(Path.Combine(folder.Path, "old")), ChatbotSupport.Storage.Database.NewestVersion, before.Clock.GetUtcNow());
        Assert.Equal(Restoring.Outcome.Restored, restored);

        using var after = new Road(folder.Path);

        Assert.Equal([0L], after.Ask<long>("SELECT count(*) FROM lines WHERE conversation_id = @erased", new { erased }));
        Assert.Equal([("Waiting", 1L)], after.Ask<(string, long)>("SELECT state, erased FROM cases"));
        Assert.Equal([1L], after.Ask<long>("SELECT count(*) FROM addresses"));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(6, false)]
    public async Task Erased_by_the_team_nothing_lights_up_a_phone_that_nobody_holds(int minutes, bool isTold)
    {
        await _road.WritesAsync("+9647", "اريد انتحر " + Planted);
        await _road.SettleAsync();
        var (person, code) = _road.Ask<(string, string)>("SELECT conversation_id, code FROM cases").Single();
        _road.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await _road.SettleAsync();
        var before = _road.Phone.Handed.Count;

        var erasing = _road.Get<Inbox>().EraseAsync(person, code);
        while (!erasing.IsCompleted)
        {
            await _road.RunTurnsAsync();
            await Task.Yield();
        }

        await _road.SettleAsync();

        Assert.True((await erasing).Done);
        Assert.Equal(isTold ? [MessageKind.Dull] : [], _road.Phone.Handed.Skip(before).Select(line => line.Message.Kind));
        Assert.False(_road.Get<PersonKeys>().Has(person));
        Assert.Equal([(1L, "Waiting")], _road.Ask<(long, string)>("SELECT erased, state FROM cases"));
        PlantedWords.AssertNowhere(_road, Planted, "+9647");
    }

    public void Dispose() => _road.Dispose();

    private async Task<string> EraseAsync(string address)
    {
        var person = await EraseTurnAsync(address);
        await _road.SettleAsync();
        return person;
    }

    private Task<string> EraseTurnAsync(string address, Action? beforeThePress = null) => EraseTurnAsync(_road, address, beforeThePress);

    private static async Task<string> EraseTurnAsync(Road road, string address, Action? beforeThePress = null)
    {
        var person = (await road.WritesAsync(address, Planted)).ConversationId;
        await road.SettleAsync();
        await road.WritesAsync(address, "حذف");
        await road.SettleAsync();
        var visit = road.Ask<long>("SELECT version FROM conversations WHERE id = @person", new { person }).Single();
        Assert.True(visit > 0);
        using var reader = road.Get<ChatbotSupport.Storage.Database>().OpenReader();
        var question = road.Get<TurnStore>().Load(reader, person)!.Question!;
        Assert.Equal(QuestionKind.Erase, question.Kind);
        beforeThePress?.Invoke();
        await road.PressesAsync(address, ButtonPayload.Write(question.Visit, "_erase"));
        await road.RunTurnsAsync();
        return person;
    }
}
