using ChatbotSupport.Channels.Terminal;

namespace ChatbotSupport.Tests.Terminal;

public sealed class SteppedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 12, 7, 0, 0, TimeSpan.Zero);

    private readonly SteppedClock _clock = new(Start);

    [Fact]
    public void It_stands_still_until_time_passes()
    {
        Assert.Equal(Start, _clock.GetUtcNow());

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(Start.AddMinutes(10), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(10), _clock.GetElapsedTime(Start.UtcTicks));
    }

    [Fact]
    public void What_waited_happens_in_order_and_at_its_own_time()
    {
        var happened = new List<(string, DateTimeOffset)>();
        using var late = _clock.CreateTimer(_ => happened.Add(("late", _clock.GetUtcNow())), null, TimeSpan.FromMinutes(5), Timeout.InfiniteTimeSpan);
        using var early = _clock.CreateTimer(_ => happened.Add(("early", _clock.GetUtcNow())), null, TimeSpan.FromMinutes(2), Timeout.InfiniteTimeSpan);

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal([("early", Start.AddMinutes(2)), ("late", Start.AddMinutes(5))], happened);
    }

    [Fact]
    public void A_period_happens_as_often_as_it_fits()
    {
        var count = 0;
        using var timer = _clock.CreateTimer(_ => count++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3));

        _clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(4, count);
    }

    [Fact]
    public void What_was_stopped_does_not_happen()
    {
        var timer = _clock.CreateTimer(_ => Assert.Fail("stopped"), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        timer.Dispose();

        _clock.Advance(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task Work_that_pauses_is_let_pass_and_longer_waits_are_not()
    {
        using var other = _clock.CreateTimer(_ => Assert.Fail("not yet"), null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);

        await _clock.RunAsync(WorkAsync(), TimeSpan.FromSeconds(1));

        Assert.Equal(Start.AddSeconds(2), _clock.GetUtcNow());

        async Task WorkAsync()
        {
            await Task.Yield();
            await Task.Delay(TimeSpan.FromSeconds(1), _clock);
            await Task.Delay(TimeSpan.FromSeconds(1), _clock);
        }
    }
}
