using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Turns;

/// <summary>A turn that fails again and again is put aside: its person reads so, whoever they are, and nobody waits behind it.</summary>
public sealed class FailedTurnTests : IDisposable
{
    private readonly Road _road = new();

    [Fact]
    public async Task A_failing_turn_is_parked_after_three_tries_and_later_messages_are_answered()
    {
        await _road.WritesAsync("+9647", "سلام");
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        _road.Phone.Handed.Clear();
        await _road.SendsPhotoAsync("+9647");
        await _road.WritesAsync("+9647", "شنو الابتزاز");
        await _road.SettleAsync();

        Assert.Equal(["Handled", "Parked", "Handled"], _road.Ask<string>("SELECT state FROM inbox ORDER BY number"));
        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.TurnFailed].Trim(), _road.Phone.Texts("+9647")[0]);
        Assert.Equal(2, _road.Phone.Handed.Count);
        Assert.Equal(["TurnParked"], _road.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task Where_the_police_are_the_danger_a_failed_turn_names_them_with_what_that_means()
    {
        await _road.WritesAsync("+9647", "اهلي راح يذبحوني غسلا للعار");
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        _road.Phone.Handed.Clear();
        await _road.SendsPhotoAsync("+9647");
        await _road.SettleAsync();

        Assert.Equal(["HumanFirst"], _road.Ask<string>("SELECT route FROM conversations"));
        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.TurnFailedHumanFirst].Trim(), Assert.Single(_road.Phone.Texts("+9647")));
    }

    [Fact]
    public async Task Of_a_first_message_that_fails_the_words_say_whether_the_police_are_a_danger()
    {
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.CannotSend));
        await _road.WritesAsync("+9647", "اهلي راح يذبحوني غسلا للعار");
        await _road.SettleAsync();

        Assert.Equal(["Parked"], _road.Ask<string>("SELECT state FROM inbox"));
        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.TurnFailedHumanFirst].Trim(), Assert.Single(_road.Phone.Texts("+9647")));
    }

    [Fact]
    public async Task Whoever_left_quickly_and_writes_again_reads_that_it_failed()
    {
        await _road.WritesAsync("+9647", "سلام");
        await _road.LeavesAsync("+9647");
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        _road.Phone.Handed.Clear();
        _road.Clock.Advance(TimeSpan.FromHours(1));

        await _road.SendsPhotoAsync("+9647");
        await _road.SettleAsync();

        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.TurnFailed].Trim(), Assert.Single(_road.Phone.Texts("+9647")));
        Assert.Equal([1L], _road.Ask<long>("SELECT \"left\" FROM conversations"));
    }

    [Fact]
    public async Task That_it_failed_lights_up_no_phone_of_somebody_who_left_hours_ago()
    {
        await _road.WritesAsync("+9647", "سلام");
        await _road.LeavesAsync("+9647");
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.LateApology));
        _road.Phone.Handed.Clear();
        _road.Clock.Advance(TimeSpan.FromHours(11));

        await _road.WritesAsync("+9647", "شلون احفظ الادلة", sentAt: _road.Clock.GetUtcNow().AddHours(-10));
        await _road.SettleAsync();

        Assert.Equal(1, _road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'").Single());
        Assert.Empty(_road.Phone.Texts("+9647"));
    }

    [Fact]
    public async Task A_clock_whose_turn_fails_for_good_rings_again_as_long_as_somebody_waits_behind_it()
    {
        await _road.WritesAsync("+9647", "اريد انتحر");
        await _road.SettleAsync();
        var nour = _road.AddVolunteer("نور");
        var code = _road.Ask<string>("SELECT code FROM cases").Single();
        await _road.ActsAsync(nour, new ActOnCase(new TakeCase(new(nour, "نور"), code)));
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.VolunteerLost));
        _road.Clock.Advance(TimeSpan.FromMinutes(16));

        await _road.SettleAsync();

        Assert.Equal(1, _road.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Timer' AND code = 'Lease' AND state = 'Parked'").Single());
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        _road.Clock.Advance(TurnLimits.FailedClock);
        await _road.SettleAsync();
        Assert.Equal("Waiting", _road.Ask<string>("SELECT state FROM cases").Single());
    }

    public void Dispose() => _road.Dispose();
}
