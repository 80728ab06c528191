using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Turns;

/// <summary>Many people at once: everybody is answered, every turn is kept. How fast is measured by the benchmarks.</summary>
public sealed class ThroughputTests
{
    private const int People = 64;
    private const int TurnsEach = 10;

    [Fact]
    public async Task Sixty_four_people_who_write_answer_by_answer_are_carried()
    {
        using var road = new Road(turns: new TurnOptions { FloodMessages = int.MaxValue });
        var answered = Enumerable.Range(0, People).ToDictionary(number => $"+{number}", _ => new SemaphoreSlim(0));
        road.Phone.Arrives += line => answered[line.Address].Release();
        await road.StartAsync();

        await Task.WhenAll(answered.Select(person => TalkAsync(road, person.Key, person.Value)));
        await road.StopAsync();

        Assert.Equal([(long)People], road.Ask<long>("SELECT count(*) FROM conversations WHERE version = @TurnsEach", new { TurnsEach }));
        Assert.Equal([0L], road.Ask<long>("SELECT count(*) FROM inbox WHERE state <> 'Handled'"));
    }

    private static async Task TalkAsync(Road road, string address, SemaphoreSlim answered)
    {
        for (var turn = 0; turn < TurnsEach; turn++)
        {
            await road.WritesAsync(address, "سلام", id: Guid.CreateVersion7().ToString());
            await answered.WaitAsync();
        }
    }
}
