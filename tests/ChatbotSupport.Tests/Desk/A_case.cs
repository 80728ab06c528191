using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Desk;

public sealed class A_case
{
    private static int Races => Environment.GetEnvironmentVariable("LONG") == "1" ? 1_000 : 100;

    [Fact]
    public async Task Of_two_volunteers_one_gets_the_case_and_the_other_sees_who_again_and_again()
    {
        await using var host = await DeskHost.StartAsync();
        using var one = await host.SignedInAsync("نور");
        using var other = await host.SignedInAsync("سلام");
        await host.WithoutCapacityAsync();
        for (var round = 0; round < Races; round++)
        {
            var code = $"{200000 + round}";
            await host.CaseAsync(code, "L2");
            var answers = await Task.WhenAll(one.PressAsync($"/desk/api/cases/{code}/take"), other.PressAsync($"/desk/api/cases/{code}/take"));
            var lost = Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Conflict);
            Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            var told = await lost.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal("AlreadyTaken", told.GetProperty("refusal").GetString());
            Assert.Equal(ReferenceEquals(lost, answers[0]) ? "سلام" : "نور", told.GetProperty("owner").GetString());
            Assert.Equal(told.GetProperty("owner").GetString(), host.One<string>("select owner_alias from cases where code = @code", new { code }));
        }
    }

    [Fact]
    public async Task Before_the_taking_a_volunteer_reads_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, "Given");
        using var browser = await host.SignedInAsync("نور");
        var view = await browser.ReadAsync("/desk/api/cases/482715");
        Assert.Equal("Card", view.GetProperty("access").GetString());
        Assert.Empty(view.GetProperty("talk").GetProperty("lines").EnumerateArray());
        Assert.Equal(0, host.One<long>("select count(*) from events where code = 'desk.read'"));
    }

    [Theory]
    [InlineData("Given", 4)]
    [InlineData("Unanswered", 2)]
    public async Task Earlier_lines_need_consent_and_live_ones_do_not(string consent, int lines)
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, consent);
        using var browser = await host.SignedInAsync("نور");
        await browser.PressAsync("/desk/api/cases/482715/take");
        var view = await browser.ReadAsync("/desk/api/cases/482715");
        Assert.Equal("Owner", view.GetProperty("access").GetString());
        var texts = view.GetProperty("talk").GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()).ToList();
        Assert.Equal(lines, texts.Count(text => text!.StartsWith("سطر", StringComparison.Ordinal)));
        Assert.Equal(lines == 2, view.GetProperty("earlierHidden").GetBoolean());
        Assert.DoesNotContain("سر للتنسيق", texts);
    }

    [Fact]
    public async Task Somebody_elses_case_can_be_neither_read_nor_written_to()
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, "Given");
        using var owner = await host.SignedInAsync("نور");
        using var other = await host.SignedInAsync("سلام");
        await owner.PressAsync("/desk/api/cases/482715/take");
        Assert.Empty((await other.ReadAsync("/desk/api/cases/482715")).GetProperty("talk").GetProperty("lines").EnumerateArray());
        var line = (await owner.ReadAsync("/desk/api/cases/482715")).GetProperty("talk").GetProperty("lines")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await other.PressAsync($"/desk/api/cases/482715/lines/{line}/show")).StatusCode);
        var answer = await other.PressAsync("/desk/api/cases/482715/write", new { id = Some.Id(), text = "مرحبًا" });
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("NotOwner", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString());
    }

    [Fact]
    public async Task Numbers_and_handles_are_masked_until_a_press_that_is_written_down()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        await host.LineAsync(person, "482715", "رقمه ٠٧٧٠١٢٣٤٥٦٧ وحسابه @samer_991");
        using var browser = await host.SignedInAsync("نور");
        await browser.PressAsync("/desk/api/cases/482715/take");
        var line = (await browser.ReadAsync("/desk/api/cases/482715")).GetProperty("talk").GetProperty("lines").EnumerateArray().Single(item => item.GetProperty("author").GetString() == "Person");
        Assert.True(line.GetProperty("masked").GetBoolean());
        Assert.DoesNotContain("٧٧٠", line.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("samer", line.GetProperty("text").GetString(), StringComparison.Ordinal);

        var shown = await browser.PressAsync($"/desk/api/cases/482715/lines/{line.GetProperty("id").GetString()}/show");
        Assert.Contains("@samer_991", (await shown.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'desk.show' and case_code = '482715'"));
    }

    [Fact]
    public async Task Every_view_and_every_action_is_written_down_once()
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, "Given");
        using var browser = await host.SignedInAsync("نور");
        await browser.PressAsync("/desk/api/cases/482715/take");
        for (var view = 0; view < 3; view++)
        {
            await browser.ReadAsync("/desk/api/cases/482715");
        }

        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'desk.take'"));
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'desk.read'"));
    }

    [Fact]
    public async Task A_repeated_press_does_nothing_twice()
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, "Given");
        using var browser = await host.SignedInAsync("نور");
        await browser.PressAsync("/desk/api/cases/482715/take");
        var press = new { id = Some.Id(), text = "سطر مرة واحدة" };
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.PressAsync("/desk/api/cases/482715/write", press)).StatusCode);
        }

        var view = await browser.ReadAsync("/desk/api/cases/482715");
        Assert.Single(view.GetProperty("talk").GetProperty("lines").EnumerateArray(), line => line.GetProperty("text").GetString() == press.text);
    }

    [Fact]
    public async Task A_remark_is_read_by_coordinators_only_and_that_is_written_down()
    {
        await using var host = await DeskHost.StartAsync();
        await Talk(host, "Given");
        using var volunteer = await host.SignedInAsync("نور");
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        var remark = (await coordinator.ReadAsync("/desk/api/status")).GetProperty("remarks").EnumerateArray().Single();
        var path = $"/desk/api/cases/482715/remarks/{remark.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.NotFound, (await volunteer.GetAsync(path)).StatusCode);
        Assert.Equal("سر للتنسيق", (await coordinator.ReadAsync(path)).GetProperty("text").GetString());
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'desk.remark'"));
    }

    [Theory]
    [InlineData("close", "{\"id\":\"a\",\"outcome\":\"Won\"}")]
    [InlineData("level", "{\"id\":\"a\",\"level\":\"3\"}")]
    [InlineData("write", "{\"id\":\"a\"}")]
    [InlineData("take", "{}")]
    [InlineData("burn", "{\"id\":\"a\"}")]
    public async Task A_press_that_means_nothing_is_refused(string action, string body)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3");
        using var browser = await host.SignedInAsync("نور");
        using var request = Pressing.Own(new HttpRequestMessage(HttpMethod.Post, $"/desk/api/cases/482715/{action}") { Content = new StringContent(body, null, "application/json") });
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(request)).StatusCode);
    }

    private static async Task Talk(DeskHost host, string consent)
    {
        var person = await host.CaseAsync("482715", "L3", consent: consent);
        await host.LineAsync(person, null, "سطر قديم", ago: 9);
        await host.LineAsync(person, "482715", "سطر قبل الاستلام", LineAuthor.Bot, ago: 8);
        await host.LineAsync(person, "482715", "سطر حي", live: true, ago: 7);
        await host.LineAsync(person, "482715", "سطر للفريق", LineAuthor.Note, live: true, alias: "سلام", ago: 6);
        await host.LineAsync(person, "482715", "سر للتنسيق", LineAuthor.Remark, ago: 5);
    }
}
