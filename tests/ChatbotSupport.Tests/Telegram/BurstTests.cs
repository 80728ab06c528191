namespace ChatbotSupport.Tests.Telegram;

/// <summary>Everything that was written during an outage comes at once.</summary>
public sealed class BurstTests
{
    [Fact]
    public async Task A_thousand_messages_at_once_are_all_taken_and_everybody_is_answered_within_Telegrams_pace()
    {
        await using var chat = await RunningChat.StartAsync();
        await chat.StopAsync();
        var people = Enumerable.Range(0, 50).Select(number => chat.Api.Person($"شخص {number}")).ToList();
        foreach (var person in people)
        {
            person.SaysEach(Enumerable.Range(0, 20).Select(number => $"لازم ادفعله لو لا {number}"));
        }

        await chat.StartAgainAsync();

        await Task.WhenAll(people.Select(person => person.Screen.ShowsAsync(message => message.IsFromBot)));
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Handled'", handled => handled == 1_000);
        var sent = chat.Api.Requests.Of("sendMessage");
        Assert.DoesNotContain(sent, request => request.Answered == 429);
        Assert.All(sent, request => Assert.InRange(sent.Count(other => other.At >= request.At && other.At < request.At + TimeSpan.FromSeconds(1)), 1, 31));
    }
}
