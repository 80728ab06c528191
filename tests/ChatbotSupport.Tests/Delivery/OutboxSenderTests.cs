using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Delivery;

/// <summary>From the outbox to the phone.</summary>
public sealed class OutboxSenderTests : IDisposable
{
    private const string Address = "+9647";

    private readonly Road _road = new();
    private string _volunteer = "";
    private string _code = "";

    [Fact]
    public async Task A_late_line_waits_for_the_next_message_and_then_arrives()
    {
        await InTalkAsync(Reach.Unasked);
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        await WriteAsync("كلام متأخر");

        Assert.DoesNotContain("كلام متأخر", _road.Phone.Texts(Address));
        Assert.Equal(["Held"], StateOf("Volunteer"));

        await _road.WritesAsync(Address, "موجود");
        await _road.SettleAsync();
        Assert.Contains("كلام متأخر", _road.Phone.Texts(Address));
    }

    [Fact]
    public async Task Back_after_a_long_silence_nothing_others_say_appears_before_the_press()
    {
        await InTalkAsync(Reach.AnyTime);
        _road.Clock.Advance(TimeSpan.FromHours(13));
        await _road.WritesAsync(Address, "هلو");
        await _road.SettleAsync();
        var welcome = _road.Phone.Handed.Last().Message.Buttons[0];
        Assert.True((await _road.ActsAsync(_volunteer, new ActOnCase(new TakeCase(new(_volunteer, "نور"), _code)))).Done);
        await WriteAsync("كلام حساس");
        Assert.DoesNotContain("كلام حساس", _road.Phone.Texts(Address));

        await _road.PressesAsync(Address, welcome.Payload);
        await _road.SettleAsync();
        Assert.Contains("كلام حساس", _road.Phone.Texts(Address));
    }

    [Fact]
    public async Task Whoever_counts_as_somebody_new_is_shown_nothing_that_waited()
    {
        await InTalkAsync(Reach.Never);
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        await WriteAsync("كلام حساس");
        Assert.Equal(["Held"], StateOf("Volunteer"));
        await _road.ActsAsync(_volunteer, new ActOnCase(new CloseCase(new(_volunteer, "نور"), _code, CaseOutcome.NoAnswer)));

        _road.Clock.Advance(TimeSpan.FromDays(15));
        await _road.WritesAsync(Address, "هلو");
        await _road.SettleAsync();

        Assert.DoesNotContain("كلام حساس", _road.Phone.Texts(Address));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'Volunteer' AND state = 'Cancelled' AND content IS NULL"));
    }

    [Fact]
    public async Task A_shared_phone_gets_one_neutral_notice_and_the_words_after_the_press()
    {
        await InTalkAsync(Reach.NoticeOnly);
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        _road.Phone.Handed.Clear();
        await WriteAsync("أول");
        await WriteAsync("ثاني");

        var notice = Assert.Single(_road.Phone.Handed).Message;
        Assert.Equal(ShippedPlaybook.Value.Messages[MessageIds.NewMessageNotice].Trim(), notice.Text);
        Assert.Equal([new Button(ButtonPayload.ShowPayload, ShippedPlaybook.Value.Messages[MessageIds.ShowButton].Trim())], notice.Buttons);

        await _road.PressesAsync(Address, ButtonPayload.ShowPayload);
        await _road.SettleAsync();
        Assert.Equal(["أول", "ثاني"], _road.Phone.Texts(Address).Where(text => text is "أول" or "ثاني"));
    }

    [Fact]
    public async Task Leaving_quickly_drops_what_waits_and_ends_with_the_dull_line()
    {
        await InTalkAsync(Reach.Never);
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        await WriteAsync("لن يظهر");
        await _road.LeavesAsync(Address);
        await _road.SettleAsync();
        await WriteAsync("بعد الخروج");

        Assert.Equal(MessageKind.Dull, _road.Phone.Handed.Last().Message.Kind);
        Assert.DoesNotContain("لن يظهر", _road.Phone.Texts(Address));
        Assert.DoesNotContain("بعد الخروج", _road.Phone.Texts(Address));

        await _road.WritesAsync(Address, "رجعت");
        await _road.SettleAsync();
        Assert.DoesNotContain("لن يظهر", _road.Phone.Texts(Address));
    }

