using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Turns;

/// <summary>One message from the door to the person.</summary>
public sealed class RoadTests : IDisposable
{
    private const string Danger = "اريد انتحر";

    private readonly Road _road = new();

    [Fact]
    public async Task A_message_is_answered_on_the_channel_it_came_from()
    {
        var accepted = await _road.WritesAsync("+9647", "سلام");
        await _road.SettleAsync();

        Assert.False(accepted.Repeated);
        Assert.NotEmpty(_road.Phone.Texts("+9647"));
        Assert.Equal(["Handled"], _road.Ask<string>("SELECT state FROM inbox"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE payload IS NOT NULL"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE content IS NOT NULL"));
        Assert.StartsWith("Person: سلام", _road.Lines(accepted.ConversationId)[0], StringComparison.Ordinal);
        Assert.StartsWith("Bot: ", _road.Lines(accepted.ConversationId)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_message_is_answered_once()
    {
        var first = await _road.WritesAsync("+9647", "سلام", id: "same");
        await _road.SettleAsync();
        var answers = _road.Phone.Handed.Count;
        var second = await _road.WritesAsync("+9647", "سلام", id: "same");
        await _road.SettleAsync();

        Assert.True(second.Repeated);
        Assert.Equal(first.ConversationId, second.ConversationId);
        Assert.Equal(answers, _road.Phone.Handed.Count);
    }

    [Fact]
    public async Task Two_first_messages_of_one_address_at_once_make_one_person()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => _road.WritesAsync("+9647", $"سطر {number}")));

