using ChatbotSupport.BotApi;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>
/// The whole product on Telegram beside a bot that only echoes: both are processes of their own, both ask the same stand-in, which runs here. What the
/// product takes longer is the price of remembering, understanding and sealing. The rounds of the two take turns, so that a busy moment hits both.
/// </summary>
internal static class TelegramFigures
{
    private const int Rounds = 3;
    private const int Known = 1_200;
    private const int Many = 64;
    private const int MessagesPerSecond = 50;
    private const string EchoToken = "5550002:stand-in-token-of-the-echo";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    /// <summary>Takes the figures.</summary>
    public static async IAsyncEnumerable<Figure> MeasureAsync(LoadPlan plan)
    {
        using var folder = new WorkFolder();
        await using var telegram = await BotApiServer.StartAsync();
        await using var beside = await BotApiServer.StartAsync(token: EchoToken);
        await using var product = await RunningProgram.StartAsync(plan, folder.Path, new Dictionary<string, string>
        {
            ["Service"] = "Open",
            ["Telegram__BotToken"] = telegram.Token,
            ["Telegram__ApiBaseUrl"] = telegram.Url,
            ["Telegram__MessagesPerSecond"] = "1000", // what Telegram would take is not what is measured here
        });
        await using var echo = RunningEcho.Start(beside);
        using var crowd = new TelegramCrowd(telegram, Known);
        using var others = new TelegramCrowd(beside, Known);
        await crowd.ComeAsync(Many);
        await others.ComeAsync(Many);
        await crowd.ArriveAsync(MessagesPerSecond, WarmUp);
        await others.ArriveAsync(MessagesPerSecond, WarmUp);
        IReadOnlyList<TimeSpan>? ours = null;
        IReadOnlyList<TimeSpan>? theirs = null;
        for (var round = 0; round < Rounds; round++)
        {
            ours = Better(ours, await crowd.ArriveAsync(MessagesPerSecond, plan.Round));
            theirs = Better(theirs, await others.ArriveAsync(MessagesPerSecond, plan.Round));
        }

        yield return new("Telegram at 50 messages a second, echo bot, median", Share(theirs!, 0.5), "ms");
        yield return new("Telegram at 50 messages a second, echo bot, 99 of 100", Share(theirs!, 0.99), "ms");
        yield return new("Telegram at 50 messages a second, reply, median", Share(ours!, 0.5), "ms", AtMost: Share(theirs!, 0.5) + 1.5);
        yield return new("Telegram at 50 messages a second, reply, 99 of 100", Share(ours!, 0.99), "ms", AtMost: Share(theirs!, 0.99) + 5);
        var mine = 0.0;
        var echoes = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            mine = Math.Max(mine, await crowd.TalkAsync(Many, plan.Round));
            echoes = Math.Max(echoes, await others.TalkAsync(Many, plan.Round));
        }

        yield return new("Telegram, messages a second at most, echo bot", echoes, "/s");
        yield return new("Telegram, messages a second at most", mine, "/s");
    }

    private static IReadOnlyList<TimeSpan> Better(IReadOnlyList<TimeSpan>? best, IReadOnlyList<TimeSpan> round) =>
        best is null || Share(round, 0.99) < Share(best, 0.99) ? round : best;

    private static double Share(IReadOnlyList<TimeSpan> sorted, double share) => sorted[(int)(share * (sorted.Count - 1))].TotalMilliseconds;
}
