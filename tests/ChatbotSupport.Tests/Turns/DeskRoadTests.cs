using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Turns;

/// <summary>A volunteer's action on the same road.</summary>
public sealed class DeskRoadTests : IDisposable
{
    private const string Danger = "اريد انتحر";

    private readonly Road _road = new();

    [Fact]
    public async Task A_shift_begins_and_counts()
    {
        var volunteer = _road.AddVolunteer("نور");

        var outcome = await _road.ActsAsync(volunteer, new StartShift());

        Assert.Equal(new DeskOutcome(true, null, false), outcome);
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM volunteers WHERE on_shift_until > 0"));
    }

    [Fact]
    public async Task A_case_is_taken_once_and_the_line_reaches_the_person()
    {
        var (person, code) = await InDangerAsync("+9647");
        var first = _road.AddVolunteer("نور");
        var second = _road.AddVolunteer("سلام");

        Assert.True((await _road.ActsAsync(first, Take(first, "نور", code))).Done);
        Assert.Equal(Refusal.AlreadyTaken, (await _road.ActsAsync(second, Take(second, "سلام", code))).Refusal);
        var written = await _road.ActsAsync(first, new ActOnCase(new WriteToPerson(new(first, "نور"), code, "أنا معك الآن")));

        Assert.True(written.Done);
        Assert.Equal("أنا معك الآن", _road.Phone.Texts("+9647")[^1]);
        Assert.Contains("Volunteer: أنا معك الآن", _road.Lines(person));
        Assert.Equal(["Sent"], _road.Ask<string>("SELECT o.state FROM outbox o JOIN lines l ON l.id = o.line_id WHERE l.author = 'Volunteer'"));
    }

