using System.Buffers.Text;
using System.Diagnostics;
using System.Security.Cryptography;
using ChatbotSupport.Benchmarks.Load;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>What it takes to look somebody up who was here, and somebody who never was: both in turns, so that a busy moment hits both. The tests compare the work; this tells the time.</summary>
internal static class KnownRun
{
    private const int Looks = 4_000;
    private const int Words = 300;
    private const double MostApart = 0.1; // of the median
    private const double NothingToHear = 10; // microseconds: a network blurs more than that

    /// <summary>Measures each pair and prints it; 1 when one is further apart than a tenth, or than can be heard at all.</summary>
    public static async Task<int> RunAsync()
    {
        using var folder = new WorkFolder();
        await using var bot = await ServingBot.StartAsync(folder.Path);
        await bot.AskAsync("one", "عمري 16 ويكول نلتقي باجر");
        var (code, person) = bot.Get<Database>().Read(connection => connection.QuerySingle<(string, string)>("SELECT code, conversation_id FROM cases"));
        var line = bot.Get<Database>().Read(connection => connection.QueryFirst<string>("SELECT id FROM lines WHERE conversation_id = @person", new { person }));
        var spent = await SpentLinkAsync(bot);
        var ended = await EndedSessionAsync(bot);
        var other = new SignedIn(new string('b', 32), "سلام", Coordinator: false, null, 0, 0, null, Pending: false, []);
        var left = await LeftAsync(bot);
        var (guarded, right, wrong) = (Guarded(bot), "زيتونة الجبل", "زيتونة الوادي");
        List<bool> isWithin =
        [
            await PairAsync("sign-in link, used and made up", Looks, _ => bot.Get<SignInLinks>().UseAsync(spent, null), made => bot.Get<SignInLinks>().UseAsync(made, null)),
            await PairAsync("session of the desk, ended and made up", Looks, _ => Now(bot.Get<DeskSessions>().Find(ended)), made => Now(bot.Get<DeskSessions>().Find(made))),
            await PairAsync("line of somebody else's case, there and made up", Looks, _ => Now(bot.Get<CaseReader>().Unmasked(code, line, other)), _ => Now(bot.Get<CaseReader>().Unmasked("000001", "x", other))),
            await PairAsync("cookie of the page, of somebody who left and made up", Looks, _ => Now(bot.Get<Addresses>().Find("web", left)), made => Now(bot.Get<Addresses>().Find("web", made))),
            await PairAsync("code word when none is taken, right and wrong", Words, _ => Now(Press(bot, guarded, right)), _ => Now(Press(bot, guarded, wrong))),
        ];
        return isWithin.TrueForAll(within => within) ? 0 : 1;
    }

    private static async Task<bool> PairAsync(string name, int times, Func<string, Task> known, Func<string, Task> unknown)
    {
        var (ofKnown, ofUnknown) = (new List<double>(times), new List<double>(times));
        for (var look = 0; look < times + (times / 10); look++)
        {
            var isFirst = look % 2 == 0; // whoever comes second finds everything warm
            var first = await TakesAsync(isFirst ? known : unknown);
            var second = await TakesAsync(isFirst ? unknown : known);
            if (look >= times / 10)
            {
                ofKnown.Add(isFirst ? first : second);
                ofUnknown.Add(isFirst ? second : first);
            }
        }

        ofKnown.Sort();
        ofUnknown.Sort();
        var apart = Math.Abs(ofKnown[times / 2] - ofUnknown[times / 2]);
        Console.WriteLine(new Figure($"{name}, medians", ofKnown[times / 2], "µs"));
        Console.WriteLine(new Figure("", ofUnknown[times / 2], "µs"));
        var figure = new Figure("  apart", apart, "µs", AtMost: Math.Max(NothingToHear, ofUnknown[times / 2] * MostApart));
        Console.WriteLine(figure);
        return figure.IsWithin;
    }

    private static async Task<double> TakesAsync(Func<string, Task> look)
    {
        var made = MadeUp();
        var begun = Stopwatch.GetTimestamp();
        await look(made);
        return Stopwatch.GetElapsedTime(begun).TotalMicroseconds;
    }

    private static async Task<string> SpentLinkAsync(ServingBot bot)
    {
        var path = await bot.Get<Roster>().InviteAsync("نور", coordinator: true, []);
        var secret = path[(path.LastIndexOf('/') + 1)..];
        await bot.Get<SignInLinks>().UseAsync(secret, null);
        return secret;
    }

    private static async Task<string> EndedSessionAsync(ServingBot bot)
    {
        var path = await bot.Get<Roster>().InviteAsync("هدى", coordinator: true, []);
        var secret = (await bot.Get<SignInLinks>().UseAsync(path[(path.LastIndexOf('/') + 1)..], null))!;
        await bot.Get<DeskSessions>().EndAsync(bot.Get<DeskSessions>().Find(secret)!, everywhere: true);
        return secret;
    }

    private static async Task<string> LeftAsync(ServingBot bot)
    {
        var cookie = MadeUp();
        await bot.Get<Inbox>().AcceptAsync(new IncomingMessage("web", cookie, "left-1", IncomingKind.Opened, null, null, null, TimeProvider.System.GetUtcNow()));
        await bot.Get<Inbox>().AcceptAsync(new IncomingMessage("web", cookie, "left-2", IncomingKind.Left, null, null, null, TimeProvider.System.GetUtcNow()));
        return cookie;
    }

    // Somebody with a code word, back after an absence, where five words were not it.
    private static Conversation Guarded(ServingBot bot)
    {
        var now = new DateTimeOffset(2026, 1, 15, 9, 0, 0, TimeSpan.Zero);
        var conversation = new Conversation { Id = new string('0', 32), Channel = "web" };
        foreach (var (text, later) in new[] { ("كلمة خاصة", 0), ("زيتونة الجبل", 0), ("هلا", 13), ("متابعة", 0), ("وردة", 0), ("قمر بغداد", 0), ("شمسنا", 0), ("نجمة", 0), ("دجلة", 0) })
        {
            now += TimeSpan.FromHours(later);
            conversation = Turn.Run(conversation, new PersonWrote([text], now), bot.Get<CurrentPlaybook>().Value, new Moment(now, "482715", 1, 0)).Conversation;
        }

        return conversation.AwaitsContinue ? conversation : throw new InvalidOperationException("The word should be guarded.");
    }

    private static TurnResult Press(ServingBot bot, Conversation guarded, string word)
    {
        var now = guarded.LastPersonAt!.Value;
        return Turn.Run(guarded, new PersonWrote([word], now), bot.Get<CurrentPlaybook>().Value, new Moment(now, "482715", 1, 0));
    }

    private static Task<object?> Now(object? looked) => Task.FromResult(looked);

    private static string MadeUp() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}
