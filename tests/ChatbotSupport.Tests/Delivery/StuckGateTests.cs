using ChatbotSupport.Core;
using ChatbotSupport.Delivery;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Delivery;

/// <summary>Trying again by hand is no way around the gate: a phone lights up only when its person allowed it.</summary>
public sealed class StuckGateTests : IDisposable
{
    private const string Address = "+9647";

    private readonly Road _road = new();

    [Fact]
    public async Task A_line_tried_again_after_the_person_was_here_waits_for_them()
    {
        await FailedLineAsync();
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        _road.Phone.Handed.Clear();

        Assert.Equal(StuckOutcome.Queued, await RetryAsync());

        Assert.Empty(_road.Phone.Handed);
        Assert.Equal(["Held"], _road.Ask<string>("SELECT state FROM outbox"));
        await _road.WritesAsync(Address, "موجود");
        await _road.SettleAsync();
        Assert.Equal(2, _road.Phone.Handed.Count);
    }

    [Fact]
    public async Task While_the_person_is_here_it_arrives_at_once()
    {
        await FailedLineAsync();

        await RetryAsync();

        Assert.Equal(["Sent"], _road.Ask<string>("SELECT state FROM outbox"));
    }

    [Fact]
    public async Task A_message_answered_hours_later_does_not_make_its_person_somebody_who_is_here()
    {
        await FailedTurnAsync();
        _road.Clock.Advance(TimeSpan.FromHours(3));
        _road.Phone.Handed.Clear();

        Assert.Equal(StuckOutcome.Queued, await RetryAsync());

        Assert.Equal(["Handled", "Handled"], _road.Ask<string>("SELECT state FROM inbox WHERE kind <> 'Timer' ORDER BY number"));
        Assert.Empty(_road.Phone.Handed);
        Assert.Contains("Held", _road.Ask<string>("SELECT state FROM outbox"));
    }

    [Fact]
    public async Task A_message_answered_while_its_person_is_here_is_an_answer()
    {
        await FailedTurnAsync();
        _road.Phone.Handed.Clear();

        await RetryAsync();

        Assert.StartsWith(ShippedPlaybook.Value.Messages[MessageIds.MediaFirst].Trim(), Assert.Single(_road.Phone.Texts(Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_left_quickly_is_not_brought_back_by_an_old_message()
    {
        await FailedTurnAsync();
        await _road.LeavesAsync(Address);
        await _road.SettleAsync();
        _road.Phone.Handed.Clear();

        Assert.Equal(StuckOutcome.PersonAway, await RetryAsync());

        Assert.Equal([1L], _road.Ask<long>("SELECT \"left\" FROM conversations"));
        Assert.Empty(_road.Phone.Handed);
    }

    public void Dispose() => _road.Dispose();

    private async Task<StuckOutcome> RetryAsync()
    {
        var work = _road.Get<StuckWork>();
        var outcome = await work.RetryAsync(Assert.Single(work.All()).Id);
        await _road.SettleAsync();
        return outcome;
    }

    private async Task FailedLineAsync()
    {
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.FailedForGood());
        await _road.WritesAsync(Address, "سلام");
        await _road.SettleAsync();
        Assert.Equal(["Parked"], _road.Ask<string>("SELECT state FROM outbox"));
    }

    private async Task FailedTurnAsync()
    {
        await _road.WritesAsync(Address, "سلام");
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        await _road.SendsPhotoAsync(Address);
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        Assert.Equal("turn_failed", Assert.Single(_road.Get<StuckWork>().All()).Reason);
    }
}
