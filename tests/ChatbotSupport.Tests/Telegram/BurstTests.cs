namespace ChatbotSupport.Tests.Telegram;

/// <summary>Everything that was written during an outage comes at once.</summary>
public sealed class BurstTests
{
    [Fact]
    public async Task A_thousand_messages_at_once_are_all_taken_and_everybody_is_answered_within_Telegrams_pace()
    {
        await using var chat = await RunningChat.StartAsync(keepsPace: true);
        await chat.StopAsync();
        var people = Enumerable.Range(0, 50).Select(number => chat.Api.Person($"شخص {number}")).ToList();
        foreach (var person in people)
        {
            person.SaysEach(Enumerable.Range(0, 20).Select(number => $"لازم ادفعله لو لا {number}"));
        }

        chat.Api.Rates.AreOn = true;
        await chat.StartAgainAsync();

        await Task.WhenAll(people.Select(person => person.Screen.ShowsAsync(message => message.IsFromBot)));
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Handled'", handled => handled == 1_000);
        await chat.UntilAsync<long>("SELECT count(*) FROM outbox WHERE state = 'Queued'", left => left == 0);
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM outbox WHERE state <> 'Sent'").Single());
        var sent = chat.Api.Requests.Of("sendMessage");
        Assert.True(sent.Count <= 30 * ((sent[^1].At - sent[0].At).TotalSeconds + 1), $"{sent.Count} messages in {sent[^1].At - sent[0].At}");
    }
}
