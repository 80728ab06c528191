using ChatbotSupport.Core;
using ChatbotSupport.Delivery;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Turns;

/// <summary>Whoever is alone on the road is answered in the commit that accepts what they sent; everybody else in their turn.</summary>
public sealed class AtOnceTests : IAsyncLifetime, IDisposable
{
    private const string Address = "+9647";

    private readonly Road _road = new();
    private string _person = "";

    [Fact]
    public async Task Words_of_somebody_for_whom_nothing_waits_never_lie_in_the_inbox()
    {
        await _road.WritesAsync(Address, "شنو الابتزاز");

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM waited"));
        Assert.Equal([("Handled", 1L)], _road.Ask<(string, long)>("SELECT state, payload IS NULL AND code IS NULL FROM inbox ORDER BY number DESC LIMIT 1"));
        Assert.Contains("Person: شنو الابتزاز", _road.Lines(_person));
        await Until.TrueAsync(() => !_road.Phone.Handed.IsEmpty);
    }

    [Fact]
    public async Task The_reply_is_in_the_hands_of_the_channel_before_anybody_has_to_look_it_up()
    {
        await _road.WritesAsync(Address, "شنو الابتزاز");

        Assert.True(Assert.Single(_road.Phone.Handed).IsFresh);
        await NothingIsQueuedAsync();
        Assert.Equal(["Sent"], _road.Ask<string>("SELECT state FROM outbox ORDER BY seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_reply_that_is_cancelled_after_its_commit_and_before_it_is_sent_is_not_sent()
    {
        // Whoever asks for the time once it stands in the outbox may be about to send it: each cancels it, so that nobody passes while another is still at it.
        var cancelled = 0;
        _road.Clock.Asked += () =>
        {
            if (_road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'").Single() > 0)
            {
                _road.Do("UPDATE outbox SET state = 'Cancelled', content = NULL WHERE state = 'Queued'");
                Interlocked.Exchange(ref cancelled, 1);
            }
        };
        await _road.WritesAsync(Address, "شنو الابتزاز");
        await NothingIsQueuedAsync();

        Assert.Equal(1, cancelled);
        Assert.Empty(_road.Phone.Handed);
        Assert.Equal(["Cancelled"], _road.Ask<string>("SELECT state FROM outbox ORDER BY seq DESC LIMIT 1"));
    }

    [Fact]
    public async Task Behind_a_line_that_may_have_been_said_in_part_nothing_counts_as_fresh()
    {
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later(_road.Clock.GetUtcNow().AddSeconds(20)));
        await _road.WritesAsync(Address, "شنو الابتزاز");
        await Until.TrueAsync(() => _road.Ask<long>("SELECT attempts FROM outbox ORDER BY seq DESC LIMIT 1").Single() == 1);
        await _road.WritesAsync(Address, "سلام");
        await Until.TrueAsync(() =>
        {
            _road.Clock.Advance(TimeSpan.FromSeconds(20));
            return _road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'").Single() == 0;
        });

        Assert.Equal([true, false, false], _road.Phone.Handed.Select(line => line.IsFresh));
        Assert.Equal(_road.Phone.Handed.First().Id, _road.Phone.Handed.ElementAt(1).Id);
    }

    [Fact]
    public async Task What_is_told_twice_is_answered_once()
    {
        await _road.WritesAsync(Address, "شنو الابتزاز", id: "same");
        var second = await _road.WritesAsync(Address, "شنو الابتزاز", id: "same");

        Assert.True(second.Repeated);
        Assert.Equal(_person, second.ConversationId);
        Assert.Single(_road.Lines(_person), "Person: شنو الابتزاز");
    }

    [Fact]
    public async Task What_comes_while_a_turn_is_under_way_waits_for_it_and_is_answered_together()
    {
        Assert.True(Subjects.TryTake(_person));
        await _road.WritesAsync(Address, "سلام");
        await _road.WritesAsync(Address, "شنو الابتزاز");
        Assert.Equal([2L], _road.Ask<long>("SELECT count(*) FROM waited"));
        Subjects.Done(_person);
        await NothingWaitsAsync();

        Assert.Equal(["سلام", "شنو الابتزاز"], Said());
        Assert.Single(_road.Ask<long>("SELECT DISTINCT version FROM conversations WHERE version = 2"));
    }

    [Fact]
    public async Task Nobody_overtakes_what_waits_already()
    {
        Assert.True(Subjects.TryTake(_person));
        await _road.WritesAsync(Address, "سلام");
        _road.Do("UPDATE inbox SET state = 'Parked' WHERE state = 'Waiting'");
        Subjects.Done(_person);
        await IsFreeAsync();
        _road.Do("UPDATE inbox SET state = 'Waiting' WHERE state = 'Parked'"); // as if another process had put it there: nobody here knows of it
        await _road.WritesAsync(Address, "شنو الابتزاز");
        await NothingWaitsAsync();

        Assert.Equal([2L], _road.Ask<long>("SELECT count(*) FROM waited"));
        Assert.Equal(["سلام", "شنو الابتزاز"], Said());
    }

    [Fact]
    public async Task Several_that_a_channel_hands_over_together_take_their_turn()
    {
        var accepted = await _road.Get<Inbox>().AcceptAsync(
            new IncomingMessage("phone", Address, "one-of-two", IncomingKind.Text, "سلام", null, null, _road.Clock.GetUtcNow()) { CameWithOthers = true });

        Assert.False(accepted.Repeated);
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM waited"));
        await NothingWaitsAsync();
    }

    [Fact]
    public async Task A_turn_that_loses_against_another_one_leaves_nothing_behind_and_is_run_again()
    {
        _road.Do("CREATE TRIGGER faster AFTER INSERT ON inbox WHEN new.state = 'Handled' BEGIN UPDATE conversations SET version = version + 1; END");
        var accepted = await _road.WritesAsync(Address, "شنو الابتزاز");
        await NothingWaitsAsync();

        Assert.False(accepted.Repeated);
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM waited"));
        Assert.Equal(["شنو الابتزاز"], Said());
    }

    [Fact]
    public async Task A_turn_that_throws_is_tried_put_aside_and_told_of_like_any_other()
    {
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        await _road.SendsPhotoAsync(Address);
        await Until.TrueAsync(() =>
        {
            _road.Clock.Advance(TurnLimits.RetryPause);
            return _road.Ask<string>("SELECT state FROM inbox ORDER BY number DESC LIMIT 1") is ["Parked"];
        });

        Assert.Equal(["TurnParked"], _road.Ask<string>("SELECT alert FROM alerts"));
        await Until.TrueAsync(() => _road.Phone.Texts(Address).Contains(ShippedPlaybook.Value.Messages[MessageIds.TurnFailed].Trim()));
    }

    [Fact]
    public async Task More_than_a_person_writes_is_a_flood_also_when_each_is_answered_at_once()
    {
        for (var number = 0; number < 30; number++)
        {
            await _road.WritesAsync(Address, "خشب كرسي مزرعة");
        }

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM waited"));
        Assert.Single(_road.Lines(_person), $"Bot: {ShippedPlaybook.Value.Messages[MessageIds.SlowDown].Trim()}");
    }

    [Fact]
    public async Task Nothing_is_answered_at_once_before_the_loop_runs()
    {
        using var other = new Road();
        await other.OpensAsync(Address);
        await other.SettleAsync();
        Assert.Equal([1L], other.Ask<long>("SELECT count(*) FROM inbox"));
        await other.WritesAsync(Address, "سلام");

        Assert.Equal([1L], other.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'"));
    }

    public async Task InitializeAsync()
    {
        _person = (await _road.OpensAsync(Address)).ConversationId;
        await _road.SettleAsync();
        await _road.StartAsync();
        await IsFreeAsync();
        _road.Phone.Handed.Clear();
        _road.Do("CREATE TABLE waited (id TEXT)");
        _road.Do("CREATE TRIGGER waits AFTER INSERT ON inbox WHEN new.state = 'Waiting' BEGIN INSERT INTO waited VALUES (new.id); END");
    }

    public Task DisposeAsync() => _road.StopAsync();

    public void Dispose() => _road.Dispose();

    private KeyedQueue Subjects => _road.Get<ReadyWork>().Subjects;

    private IEnumerable<string> Said() => _road.Lines(_person).Where(line => line.StartsWith("Person: ", StringComparison.Ordinal)).Select(line => line["Person: ".Length..]);

    private async Task NothingWaitsAsync()
    {
        await Until.TrueAsync(() => _road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'").Single() == 0);
        await IsFreeAsync();
    }

    private Task NothingIsQueuedAsync() => Until.TrueAsync(() => _road.Ask<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'").Single() == 0);

    // The turn is stored a moment before its loop lets go of the person.
    private async Task IsFreeAsync()
    {
        await Until.TrueAsync(() => Subjects.TryTake(_person));
        Subjects.Done(_person);
    }
}
