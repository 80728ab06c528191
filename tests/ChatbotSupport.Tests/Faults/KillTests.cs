using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The real process, killed with SIGKILL at random moments under load and started again; proven from the far side. Runs alone, so that the load is its own.</summary>
[Collection(nameof(KillTests))]
[CollectionDefinition(nameof(KillTests), DisableParallelization = true)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int People = 12;

    /// <summary>What a person asks, wherever they stand, and words that only its answer holds.</summary>
    private static readonly (string Text, string Marker)[] Questions =
    [
        ("أرقام الاتصال", "لاستقبال شكاوى الابتزاز"),
        ("عن هذه الخدمة", "هذا رد آلي"),
        ("لازم ادفعله لو لا", "الأفضل عدم الدفع"),
        ("شلون احفظ الادلة", "تصوير التهديد"),
    ];

    /// <summary>The least time between two messages of one person: with <see cref="Patient"/>, just under what the bot takes for a flood and answers in one line.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(60);

    private static readonly Dictionary<string, string> Patient = new() { ["Turns__FloodMessages"] = "200" };

    private static int Kills => Environment.GetEnvironmentVariable("LONG") == "1" ? 100 : 8;

    [Fact]
    public async Task Every_accepted_message_is_answered_once_and_in_order_through_every_kill()
    {
        await using var bot = await RunningBot.StartAsync(Patient);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60 + (Kills * 10)));
        using var enough = new CancellationTokenSource();
        var talkers = Enumerable.Range(0, People).Select(_ => new Talker(bot.Address)).ToArray();
        var talks = talkers.Select((talker, index) => TalkAsync(talker, index, enough.Token, deadline.Token)).ToArray();

        for (var kill = 0; kill < Kills; kill++)
        {
            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 600)));
            await moment.WaitForNextTickAsync(deadline.Token);
            await bot.KillAsync();
            await bot.StartAgainAsync();
        }

        await enough.CancelAsync();
        int[] asked;
        try
        {
            asked = await Task.WhenAll(talks);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException(string.Join('\n', talkers.Select(talker => talker.Whereabouts).Concat(Rows(bot.Database))));
        }

        // One line for opening, one for each message, none besides.
        for (var i = 0; i < People; i++)
        {
            Assert.Equal(asked[i] + 1, talkers[i].Shown);
            Assert.False(talkers[i].HasMore);
            Assert.Equal(0, talkers[i].OutOfOrder);
        }

        output.WriteLine($"{Kills} kills, {asked.Sum()} messages answered once and in order, {talkers.Sum(talker => talker.Repeats)} lines delivered again inside the window");
        Assert.True(asked.Sum() > Kills, "The kills must fall into a talk that goes on.");
        foreach (var talker in talkers)
        {
            await talker.DisposeAsync();
        }

        Assert.Equal(0, await bot.StopAsync());
        AssertNothingIsLeft(bot.Database);
    }

    /// <summary>Asks one question after the other, each after the answer to the one before; returns how many were asked.</summary>
    private static async Task<int> TalkAsync(Talker talker, int index, CancellationToken enough, CancellationToken deadline)
    {
        await talker.OpenAsync(deadline);
        await talker.HearAsync(deadline);
        var asked = 0;
        using var pace = new PeriodicTimer(Pace);
        while (!enough.IsCancellationRequested)
        {
            await pace.WaitForNextTickAsync(deadline);
            var (text, marker) = Questions[(index + asked) % Questions.Length];
            await talker.SayAsync(text, deadline);
            Assert.Contains(marker, await talker.HearAsync(deadline), StringComparison.Ordinal);
            asked++;
        }

        return asked;
    }

    private static List<string> Rows(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        return [.. connection.Query<string>("""
            SELECT 'inbox ' || state || ' ' || count(*) FROM inbox GROUP BY state
            UNION ALL SELECT 'outbox ' || state || ' ' || count(*) FROM outbox GROUP BY state
            UNION ALL SELECT 'unread ' || conversation_id || ' ' || state || ' ' || coalesce(number, 0) || ' content ' || (content IS NOT NULL) FROM outbox WHERE state NOT IN ('Delivered')
            UNION ALL SELECT conversation_id || ' max ' || max(number) || ' of ' || count(*) FROM outbox GROUP BY conversation_id
            """)];
    }

    private static void AssertNothingIsLeft(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var unhandled = connection.CreateCommand();
        unhandled.CommandText = "SELECT COUNT(*) FROM inbox WHERE handled_at IS NULL";
        Assert.Equal(0L, unhandled.ExecuteScalar());
    }
}
