using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Http;
using ChatbotSupport.BotApi.People;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>People on the stand-in for Telegram who write and wait for the first message back. Each writes rarely, as a person does.</summary>
internal sealed class TelegramCrowd : IDisposable
{
    // A message that is not answered is an error of the bot or of the load, never a slow figure.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BotApiServer _telegram;
    private readonly Person[] _people;
    private readonly int[] _turns;
    private readonly ConcurrentDictionary<long, TaskCompletionSource<long>> _waiting = new();
    private int _next;

    public TelegramCrowd(BotApiServer telegram, int people)
    {
        _telegram = telegram;
        _people = [.. Enumerable.Range(0, people).Select(number => telegram.Person($"person {number}"))];
        _turns = new int[people];
        telegram.Requests.IsKept = false;
        telegram.Requests.Came += Answered;
    }

    /// <summary>Everybody writes once, so that all are known and their keys are made.</summary>
    public async Task ComeAsync(int atOnce)
    {
        for (var from = 0; from < _people.Length; from += atOnce)
        {
            await Task.WhenAll(Enumerable.Range(from, Math.Min(atOnce, _people.Length - from)).Select(AskAsync));
        }
    }

    /// <summary>Messages come at a steady rate whatever the bot does; how long each took from the moment it was due until the first message back was there, shortest first.</summary>
    public async Task<IReadOnlyList<TimeSpan>> ArriveAsync(int perSecond, TimeSpan duration)
    {
        var count = (int)(perSecond * duration.TotalSeconds);
        var waits = new TimeSpan[count];
        var talks = new Task[count];
        await Beat.RunAsync(perSecond, count, (message, due) =>
        {
            var person = Following();
            talks[message] = Task.Run(async () => waits[message] = Stopwatch.GetElapsedTime(due, await AskAsync(person)));
        });
        await Task.WhenAll(talks);
        return [.. waits.Order()];
    }

    /// <summary>This many talk at once, each waiting for the answer before somebody else writes; messages answered a second.</summary>
    public async Task<double> TalkAsync(int atOnce, TimeSpan duration)
    {
        var began = Stopwatch.GetTimestamp();
        var answered = 0;
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                await AskAsync(Following());
                Interlocked.Increment(ref answered);
            }
        })));
        return answered / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <inheritdoc/>
    public void Dispose() => _telegram.Requests.Came -= Answered;

    private int Following() => (int)((uint)Interlocked.Increment(ref _next) % (uint)_people.Length);

    private async Task<long> AskAsync(int number)
    {
        var person = _people[number];
        var waiting = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[person.Id] = waiting;
        person.Says(Talk.Line(number, _turns[number]++));
        return await waiting.Task.WaitAsync(Patience);
    }

    private void Answered(ApiRequest request)
    {
        if (request.Method == "sendMessage" && long.TryParse(request.Text("chat_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var chat)
            && _waiting.TryRemove(chat, out var waiting))
        {
            waiting.TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
