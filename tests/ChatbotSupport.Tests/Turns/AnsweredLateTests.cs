using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Tests.Turns;

/// <summary>What waited for us while our machine stood still.</summary>
public sealed class AnsweredLateTests : IDisposable
{
    private readonly Road _road = new();

    [Fact]
    public async Task What_was_asked_just_now_is_answered_although_something_old_waits_before_it()
    {
        await _road.WritesAsync("+9647", "هلو", sentAt: _road.Clock.GetUtcNow().AddHours(-8));
        await _road.WritesAsync("+9647", "شلون احفظ الادلة");
        await _road.SettleAsync();

        Assert.Contains(ShippedPlaybook.Value.Messages[MessageIds.LateApology].Split('\n')[0].Trim(), _road.Phone.Texts("+9647")[0], StringComparison.Ordinal);
        Assert.Contains("تصوير التهديد", _road.Phone.Texts("+9647")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MessageIds.ReachNever, null)]
    [InlineData(MessageIds.ReachNotice, MessageIds.NewMessageNotice)]
    public async Task What_waited_for_us_is_not_answered_aloud_on_a_phone_that_others_see(string reach, string? appears)
    {
        foreach (var line in new[] { "اريد انتحر", "موافقة", ShippedPlaybook.Value.Messages[reach].Trim() })
        {
            await _road.WritesAsync("+9647", line);
            await _road.SettleAsync();
        }

        _road.Clock.Advance(TimeSpan.FromHours(1));
        await _road.WritesAsync("+9647", "شلون احفظ الادلة");
        _road.Phone.Handed.Clear();
        _road.Clock.Advance(TimeSpan.FromHours(4)); // our machine stood still

        await _road.SettleAsync();

        Assert.Equal(appears is null ? [] : [ShippedPlaybook.Value.Messages[appears].Trim()], _road.Phone.Texts("+9647"));
        _road.Phone.Handed.Clear();
        await _road.WritesAsync("+9647", "موجودين؟");
        await _road.SettleAsync();
        Assert.Contains(_road.Phone.Texts("+9647"), text => text.Contains("تصوير التهديد", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_left_while_we_stood_still_finds_the_screen_cleared_and_no_line_lit_it_up()
    {
        await _road.WritesAsync("+9647", "هلو");
        await _road.SettleAsync();
        _road.Phone.Handed.Clear();
        await _road.WritesAsync("+9647", "خروج");
        _road.Clock.Advance(TimeSpan.FromHours(6));

        await _road.SettleAsync();

        var last = Assert.Single(_road.Phone.Handed).Message;
        Assert.Equal((MessageKind.Dull, ""), (last.Kind, last.Text));
    }

    [Fact]
    public async Task Whoever_writes_of_danger_after_leaving_is_answered_although_both_waited()
    {
        await _road.WritesAsync("+9647", "هلو");
        await _road.SettleAsync();
        _road.Phone.Handed.Clear();
        await _road.WritesAsync("+9647", "خروج");
        await _road.WritesAsync("+9647", "اهلي راح يذبحوني هسه");

        await _road.SettleAsync();

        Assert.Equal([0L], _road.Ask<long>("SELECT \"left\" FROM conversations"));
        Assert.Contains(_road.Phone.Texts("+9647"), text => text.Contains("911", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_last_line_that_the_closed_window_refuses_is_not_tried_for_ever()
    {
        await _road.WritesAsync("+9647", "هلو");
        await _road.SettleAsync();
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Closed());
        await _road.WritesAsync("+9647", "خروج");

        await _road.SettleAsync();

        Assert.Equal(["Cancelled"], _road.Ask<string>("SELECT state FROM outbox WHERE kind = 'Dull'"));
    }

    public void Dispose() => _road.Dispose();
}
