using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The real program while every commit takes 0.3 to 2 seconds: somebody else holds the database for so long before each one.</summary>
public sealed class SlowDiskTests : IDisposable
{
    private const int People = 8;

    /// <summary>What each person asks, and words that only its answer holds.</summary>
    private static readonly (string Text, string Marker)[] Questions =
        [("أرقام الاتصال", "لاستقبال شكاوى الابتزاز"), ("عن هذه الخدمة", "هذا رد آلي"), ("شلون احفظ الادلة", "تصوير التهديد")];

    /// <summary>Long enough for one commit of the program, which looks for the lock every tenth of a second.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(4));

    private TaskCompletionSource _nextHold = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task On_a_slow_disk_everybody_is_answered_in_order_and_nothing_is_lost()
    {
        await using var bot = await RunningBot.StartAsync();
        var talkers = Enumerable.Range(0, People).Select(_ => new Talker(bot.Address)).ToArray();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token);
        var slow = SlowAsync(bot.Database, enough.Token);

        await Task.WhenAll(talkers.Select(TalkAsync));

        using (var ready = await bot.Http.GetAsync("/health/live", _deadline.Token))
        {
            Assert.True(ready.IsSuccessStatusCode);
        }

        await enough.CancelAsync();
        await slow;
        foreach (var talker in talkers)
        {
            Assert.Equal((Questions.Length + 1, 0, false), (talker.Shown, talker.OutOfOrder, talker.HasMore));
            await talker.DisposeAsync();
        }

        using var readyAgain = await bot.Http.GetAsync("/health/ready", _deadline.Token);
        Assert.True(readyAgain.IsSuccessStatusCode);
        Assert.Equal(0, await bot.StopAsync());
        Assert.Equal(0, ColumnsOf.Ask<long>(bot.Database, "SELECT count(*) FROM inbox WHERE state <> 'Handled'"));
    }

    /// <summary>Asks everything in turn, each question while the database is held.</summary>
    private async Task TalkAsync(Talker talker)
    {
        await talker.OpenAsync(_deadline.Token);
        await talker.HearAsync(_deadline.Token);
        foreach (var (text, marker) in Questions)
        {
            await Volatile.Read(ref _nextHold).Task.WaitAsync(_deadline.Token);
            await talker.SayAsync(text, _deadline.Token);
            Assert.Contains(marker, await talker.HearAsync(_deadline.Token), StringComparison.Ordinal);
        }
    }

    /// <summary>Holds the database again and again.</summary>
    private async Task SlowAsync(string database, CancellationToken enough)
    {
        using var other = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=60");
        other.Open();
        while (true)
        {
            try
            {
                using (other.BeginTransaction(deferred: false))
                {
                    Interlocked.Exchange(ref _nextHold, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                    using var held = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(300, 2000)));
                    await held.WaitForNextTickAsync(enough);
                }

                using var free = new PeriodicTimer(Between);
                await free.WaitForNextTickAsync(enough);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
