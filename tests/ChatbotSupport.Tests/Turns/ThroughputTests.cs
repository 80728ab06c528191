using System.Diagnostics;
using ChatbotSupport.Turns;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Turns;

/// <summary>How many turns a second the road carries with every commit on the disk; the figure is printed, the bound only catches a road that stands still.</summary>
public sealed class ThroughputTests(ITestOutputHelper output)
{
    private const int People = 64;
    private const int TurnsEach = 10;
    private const int AtLeastPerSecond = 20;

    [Fact]
    public async Task Sixty_four_people_who_write_answer_by_answer_are_carried()
    {
        using var road = new Road(turns: new TurnOptions { FloodMessages = int.MaxValue });
        var answered = Enumerable.Range(0, People).ToDictionary(number => $"+{number}", _ => new SemaphoreSlim(0));
        road.Phone.Arrives += line => answered[line.Address].Release();
        await road.StartAsync();
        await Task.WhenAll(answered.Select(person => TalkAsync(road, person.Key, person.Value, 1)));

        var busy = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(answered.Select(person => TalkAsync(road, person.Key, person.Value, TurnsEach)));
        var perSecond = People * TurnsEach / watch.Elapsed.TotalSeconds;
        var each = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds / (People * TurnsEach);
        await road.StopAsync();

        output.WriteLine(FormattableString.Invariant(
            $"{perSecond:F0} durable turns a second ({People} people, synchronous=FULL), {each:F2} ms of processor time each"));
        Assert.Equal([(long)People * (TurnsEach + 1)], road.Ask<long>("SELECT sum(version) FROM conversations"));
        Assert.True(perSecond > AtLeastPerSecond, $"{perSecond:F1} turns a second");
    }

    private static async Task TalkAsync(Road road, string address, SemaphoreSlim answered, int turns)
    {
        for (var turn = 0; turn < turns; turn++)
        {
            await road.WritesAsync(address, "سلام", id: Guid.CreateVersion7().ToString());
            await answered.WaitAsync();
        }
    }
}