    [Theory]
    [InlineData("Minor", true)]
    [InlineData("Minor Suicide", false)]
    public async Task A_sign_that_appears_in_a_talk_of_somebody_untrained_for_it_is_told_and_takes_nothing_from_anybody(string trained, bool isTold)
    {
        await _road.WritesAsync("+9647", "اريد احچي ويه شخص");
        await _road.SettleAsync();
        var code = _road.Ask<string>("SELECT code FROM cases").Single();
        var nour = _road.AddVolunteer("نور", trained: trained);
        Assert.True((await _road.ActsAsync(nour, Take(nour, "نور", code))).Done);
        var person = (await _road.WritesAsync("+9647", Danger)).ConversationId;
        await _road.SettleAsync();

        Assert.Equal(isTold, _road.Ask<string>("SELECT alert FROM alerts").Contains(nameof(CoordinatorAlert.OwnerUnprepared)));
        Assert.Equal(isTold, _road.Lines(person).Contains("System: " + ShippedPlaybook.Value.Messages[MessageIds.DeskUnprepared].Trim()));
        Assert.Equal([nour], _road.Ask<string>("SELECT owner_id FROM cases"));

        // Once: the same sign again is nothing new.
        await _road.WritesAsync("+9647", "صدگ اريد انتحر");
        await _road.SettleAsync();
        Assert.Equal(isTold ? 1L : 0L, _road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'OwnerUnprepared'").Single());

        // Somebody prepared may go on with the talk although nobody waits in it.
        var salam = _road.AddVolunteer("سلام", coordinator: true);
        Assert.Equal(isTold, (await _road.ActsAsync(salam, new ActOnCase(new TakeOver(new(salam, "سلام"), code)))).Done);
    }

    [Fact]
    public async Task A_line_is_taken_back_from_the_mailbox_until_the_page_has_shown_it()
    {
        var (person, code) = await InDangerAsync("web-1");
        var nour = _road.AddVolunteer("نور");
        var salam = _road.AddVolunteer("سلام", coordinator: true);
        await _road.ActsAsync(nour, Take(nour, "نور", code));
        var unread = (await WriteAsync("سطر كُتب بالخطأ")).Written!.Id;

        Assert.Equal(Refusal.NotTakenBack, (await _road.ActsAsync(salam, TakeBack(salam, "سلام", unread))).Refusal);
        Assert.True((await _road.ActsAsync(nour, TakeBack(nour, "نور", unread))).Done);
        Assert.Equal(["Withdrawn"], StateOf(unread));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE line_id = @unread AND content IS NOT NULL", new { unread }));
        Assert.Equal(Refusal.NotTakenBack, (await _road.ActsAsync(nour, TakeBack(nour, "نور", unread))).Refusal);

        var read = (await WriteAsync("سطر قُرئ")).Written!.Id;
        await _road.Get<Mailbox>().AcknowledgeAsync(person, _road.Ask<long>("SELECT number FROM outbox WHERE line_id = @read", new { read }).Single());
        Assert.Equal(Refusal.NotTakenBack, (await _road.ActsAsync(nour, TakeBack(nour, "نور", read))).Refusal);
        Assert.Equal(["Delivered"], StateOf(read));

        Task<DeskOutcome> WriteAsync(string text) => _road.ActsAsync(nour, new ActOnCase(new WriteToPerson(new(nour, "نور"), code, text)));

        ActOnCase TakeBack(string volunteer, string alias, string line) => new(new Core.Conversations.TakeBack(new(volunteer, alias), code, line));

        IReadOnlyList<string> StateOf(string line) => _road.Ask<string>("SELECT state FROM outbox WHERE line_id = @line", new { line });
    }

    [Fact]
    public async Task A_repeated_press_has_the_same_outcome_and_no_second_effect()
    {
        var (_, code) = await InDangerAsync("+9647");
        var volunteer = _road.AddVolunteer("نور");
        await _road.ActsAsync(volunteer, Take(volunteer, "نور", code));
        var write = new ActOnCase(new WriteToPerson(new(volunteer, "نور"), code, "مرة واحدة"));

        Assert.True((await _road.ActsAsync(volunteer, write, "one")).Done);
        Assert.True((await _road.ActsAsync(volunteer, write, "one")).Done);

        Assert.Single(_road.Phone.Texts("+9647"), "مرة واحدة");
    }

    [Fact]
    public async Task What_a_volunteer_writes_lies_sealed_with_the_key_of_the_person()
    {
        var (_, code) = await InDangerAsync("+9647");
        var volunteer = _road.AddVolunteer("نور");
        await _road.ActsAsync(volunteer, Take(volunteer, "نور", code));
        await _road.ActsAsync(volunteer, new ActOnCase(new AddNote(new(volunteer, "نور"), code, "ملاحظة_مزروعة")));

        PlantedWords.AssertNowhere(_road, "ملاحظة_مزروعة");
    }

    [Fact]
    public async Task An_unknown_case_is_refused_at_once()
    {
        var volunteer = _road.AddVolunteer("نور");

        var outcome = await _road.Get<Inbox>().ActAsync(volunteer, Take(volunteer, "نور", "000000"), "x");

        Assert.Equal(Refusal.NoSuchCase, outcome.Refusal);
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM inbox"));
    }

    [Fact]
    public async Task Somebody_who_is_not_on_the_roster_is_refused()
    {
        var (_, code) = await InDangerAsync("+9647");

        Assert.Equal(Refusal.NotOwner, (await _road.ActsAsync("nobody", Take("nobody", "نور", code))).Refusal);
    }

    [Fact]
    public async Task An_untrained_volunteer_is_refused_and_coordinators_are_told()
    {
        var (_, code) = await InDangerAsync("+9647");
        var volunteer = _road.AddVolunteer("نور", trained: "");

        Assert.Equal(Refusal.NotTrained, (await _road.ActsAsync(volunteer, Take(volunteer, "نور", code))).Refusal);
        Assert.Contains("TrainedPersonWanted", _road.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task The_end_of_a_shift_returns_every_case_in_one_commit()
    {
        var volunteer = _road.AddVolunteer("نور");
        foreach (var address in new[] { "+1", "+2" })
        {
            var (_, code) = await InDangerAsync(address);
            Assert.True((await _road.ActsAsync(volunteer, Take(volunteer, "نور", code))).Done);
        }

        await _road.ActsAsync(volunteer, new EndShift());

        Assert.Equal(["Waiting", "Waiting"], _road.Ask<string>("SELECT state FROM cases"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM volunteers WHERE on_shift_until IS NOT NULL"));
    }

    [Fact]
    public async Task A_page_that_waits_ten_seconds_hears_that_the_action_is_still_under_way()
    {
        var volunteer = _road.AddVolunteer("نور");
        var act = _road.Get<Inbox>().ActAsync(volunteer, new StartShift(), "x");
        while (!act.IsCompleted)
        {
            _road.Clock.Advance(TurnLimits.OutcomeWait);
            await Task.Yield();
        }

        Assert.Equal(new DeskOutcome(false, null, true), await act);
    }

    [Fact]
    public async Task Whoever_was_removed_while_nothing_ran_keeps_nobody()
    {
        var (_, code) = await InDangerAsync("+9647");
        var volunteer = _road.AddVolunteer("نور");
        Assert.True((await _road.ActsAsync(volunteer, Take(volunteer, "نور", code))).Done);
        var accounts = new VolunteerAccounts(_road.Get<Writer>(), _road.Get<Database>(), _road.Get<Sealer>(), _road.Get<TeamSealer>(), _road.Clock);
        var roster = new Roster(_road.Get<Writer>(), _road.Get<Database>(), _road.Get<Inbox>(), accounts, _road.Get<Changes>(), _road.Clock);

        // No turn runs while the removal waits for one, as when the turns are stuck.
        var removal = roster.RemoveAsync("نور");
        while (!removal.IsCompleted)
        {
            _road.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.True(await removal);
        Assert.Equal(["Owned"], _road.Ask<string>("SELECT state FROM cases"));
        await _road.RunTurnsAsync();

        Assert.Equal(["Waiting"], _road.Ask<string>("SELECT state FROM cases"));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM volunteers WHERE removed_at IS NOT NULL AND on_shift_until IS NULL"));
    }

    [Fact]
    public async Task A_failing_action_is_parked_and_its_page_hears_of_it()
    {
        var (_, code) = await InDangerAsync("+9647");
        var volunteer = _road.AddVolunteer("نور");
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(Core.MessageIds.DeskTaken));

        var outcome = await _road.ActsAsync(volunteer, Take(volunteer, "نور", code));

        Assert.Equal(new DeskOutcome(false, null, false), outcome);
        Assert.Equal(["Waiting"], _road.Ask<string>("SELECT state FROM cases"));
        Assert.Contains("TurnParked", _road.Ask<string>("SELECT alert FROM alerts"));
    }

    public void Dispose() => _road.Dispose();

    private static ActOnCase Take(string volunteer, string alias, string code) => new(new TakeCase(new(volunteer, alias), code));

    private async Task<(string Person, string Code)> InDangerAsync(string address)
    {
        var person = (await _road.WritesAsync(address, Danger)).ConversationId;
        await _road.SettleAsync();
        return (person, _road.Ask<string>("SELECT code FROM cases WHERE conversation_id = @person", new { person }).Single());
    }
}
