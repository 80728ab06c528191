using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Turns;

/// <summary>What becomes of the lines of a talk when they do not get through, when their volunteer is gone, and when whoever comes back may be somebody else.</summary>
public sealed class LinesOfATalkTests : IDisposable
{
    private const string Address = "+9647";
    private const string Danger = "اريد انتحر";

    private readonly Road _road = new();

    [Theory]
    [InlineData("Parked", "Withdrawn")]
    [InlineData("Uncertain", "Kept")]
    public async Task What_did_not_get_through_is_taken_back_and_never_tried_again(string state, string then)
    {
        var (_, code, nour) = await TalkAsync();
        var line = await FailedAsync(nour, code, state);

        Assert.True((await _road.ActsAsync(nour, new ActOnCase(new TakeBack(By(nour), code, line)))).Done);

        Assert.Equal([then], _road.Ask<string>("SELECT state FROM outbox WHERE line_id = @line", new { line }));
        Assert.Empty(_road.Get<StuckWork>().All());
    }

    [Fact]
    public async Task What_a_volunteer_wrote_does_not_come_after_all_once_the_talk_is_with_somebody_else()
    {
        var (_, code, nour) = await TalkAsync();
        await FailedAsync(nour, code, "Parked");
        Assert.True(Assert.Single(_road.Get<StuckWork>().All()).CanRetry);

        await _road.ActsAsync(nour, new ActOnCase(new ReturnToQueue(By(nour), code, null)));

        Assert.Equal(StuckOutcome.Hopeless, await _road.Get<StuckWork>().RetryAsync(Assert.Single(_road.Get<StuckWork>().All()).Id));
    }

    [Fact]
    public async Task After_an_outage_what_waits_for_the_press_still_waits_beside_the_greeting()
    {
        var (_, code, nour) = await TalkAsync();
        _road.Clock.Advance(TimeSpan.FromHours(13));
        await _road.WritesAsync(Address, "مرحبا");
        await _road.SettleAsync();
        await _road.ActsAsync(nour, new ActOnCase(new TakeCase(By(nour), code)));
        Assert.True((await WriteAsync(nour, code, "سطر لا يراه غيرها")).Done);
        await _road.WritesAsync(Address, "شلونكم");
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later(_road.Clock.GetUtcNow() + TimeSpan.FromMinutes(20)));
        await _road.SettleAsync();
        Assert.Equal(["Queued"], _road.Ask<string>("SELECT state FROM outbox ORDER BY seq DESC LIMIT 1"));
        _road.Clock.Advance(TimeSpan.FromMinutes(21));

        await _road.SettleAsync();

        Assert.Equal([1L], _road.Ask<long>("SELECT awaits_continue FROM conversations"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'"));
        Assert.Equal(["Held"], _road.Ask<string>("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1"));
        Assert.DoesNotContain(_road.Phone.Texts(Address), text => text.Contains("سطر لا يراه غيرها", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_is_somebody_new_begins_after_all_that_was_said_before()
    {
        var (person, code, nour) = await TalkAsync();
        await _road.ActsAsync(nour, new ActOnCase(new CloseCase(By(nour), code, CaseOutcome.Helped)));
        _road.Clock.Advance(ConversationLimits.NewPerson + TimeSpan.FromHours(1));
        await _road.WritesAsync(Address, "اريد شخص من الفريق");
        await _road.SettleAsync();
        await _road.WritesAsync(Address, "موافقة");
        await _road.SettleAsync();

        Assert.Equal([code], _road.Ask<string>("SELECT code FROM cases WHERE state = 'Closed'"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM lines l JOIN conversations v ON v.id = l.conversation_id WHERE l.case_code = @code AND l.at >= v.fresh_at", new { code }));
        Assert.Contains("Person: " + Danger, _road.Lines(person)); // kept as long as text is kept, and read by nobody
    }

    [Theory]
    [InlineData("راح انتحر")]
    [InlineData("مرحبا")]
    public async Task Whatever_somebody_new_says_first_the_open_case_of_before_is_over(string first)
    {
        var (_, code, nour) = await TalkAsync();
        await _road.ActsAsync(nour, new StartShift());
        _road.Do("DELETE FROM timers");
        _road.Clock.Advance(ConversationLimits.NewPerson + TimeSpan.FromHours(1));

        await _road.WritesAsync(Address, first);
        await _road.SettleAsync();

        Assert.Equal(["Closed NoAnswer"], _road.Ask<string>("SELECT state || ' ' || outcome FROM cases WHERE code = @code", new { code }));
        Assert.Equal(first == "مرحبا" ? 0L : 1L, _road.Ask<long>("SELECT count(*) FROM cases WHERE state <> 'Closed'").Single());
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM lines l JOIN conversations v ON v.id = l.conversation_id WHERE l.case_code = @code AND l.at >= v.fresh_at AND l.author <> 'System'", new { code }));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM events WHERE code = 'case_closed_NoAnswer' AND case_code = @code", new { code }));
    }

    [Fact]
    public async Task Whoever_fled_while_the_turn_of_it_failed_has_left_for_the_team_too()
    {
        var (_, code, nour) = await TalkAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.DeskPersonLeft));
        await _road.WritesAsync(Address, "خروج");
        await _road.SettleAsync();
        Assert.Equal([1L], _road.Ask<long>("SELECT person_left FROM cases"));

        // Also after the next turn of the case, which knows of that only by the column.
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        await WriteAsync(nour, code, "أنا هنا");
        Assert.Equal([1L], _road.Ask<long>("SELECT person_left FROM cases"));
    }

    public void Dispose() => _road.Dispose();

    private static CaseOwner By(string volunteer) => new(volunteer, "نور");

    private async Task<(string Person, string Code, string Volunteer)> TalkAsync()
    {
        var person = (await _road.WritesAsync(Address, Danger)).ConversationId;
        await _road.SettleAsync();
        await _road.WritesAsync(Address, "موافقة");
        await _road.SettleAsync();
        await _road.WritesAsync(Address, "أي وقت");
        await _road.SettleAsync();
        var code = _road.Ask<string>("SELECT code FROM cases").Single();
        var nour = _road.AddVolunteer("نور", coordinator: true);
        await _road.ActsAsync(nour, new ActOnCase(new TakeCase(By(nour), code)));
        await WriteAsync(nour, code, "أنا معك");
        return (person, code, nour);
    }

    private async Task<string> FailedAsync(string nour, string code, string state)
    {
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.FailedForGood());
        await WriteAsync(nour, code, "سطر كُتب بالخطأ");
        _road.Do("UPDATE outbox SET state = @state WHERE state = 'Parked'", new { state });
        return _road.Ask<string>("SELECT line_id FROM outbox WHERE state = @state", new { state }).Single();
    }

    private Task<DeskOutcome> WriteAsync(string nour, string code, string text) => _road.ActsAsync(nour, new ActOnCase(new WriteToPerson(By(nour), code, text)));
}
