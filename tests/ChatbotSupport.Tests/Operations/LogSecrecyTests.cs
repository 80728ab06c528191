using System.Reflection;
using System.Text.Json;
using ChatbotSupport.Operations;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Faults;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Operations;

/// <summary>A whole talk with things in it that must never be written anywhere: what the program logs about it holds codes only.</summary>
public sealed class LogSecrecyTests : IDisposable
{
    private static readonly string[] Planted = ["كلمة_مزروعة_للسجل", "زينب المزروعة", "07501234987", "@planted_handle", "planted.example/secret"];

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));

    [Fact]
    public void Every_entry_of_the_log_has_a_number_of_its_own()
    {
        var numbers = typeof(BotHost).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToList();

        Assert.True(numbers.Count > 30);
        Assert.Empty(numbers.GroupBy(number => number).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [InlineData("Plain")]
    [InlineData("Json")]
    public async Task A_talk_leaves_codes_only_in_the_log(string format)
    {
        await using var bot = await RunningBot.StartAsync(new Dictionary<string, string> { ["Logs__Format"] = format, ["Logs__Level"] = "Trace" });
        await using var person = new Talker(bot.Address);
        await person.OpenAsync(_deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync($"اسمي زينب المزروعة رقمي 07501234987 حسابي @planted_handle {Planted[0]}", _deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync("شوف https://planted.example/secret", _deadline.Token);
        await person.HearAsync(_deadline.Token);
        await person.SayAsync("عمري 16 ويكول نلتقي باجر " + Planted[0], _deadline.Token);
        await person.HearAsync(_deadline.Token);
        var (link, cookie) = await SignInAsync(bot);
        using var broken = await bot.Http.GetAsync("/desk/in/" + Planted[3]);
        await person.SayAsync("حذف", _deadline.Token);
        await person.HearAsync(_deadline.Token);

        Assert.Equal(0, await bot.StopAsync());

        Assert.Contains("3001", bot.Errors, StringComparison.Ordinal);
        string[] secrets = [.. Planted, link, cookie, .. person.Cookies, ColumnsOf.Ask<string>(bot.Database, "SELECT code FROM cases")];
        Assert.All(secrets, secret => Assert.InRange(secret.Length, 6, 2000));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, bot.Errors, StringComparison.OrdinalIgnoreCase));
        Assert.All(secrets, secret => Assert.DoesNotContain(JsonSerializer.Serialize(secret).Trim('"'), bot.Errors, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(bot.Errors, letter => letter is >= '\u0600' and <= '\u06FF');
        foreach (var line in format == "Json" ? bot.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [])
        {
            using var entry = JsonDocument.Parse(line);
            Assert.True(entry.RootElement.GetProperty("Id").TryGetInt32(out _));
        }
    }

    public void Dispose() => _deadline.Dispose();

    private static async Task<(string Link, string Cookie)> SignInAsync(RunningBot bot)
    {
        var invited = await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--trained", "minor");
        var link = new Uri(invited.Output.Trim());
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = bot.Address };
        using var answer = await browser.ComeInAsync(link.AbsolutePath);
        return (link.Segments[^1], answer.Headers.GetValues("Set-Cookie").First().Split(';')[0].Split('=')[1]);
    }
}
