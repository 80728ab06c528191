using System.Net;
using System.Text.Json;
using ChatbotSupport.Core.Conversations;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Reading back: earlier lines by pages, earlier cases of the same conversation, and who may read what of them.</summary>
public sealed class The_talk
{
    private const string Case = "/desk/api/cases/482715";

    [Fact]
    public async Task Earlier_lines_come_page_by_page_and_none_is_missing_or_twice()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2");
        for (var number = 1; number <= 150; number++)
        {
            await host.LineAsync(person, "482715", $"سطر {number}", ago: 200 - number);
        }

        using var browser = await OwnerAsync(host);
        var talk = await TalkAsync(browser);
        var sizes = new List<int> { Texts(talk).Count };
        while (talk.GetProperty("earlierFrom") is { ValueKind: JsonValueKind.Number } from)
        {
            talk = await TalkAsync(browser, from.GetInt64());
            sizes.Add(Texts(talk).Count);
        }

        Assert.Equal([60, 120, 152], sizes); // the taking has left a line of the desk and one of the bot
        Assert.Equal(Enumerable.Range(1, 150).Select(number => $"سطر {number}"), Texts(talk).Where(text => text.StartsWith("سطر", StringComparison.Ordinal)));
        Assert.Equal(3, host.One<long>("select count(*) from events where code = 'desk.read'"));
    }

    [Theory]
    [InlineData("Given", new[] { "قبل أشهر", "رد قديم", "ملاحظة قديمة", "بينهما", "الآن" })]
    [InlineData("Unanswered", new string[0])]
    public async Task An_earlier_case_is_read_with_the_consent_of_now_only(string consent, string[] read)
    {
        await using var host = await DeskHost.StartAsync();
        await TwiceAsync(host, consent);
        using var browser = await OwnerAsync(host);

        var talk = await TalkAsync(browser);

        Assert.Equal(read, Texts(talk).Where(text => !text.Contains("المتابعة الآن مع", StringComparison.Ordinal) && !text.Contains("معك الآن", StringComparison.Ordinal)));
        Assert.Equal(read.Length > 0 ? ["119064"] : [], talk.GetProperty("cases").EnumerateArray().Select(item => item.GetProperty("code").GetString()!));
    }

    [Fact]
    public async Task What_somebody_else_said_before_the_present_person_began_here_is_read_with_no_consent_of_theirs()
    {
        await using var host = await DeskHost.StartAsync();
        await TwiceAsync(host, "Given");
        using var browser = await OwnerAsync(host);
        await host.Writer.RunAsync(connection => connection.Execute("update conversations set fresh_at = (select min(at) from lines where case_code = '482715')"));

        Assert.Equal(["بينهما", "الآن"], Texts(await TalkAsync(browser)).Take(2));
    }

    [Fact]
    public async Task Whoever_the_person_sent_away_then_reads_nothing_of_that_case_now()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("نور");
        var me = host.One<string>("select id from volunteers where alias = 'نور'");
        var secret = await TwiceAsync(host, "Given", excluded: me);
        await browser.PressAsync(Case + "/take");

        Assert.Equal(["بينهما", "الآن"], Texts(await TalkAsync(browser)).Take(2));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.PressAsync($"{Case}/lines/{secret}/show")).StatusCode);
    }

    [Fact]
    public async Task Somebody_elses_history_cannot_be_asked_for()
    {
        await using var host = await DeskHost.StartAsync();
        await TwiceAsync(host, "Given");
        using var owner = await OwnerAsync(host);
        using var other = await host.SignedInAsync("سلام");

        Assert.Empty(Texts(await TalkAsync(other, 0)));
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(Case + "/replies")).StatusCode);
    }

    [Fact]
    public async Task A_note_says_who_and_when_and_the_card_says_that_there_is_one()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L2");
        using var owner = await OwnerAsync(host);
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        using var volunteer = await host.SignedInAsync("هدى");

        Assert.Equal(HttpStatusCode.OK, (await owner.PressAsync(Case + "/note", new { id = Some.Id(), text = "اتفقنا على حفظ الدليل" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync(Case + "/note", new { id = Some.Id(), text = "أتابع معك" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await volunteer.PressAsync(Case + "/note", new { id = Some.Id(), text = "لا" })).StatusCode);

        var notes = (await TalkAsync(owner)).GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("author").GetString() == "Note").ToList();
        Assert.Equal(["نور", "سلام"], notes.Select(note => note.GetProperty("alias").GetString()));
        Assert.All(notes, note => Assert.True(note.GetProperty("at").GetInt64() >= host.Ago(1)));
        var card = (await volunteer.ReadAsync("/desk/api/queue")).GetProperty("cases")[0];
        Assert.Equal(2, card.GetProperty("notes").GetInt64());
    }

    [Theory]
    [InlineData("Normal", "report", true)]
    [InlineData("HumanFirst", "report", false)]
    [InlineData("HumanFirst", "report_choice", false)]
    public async Task Replies_that_mention_the_police_stay_away_from_whoever_they_could_harm(string route, string step, bool offered)
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2", route: route);
        using var browser = await OwnerAsync(host);
        await host.AtStepAsync(person, step);
        var replies = (await browser.ReadAsync(Case + "/replies")).EnumerateArray().ToList();

        Assert.Equal(offered, replies.Exists(reply => reply.GetProperty("text").GetString()!.Contains("شرطة", StringComparison.Ordinal)));
        Assert.Equal(offered, replies.Exists(reply => reply.GetProperty("text").GetString()!.Contains("533", StringComparison.Ordinal)));
        Assert.True(replies[0].GetProperty("fits").GetBoolean());
        Assert.Equal(offered, replies[0].GetProperty("id").GetString() == "report");
    }

    private static async Task<HttpClient> OwnerAsync(DeskHost host)
    {
        var browser = await host.SignedInAsync("نور");
        Assert.Equal(HttpStatusCode.OK, (await browser.PressAsync(Case + "/take")).StatusCode);
        return browser;
    }

    /// <summary>A person with an earlier case and one that waits; returns a line of the earlier one.</summary>
    private static async Task<string> TwiceAsync(DeskHost host, string consent, string excluded = "")
    {
        var person = await host.CaseAsync("482715", "L2", consent: consent);
        await host.EarlierAsync(person, "119064", excluded: excluded);
        var earlier = await host.LineAsync(person, "119064", "قبل أشهر", ago: 12100);
        await host.LineAsync(person, "119064", "رد قديم", LineAuthor.Volunteer, live: true, alias: "هدى", ago: 12090);
        await host.LineAsync(person, "119064", "ملاحظة قديمة", LineAuthor.Note, live: true, alias: "هدى", ago: 12080);
        await host.LineAsync(person, "119064", "سر للتنسيق", LineAuthor.Remark, ago: 12070);
        await host.LineAsync(person, "482715", "بينهما", ago: 9);
        await host.LineAsync(person, "482715", "الآن", ago: 3);
        return earlier;
    }

    private static async Task<JsonElement> TalkAsync(HttpClient browser, long? from = null) =>
        (await browser.ReadAsync(from is null ? Case : $"{Case}?from={from}")).GetProperty("talk");

    private static List<string> Texts(JsonElement talk) => [.. talk.GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()!)];
}
