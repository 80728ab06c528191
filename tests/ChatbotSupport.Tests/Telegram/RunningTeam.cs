using System.Net;
using System.Text.RegularExpressions;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Tests.Desk;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The whole program as a process of its own with a team: people and volunteers on Telegram, volunteers at the web desk besides.</summary>
internal sealed partial class RunningTeam : IAsyncDisposable
{
    private readonly List<HttpClient> _browsers = [];

    private RunningTeam(BotApiServer api, RunningBot bot) => (Api, Bot) = (api, bot);

    public BotApiServer Api { get; }

    public RunningBot Bot { get; }

    public static async Task<RunningTeam> StartAsync()
    {
        var api = await BotApiServer.StartAsync();
        return new(api, await RunningBot.StartAsync(new Dictionary<string, string>
        {
            ["Service"] = "Open",
            ["Telegram__BotToken"] = api.Token,
            ["Telegram__ApiBaseUrl"] = api.Url,
            ["Turns__FloodMessages"] = "200",
        }));
    }

    /// <summary>Somebody whom the command invited as a coordinator: in their private chat, and at the desk in a browser.</summary>
    public async Task<(Person Phone, HttpClient Desk)> JoinAsync(string alias)
    {
        var (phone, way) = await InvitedAsync(alias);
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Bot.Address };
        _browsers.Add(browser);
        using var answer = await browser.ComeInAsync(way);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return (phone, browser);
    }

    /// <summary>Somebody invited as a coordinator, and their way into the desk that nobody has used yet.</summary>
    public async Task<(Person Phone, string Way)> InvitedAsync(string alias)
    {
        var invited = await Bot.RunVerbAsync("volunteers", "invite", alias, "--coordinator");
        var phone = Api.Person($"متطوع {alias}");
        phone.Starts(Token().Match(invited.Output).Groups[1].Value);
        await phone.Screen.ShowsAsync($"{alias} ·");
        return (phone, Way().Match(invited.Output).Value);
    }

    /// <summary>Somebody in danger, and the code of their case as the database holds it.</summary>
    public async Task<(Person Person, string Code)> DangerAsync(string name)
    {
        var before = Count("cases WHERE consent = 'Given'");
        var person = Api.Person(name);
        person.Starts();
        await person.Screen.ShowsAsync(message => message.IsFromBot && message.Buttons.Any(), "the menu");
        person.Says($"عمري 16 {TeamTalks.Meeting}");
        await person.PressesAsync("موافقة");
        await person.PressesAsync("أي وقت");
        await Eventually.HoldsAsync(() => Task.FromResult(Count("cases WHERE consent = 'Given'")), count => count == before + 1);
        return (person, ColumnsOf.Ask<string>(Bot.Database, "SELECT code FROM cases WHERE consent = 'Given' ORDER BY rowid DESC LIMIT 1"));
    }

    /// <summary>A member opens a case by the link on its card.</summary>
    public static async Task EntersAsync(Person member, string code)
    {
        member.Enters(code);
        await member.Screen.ShowsAsync(message => message.IsProtected && message.Text.Contains(TeamWords.Code(code), StringComparison.Ordinal) && message.Text.Contains(TeamTalks.Meeting, StringComparison.Ordinal), "the talk");
    }

    /// <summary>Rows of a table.</summary>
    public long Count(string where) => ColumnsOf.Ask<long>(Bot.Database, $"SELECT count(*) FROM {where}");

    public async ValueTask DisposeAsync()
    {
        _browsers.ForEach(browser => browser.Dispose());
        await Bot.DisposeAsync();
        await Api.DisposeAsync();
    }

    [GeneratedRegex(@"\?start=([A-Za-z0-9_-]{43})")]
    private static partial Regex Token();

    [GeneratedRegex("/desk/in/[A-Za-z0-9_-]{43}")]
    private static partial Regex Way();
}