        Assert.Single(both.Select(accepted => accepted.ConversationId).Distinct());
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM conversations"));
        Assert.Equal([8L], _road.Ask<long>("SELECT count(*) FROM inbox"));
    }

    [Fact]
    public async Task Texts_that_waited_together_are_one_turn_and_a_button_ends_it()
    {
        var person = (await _road.OpensAsync("+9647")).ConversationId;
        await _road.SettleAsync();
        await _road.WritesAsync("+9647", "سلام");
        await _road.WritesAsync("+9647", "عندي سؤال");
        await _road.PressesAsync("+9647", "1:0:x");
        await _road.WritesAsync("+9647", "شكرا");
        var before = _road.Ask<long>("SELECT version FROM conversations").Single();
        await _road.SettleAsync();

        Assert.Equal(before + 3, _road.Ask<long>("SELECT version FROM conversations").Single());
        Assert.Equal(3, _road.Lines(person).Count(line => line.StartsWith("Person", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Danger_opens_a_case_with_code_clock_and_alert()
    {
        var person = (await _road.WritesAsync("+9647", Danger)).ConversationId;
        await _road.SettleAsync();

        var open = _road.Ask<(string Code, string State, string Level, string Flags, long Due)>(
            "SELECT code, state, level, flags, reply_due_at FROM cases WHERE conversation_id = @person", new { person }).Single();
        Assert.Matches("^[0-9]{6}$", open.Code);
        Assert.Equal(("Waiting", "Suicide"), (open.State, open.Flags));
        Assert.Equal([open.Due], _road.Ask<long>("SELECT due_at FROM timers WHERE kind = 'ReplyDue'"));
        Assert.Contains(nameof(CoordinatorAlert.UrgentCase), _road.Ask<string>("SELECT alert FROM alerts"));
        Assert.All(_road.Ask<string>("SELECT case_code FROM lines"), code => Assert.Equal(open.Code, code));
    }

    [Fact]
    public async Task A_due_timer_takes_the_same_road_and_rings_once()
    {
        await _road.WritesAsync("+9647", Danger);
        await _road.SettleAsync();
        _road.Clock.Advance(TimeSpan.FromMinutes(11));
        await _road.SettleAsync();
        await _road.SettleAsync();

        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'ReplyOverdue'"));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Timer' AND state = 'Handled'"));
    }

    [Theory]
    [InlineData("+9647", null)]
    [InlineData("web-1", null)]
    [InlineData("+9647", "خروج")]
    [InlineData("web-1", "خروج")]
    public async Task Somebody_who_flees_has_left_also_when_the_turn_fails(string address, string? word)
    {
        var person = (await _road.WritesAsync(address, Danger)).ConversationId;
        await _road.SettleAsync();
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.DeskPersonLeft));
        await (word is null ? _road.LeavesAsync(address) : _road.WritesAsync(address, word));
        await _road.SettleAsync();

        Assert.Contains("Parked", _road.Ask<string>("SELECT state FROM inbox"));
        var unread = _road.Ask<string>("SELECT kind FROM outbox WHERE state IN ('Queued', 'Held') OR content IS NOT NULL");
        Assert.Equal(address == "web-1" ? ["Dull"] : [], unread);
        Assert.Equal(["Dull"], _road.Ask<string>("SELECT kind FROM outbox ORDER BY seq DESC LIMIT 1"));
        Assert.Equal([address == "web-1" ? "Leave" : null], _road.Ask<string?>("SELECT ending FROM conversations"));

        // A later turn of its clocks does not bring them back.
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        _road.Clock.Advance(TimeSpan.FromMinutes(11));
        await _road.SettleAsync();
        Assert.Equal([1L], _road.Ask<long>("SELECT \"left\" FROM conversations WHERE id = @person", new { person }));
        Assert.Contains("Handled", _road.Ask<string>("SELECT state FROM inbox WHERE kind = 'Timer'"));
    }

    [Fact]
    public async Task Only_what_a_turn_takes_is_opened()
    {
        var text = new string('ش', TurnLimits.MergedCharacters);
        for (var number = 0; number < 4; number++)
        {
            await _road.WritesAsync("+9647", text);
        }

        _road.Do("UPDATE inbox SET payload = zeroblob(40) WHERE number = 3");
        await _road.SettleAsync();

        Assert.Equal([("Handled", 0L), ("Handled", 0L), ("Parked", 3L), ("Handled", 0L)], _road.Ask<(string, long)>("SELECT state, attempts FROM inbox ORDER BY number"));
    }

    [Fact]
    public async Task A_turn_that_fails_once_is_tried_again_and_leaves_nothing_behind()
    {
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Without(MessageIds.MediaFirst));
        await _road.SendsPhotoAsync("+9647");
        var subject = _road.Ask<string>("SELECT subject FROM inbox").Single();
        var run = _road.Get<TurnLoop>().RunAllAsync(subject, CancellationToken.None);
        while (_road.Ask<long>("SELECT attempts FROM inbox").Single() < 2)
        {
            await Task.Yield();
        }

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM events"));
        _road.Get<CurrentPlaybook>().Swap(ShippedPlaybook.Value);
        await _road.Clock.LetPassAsync(run);

        await _road.SettleAsync();
        Assert.Equal(["Handled"], _road.Ask<string>("SELECT state FROM inbox"));
        Assert.Single(_road.Phone.Handed);
    }

    [Fact]
    public async Task More_messages_than_a_person_writes_are_all_screened_and_answered_with_one_calm_line()
    {
        var person = (await _road.OpensAsync("+9647")).ConversationId;
        await _road.SettleAsync();
        _road.Phone.Handed.Clear();
        for (var number = 0; number < 40; number++)
        {
            await _road.WritesAsync("+9647", "خشب كرسي مزرعة");
        }

        await _road.SettleAsync();

        Assert.Equal([ShippedPlaybook.Value.Messages[MessageIds.SlowDown].Trim()], _road.Phone.Texts("+9647"));
        Assert.Equal(40, _road.Lines(person).Count(line => line.StartsWith("Person", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Danger_inside_a_flood_is_seen()
    {
        await _road.OpensAsync("+9647");
        await _road.SettleAsync();
        for (var number = 0; number < 40; number++)
        {
            await _road.WritesAsync("+9647", number == 33 ? Danger : $"سطر {number}");
        }

        await _road.SettleAsync();

        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM cases"));
    }

    [Theory]
    [InlineData(MediaKind.Sticker, MediaKind.Photo, true)]
    [InlineData(MediaKind.Location, MediaKind.Voice, true)]
    [InlineData(MediaKind.Location, MediaKind.Sticker, false)]
    public async Task What_is_sent_beside_a_photo_does_not_hide_that_it_can_be_deleted(MediaKind first, MediaKind second, bool canBeDeleted)
    {
        using var road = new Road(channel: "telegram");
        await road.WritesAsync("7", "سلام");
        await road.SettleAsync();

        await road.SendsAsync("7", first);
        await road.SendsAsync("7", second);
        await road.SettleAsync();

        Assert.Equal(2, road.Phone.Handed.Count);
        Assert.Equal(canBeDeleted, road.Phone.Handed.Last().Message.Buttons.Any(button => button.Text == "حذف ما أُرسل"));
    }

    [Fact]
    public async Task Codes_of_kept_cases_are_not_given_twice()
    {
        foreach (var number in Enumerable.Range(0, 30))
        {
            await _road.WritesAsync($"+96{number}", Danger);
        }

        await _road.SettleAsync();

        Assert.Equal(30, _road.Ask<string>("SELECT DISTINCT code FROM cases").Count);
    }

    [Fact]
    public async Task Nothing_a_person_wrote_lies_readable_on_the_disk()
    {
        var person = (await _road.WritesAsync("+9647701234567", "كلمة_سرية_جدا " + Danger)).ConversationId;
        await _road.SettleAsync();
        Assert.Contains(_road.Lines(person), line => line.Contains("كلمة_سرية_جدا", StringComparison.Ordinal));

        PlantedWords.AssertNowhere(_road, "كلمة_سرية_جدا", "+9647701234567", "message-1");
    }

    public void Dispose() => _road.Dispose();
}
