using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Delivery;

/// <summary>Lines on the web page.</summary>
public sealed class MailboxTests : IDisposable
{
    private const string Cookie = "web-cookie";

    private readonly Road _road = new();

    [Fact]
    public async Task Lines_are_numbered_and_come_again_until_they_are_acknowledged()
    {
        var person = await SaysAsync("سلام");
        await SaysAsync("عندي سؤال");

        Assert.Equal([1L, 2L], await NumbersAsync(person, 0, 2));
        Assert.Equal([2L], await NumbersAsync(person, 1, 1));
        await _road.Get<Mailbox>().AcknowledgeAsync(person, 1);
        Assert.Equal([2L], await NumbersAsync(person, 0, 1));
        Assert.Equal(["Delivered", "Sent"], _road.Ask<string>("SELECT state FROM outbox ORDER BY seq"));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE content IS NULL"));
    }

    [Fact]
    public async Task A_page_that_waits_hears_of_a_new_line()
    {
        var person = (await _road.OpensAsync(Cookie)).ConversationId;
        await using var lines = _road.Get<Mailbox>().ReadAsync(person, 0, CancellationToken.None).GetAsyncEnumerator();
        var next = lines.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);

        await _road.SettleAsync();

        Assert.True(await next);
        Assert.Equal(1, lines.Current.Number);
    }

    [Fact]
    public async Task Leaving_empties_the_mailbox_ends_the_stream_with_the_dull_line_and_ends_the_address()
    {
        var person = await SaysAsync("سلام");
        await _road.LeavesAsync(Cookie);
        await _road.SettleAsync();
        Assert.Equal(person, _road.Get<Addresses>().Find(Mailbox.Channel, Cookie));

        var lines = await AllAsync(person);

        Assert.Equal([MessageKind.Dull], lines.Select(line => line.Kind));
        Assert.Null(_road.Get<Addresses>().Find(Mailbox.Channel, Cookie));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE content IS NOT NULL"));
    }

    [Fact]
    public async Task The_address_ends_ten_minutes_after_leaving_also_when_no_page_reads_the_dull_line()
    {
        await SaysAsync("سلام");
        await _road.LeavesAsync(Cookie);
        await _road.SettleAsync();
        _road.Clock.Advance(TurnLimits.EndingAtMost);
        await _road.SettleAsync();

        Assert.Null(_road.Get<Addresses>().Find(Mailbox.Channel, Cookie));
        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM conversations"));
    }

    [Fact]
    public async Task Somebody_who_is_back_at_once_keeps_their_address()
    {
        await SaysAsync("سلام");
        await _road.LeavesAsync(Cookie);
        await _road.SettleAsync();
        await SaysAsync("رجعت");
        _road.Clock.Advance(TurnLimits.EndingAtMost);
        await _road.SettleAsync();

        Assert.NotNull(_road.Get<Addresses>().Find(Mailbox.Channel, Cookie));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_who_is_back_does_not_read_the_line_of_their_leaving(bool byWord)
    {
        var person = await SaysAsync("سلام");
        if (byWord)
        {
            await _road.WritesAsync(Cookie, "خروج");
        }
        else
        {
            await _road.LeavesAsync(Cookie);
        }

        await _road.SettleAsync();
        Assert.Equal(["Dull"], _road.Ask<string>("SELECT kind FROM outbox WHERE content IS NOT NULL"));
        await SaysAsync("رجعت");

        await foreach (var line in _road.Get<Mailbox>().ReadAsync(person, 1, CancellationToken.None))
        {
            Assert.Equal(MessageKind.Bot, line.Kind);
            break;
        }

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE kind = 'Dull' AND content IS NOT NULL"));
    }

    [Fact]
    public async Task An_unread_line_is_gone_after_a_day()
    {
        var person = await SaysAsync("سلام");
        _road.Clock.Advance(TimeSpan.FromHours(24));
        await _road.Get<ChatbotSupport.Privacy.Retention>().SweepAsync();

        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM outbox WHERE conversation_id = @person AND content IS NOT NULL", new { person }));
    }

    public void Dispose() => _road.Dispose();

    private async Task<string> SaysAsync(string text)
    {
        var person = (await _road.WritesAsync(Cookie, text)).ConversationId;
        await _road.SettleAsync();
        return person;
    }

    private async Task<List<MailboxLine>> AllAsync(string person)
    {
        var lines = new List<MailboxLine>();
        await foreach (var line in _road.Get<Mailbox>().ReadAsync(person, 0, CancellationToken.None))
        {
            lines.Add(line);
        }

        return lines;
    }

    private async Task<List<long>> NumbersAsync(string person, long after, int count)
    {
        var numbers = new List<long>();
        await foreach (var line in _road.Get<Mailbox>().ReadAsync(person, after, CancellationToken.None))
        {
            numbers.Add(line.Number);
            if (numbers.Count == count)
            {
                break;
            }
        }

        return numbers;
    }
}