    [Fact]
    public async Task A_throttled_line_is_sent_when_the_channel_wants_it_and_nothing_overtakes_it()
    {
        await InTalkAsync(Reach.AnyTime);
        var wanted = _road.Clock.GetUtcNow().AddSeconds(20);
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later(wanted));
        await WriteAsync("أول");
        await WriteAsync("ثاني");
        _road.Phone.Handed.Clear();

        var next = await _road.Get<OutboxSender>().SendAllAsync(Person(), CancellationToken.None);
        Assert.Equal(wanted, next);
        Assert.Empty(_road.Phone.Handed);

        _road.Clock.Advance(TimeSpan.FromSeconds(20));
        await _road.SettleAsync();
        Assert.Equal(["أول", "ثاني"], _road.Phone.Texts(Address));
    }

    [Fact]
    public async Task A_broken_call_is_tried_once_more_and_then_shown_as_not_certain()
    {
        await InTalkAsync(Reach.AnyTime);
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.NotCertain());
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.NotCertain());
        await WriteAsync("هل وصل");
        Assert.Equal(["Queued"], StateOf("Volunteer"));
        _road.Clock.Advance(TimeSpan.FromSeconds(2));
        await _road.SettleAsync();

        Assert.Equal(["Uncertain"], StateOf("Volunteer"));
        Assert.Equal(2, _road.Phone.Texts(Address).Count(text => text == "هل وصل"));
        Assert.Contains("LineParked", _road.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task A_channel_out_of_order_is_given_up_after_a_bound_and_the_line_arrives_with_the_next_message()
    {
        await InTalkAsync(Reach.AnyTime);
        await _road.SettleAsync();
        for (var count = 0; count < DeliveryLimits.Tries; count++)
        {
            _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later());
        }

        await WriteAsync("لا يصل");
        for (var count = 0; count < DeliveryLimits.Tries; count++)
        {
            _road.Clock.Advance(DeliveryLimits.LongestPause);
            await _road.Get<OutboxSender>().SendAllAsync(Person(), CancellationToken.None);
        }

        Assert.Equal(["Held"], StateOf("Volunteer"));
        Assert.Empty(_road.Phone.Answers);
        Assert.Contains("LineParked", _road.Ask<string>("SELECT alert FROM alerts"));

        await _road.WritesAsync(Address, "موجود");
        await _road.SettleAsync();
        Assert.Equal(DeliveryLimits.Tries + 1, _road.Phone.Texts(Address).Count(text => text == "لا يصل"));
    }

    [Fact]
    public async Task What_clears_the_screen_of_whoever_left_is_tried_for_hours()
    {
        await InTalkAsync(Reach.AnyTime);
        for (var count = 0; count < DeliveryLimits.Tries * 4; count++)
        {
            _road.Phone.Answers.Enqueue(new DeliveryOutcome.Later());
        }

        await _road.LeavesAsync(Address);
        await _road.SettleAsync();
        for (var count = 0; count < DeliveryLimits.Tries * 4; count++)
        {
            _road.Clock.Advance(DeliveryLimits.LongestPause);
            await _road.Get<OutboxSender>().SendAllAsync(Person(), CancellationToken.None);
        }

        Assert.Equal(["Sent"], _road.Ask<string>("SELECT state FROM outbox WHERE kind = 'Dull'"));
    }

    [Fact]
    public async Task Somebody_who_blocked_us_gets_nothing_more_until_they_are_back_and_press()
    {
        await InTalkAsync(Reach.AnyTime);
        _road.Phone.Answers.Enqueue(new DeliveryOutcome.Stopped());
        await WriteAsync("أول");
        await WriteAsync("ثاني");
        Assert.Equal(["Held", "Held"], StateOf("Volunteer"));
        Assert.DoesNotContain("ثاني", _road.Phone.Texts(Address));

        _road.Clock.Advance(TimeSpan.FromMinutes(1));
        await _road.WritesAsync(Address, "رجعت");
        await _road.SettleAsync();
        Assert.Equal(["Held", "Held"], StateOf("Volunteer"));
        await _road.WritesAsync(Address, "متابعة");
        await _road.SettleAsync();
        Assert.Equal(["Sent", "Sent"], StateOf("Volunteer"));
    }

    [Fact]
    public async Task The_id_of_the_channel_is_kept_sealed()
    {
        await _road.WritesAsync(Address, "سلام");
        await _road.SettleAsync();

        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE external_id IS NOT NULL AND external_hash IS NOT NULL"));
        PlantedWords.AssertNowhere(_road, "wamid-1");
    }

    [Fact]
    public async Task What_was_held_outside_the_chosen_hours_goes_out_before_what_was_said_later()
    {
        await InTalkAsync(Reach.Afternoon);
        _road.Clock.Advance(TimeSpan.FromHours(6));
        await TakeAgainAsync();
        await WriteAsync("في المساء");
        Assert.Equal(["Held"], StateOf("Volunteer"));

        _road.Clock.Advance(TimeSpan.FromHours(19));
        await TakeAgainAsync();
        await WriteAsync("بعد الظهر");

        Assert.Equal(["في المساء", "بعد الظهر"], _road.Phone.Texts(Address).Where(text => text is "في المساء" or "بعد الظهر"));
        Assert.Equal(["Sent", "Sent"], StateOf("Volunteer"));
    }

    [Fact]
    public async Task A_notice_does_not_bring_along_what_it_stands_for()
    {
        await InTalkAsync(Reach.NoticeOnly);
        _road.Clock.Advance(TimeSpan.FromMinutes(6));
        await WriteAsync("أول");
        await WriteAsync("ثاني");

        Assert.Equal(["Held", "Held"], StateOf("Volunteer"));
    }

    public void Dispose() => _road.Dispose();

    private string Person() => _road.Ask<string>("SELECT id FROM conversations").Single();

    private IReadOnlyList<string> StateOf(string author) =>
        _road.Ask<string>("SELECT o.state FROM outbox o JOIN lines l ON l.id = o.line_id WHERE l.author = @author ORDER BY o.seq", new { author });

    // The lease is over by now.
    private async Task TakeAgainAsync()
    {
        await _road.SettleAsync();
        Assert.True((await _road.ActsAsync(_volunteer, new ActOnCase(new TakeCase(new(_volunteer, "نور"), _code)))).Done);
    }

    private async Task WriteAsync(string text) =>
        Assert.True((await _road.ActsAsync(_volunteer, new ActOnCase(new WriteToPerson(new(_volunteer, "نور"), _code, text)))).Done);

    private async Task InTalkAsync(Reach reach)
    {
        _volunteer = _road.AddVolunteer("نور");
        await _road.WritesAsync(Address, "اريد انتحر");
        await _road.SettleAsync();
        _code = _road.Ask<string>("SELECT code FROM cases").Single();
        Assert.True((await _road.ActsAsync(_volunteer, new ActOnCase(new TakeCase(new(_volunteer, "نور"), _code)))).Done);
        if (reach != Reach.Unasked)
        {
            await PressesAsync("_yes");
            await PressesAsync(reach.ToString());
        }
    }

    private async Task PressesAsync(string choice)
    {
        await _road.PressesAsync(Address, _road.Phone.Handed.SelectMany(line => line.Message.Buttons).Last(button => button.Payload.EndsWith(choice, StringComparison.Ordinal)).Payload);
        await _road.SettleAsync();
    }
}
