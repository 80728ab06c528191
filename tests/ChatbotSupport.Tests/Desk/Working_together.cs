using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Tests.Web;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Passing on, following along, the next one, misuse, and the end of a shift, over real HTTP.</summary>
[Collection(ChromiumTests.Name)]
public sealed class Working_together(Chromium chromium)
{
    [Fact]
    public async Task A_case_is_passed_to_a_colleague_on_shift_with_a_note_and_all_of_it_is_written_down()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3", "Suicide", "Suicide");
        using var nour = await host.SignedInAsync("نور", false, Flag.Suicide);
        using var huda = await host.SignedInAsync("هدى", false, Flag.Suicide);
        using var reem = await host.SignedInAsync("ريم");
        await nour.PressAsync("/desk/api/cases/482715/take");

        Assert.Equal("ColleagueAway", await RefusalAsync(nour, "482715/transfer", new { id = Some.Id(), to = "هدى", kind = "Agreed" }));
        foreach (var browser in new[] { nour, huda, reem })
        {
            await browser.PressAsync("/desk/api/shift", new { id = Some.Id(), start = true });
        }

        Assert.Equal(["هدى"], (await nour.ReadAsync("/desk/api/cases/482715/colleagues")).EnumerateArray().Select(alias => alias.GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await huda.GetAsync("/desk/api/cases/482715/colleagues")).StatusCode);
        Assert.Equal("ColleagueUnsuited", await RefusalAsync(nour, "482715/transfer", new { id = Some.Id(), to = "ريم", kind = "Agreed" }));
        Assert.Equal("ColleagueAway", await RefusalAsync(nour, "482715/transfer", new { id = Some.Id(), to = "مجهول", kind = "Agreed" }));
        Assert.Equal("NoteMissing", await RefusalAsync(nour, "482715/transfer", new { id = Some.Id(), to = "هدى" }));
        Assert.Equal("NotOwner", await RefusalAsync(reem, "482715/transfer", new { id = Some.Id(), to = "هدى", kind = "Agreed" }));

        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/transfer", new { id = Some.Id(), to = "هدى", kind = "WatchFor", note = "السؤال عن الليلة" })).StatusCode);

        Assert.Equal("هدى", host.One<string>("select owner_alias from cases"));
        var lines = (await huda.ReadAsync("/desk/api/cases/482715")).GetProperty("talk").GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("text").GetString()!).ToList();
        Assert.Contains(lines, line => line.Contains("يلزم الانتباه", StringComparison.Ordinal) && line.EndsWith("السؤال عن الليلة", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("ينتقل الحديث إلى هدى", StringComparison.Ordinal));
        Assert.Equal("Card", (await nour.ReadAsync("/desk/api/cases/482715")).GetProperty("access").GetString());
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'case_transferred' and conversation_id = @person", new { person }));
        Assert.True(host.One<long>("select count(*) from events where code = 'desk.transfer' and case_code = '482715' and volunteer_id is not null") > 0);
    }

    [Fact]
    public async Task A_second_one_reads_along_and_notes_and_does_not_write_to_the_person()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L1");
        using var nour = await host.SignedInAsync("نور");
        using var huda = await host.SignedInAsync("هدى");
        using var reem = await host.SignedInAsync("ريم");
        Assert.Equal("NothingToFollow", await RefusalAsync(huda, "482715/follow"));
        await nour.PressAsync("/desk/api/cases/482715/take");
        await nour.PressAsync("/desk/api/cases/482715/write", new { id = Some.Id(), text = "أهلًا بك" });
        Assert.Equal("Card", (await huda.ReadAsync("/desk/api/cases/482715")).GetProperty("access").GetString());

        await nour.PressAsync("/desk/api/cases/482715/second");
        Assert.True((await huda.ReadAsync("/desk/api/queue")).GetProperty("cases")[0].GetProperty("secondWanted").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await huda.PressAsync("/desk/api/cases/482715/follow")).StatusCode);

        var view = await huda.ReadAsync("/desk/api/cases/482715");
        Assert.Equal("Second", view.GetProperty("access").GetString());
        Assert.Contains("أهلًا بك", view.GetProperty("talk").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("NotOwner", await RefusalAsync(huda, "482715/write", new { id = Some.Id(), text = "لا يصل" }));
        Assert.Equal(HttpStatusCode.OK, (await huda.PressAsync("/desk/api/cases/482715/note", new { id = Some.Id(), text = "ملاحظة" })).StatusCode);
        await huda.PressAsync("/desk/api/cases/482715/unfollow");
        Assert.Equal("Card", (await huda.ReadAsync("/desk/api/cases/482715")).GetProperty("access").GetString());
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'second_follows'"));

        await reem.PressAsync("/desk/api/cases/482715/follow");
        await host.Roster.RemoveAsync("ريم");
        Assert.Equal(0, host.One<long>("select count(*) from cases where second_id is not null"));
    }

    [Fact]
    public async Task The_next_press_takes_the_first_one_this_volunteer_may_take()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("100001", "L4", "Minor", "Minor");
        await host.CaseAsync("100002", "L3", consent: "NotNow");
        await host.CaseAsync("100003", "L2", left: true);
        await host.CaseAsync("100004", "L1", waited: 9);
        await host.CaseAsync("100005", "L1", waited: 30);
        using var nour = await host.SignedInAsync("نور");

        Assert.Equal("100005", await NextAsync(nour));
        Assert.Equal("100004", await NextAsync(nour));
        Assert.Equal("100003", await NextAsync(nour));
        using var huda = await host.SignedInAsync("هدى");
        Assert.Equal("NobodyWaits", await RefusalAsync(huda, "../next"));
        using var reem = await host.SignedInAsync("ريم", false, Flag.Minor);
        Assert.Equal("100001", await NextAsync(reem));
    }

    [Fact]
    public async Task A_shift_that_runs_out_gives_its_cases_back_and_one_in_the_middle_of_a_talk_stays()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await DeskHost.StartAsync(clock);
        await host.CaseAsync("482715", "L1");
        await host.CaseAsync("119064", "L1");
        using var nour = await host.SignedInAsync("نور");
        await nour.PressAsync("/desk/api/shift", new { id = Some.Id(), start = true });
        await nour.PressAsync("/desk/api/cases/482715/take");
        await nour.PressAsync("/desk/api/cases/119064/take");
        await host.Writer.RunAsync(connection => Dapper.SqlMapper.Execute(
            connection, "update volunteers set on_shift_until = @at", new { at = clock.GetUtcNow().AddMinutes(1).ToUnixTimeMilliseconds() }));
        await nour.PressAsync("/desk/api/cases/119064/write", new { id = Some.Id(), text = "أكتب الآن" });
        clock.Advance(TimeSpan.FromMinutes(2));
        var heard = host.One<long>("select contact_at from volunteers");

        await host.ShiftEnds.RunAsync();
        Assert.Equal("Waiting", host.One<string>("select state from cases where code = '482715'"));
        Assert.Equal("Owned", host.One<string>("select state from cases where code = '119064'"));
        clock.Advance(TimeSpan.FromMinutes(10));
        await host.ShiftEnds.RunAsync();
        Assert.Equal("Waiting", host.One<string>("select state from cases where code = '119064'"));
        Assert.Equal(0, host.One<long>("select count(*) from volunteers where on_shift_until is not null"));
        Assert.Equal(heard, host.One<long>("select contact_at from volunteers")); // the clock is nobody's presence
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'shift.over'"));
    }

    [Fact]
    public async Task Handing_back_asks_for_the_outcome_and_misuse_is_never_said_where_danger_was_seen()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L1");
        await host.CaseAsync("119064", "L1", "ThreatToLife");
        await host.CaseAsync("604417", "L1");
        using var nour = await host.SignedInAsync("نور");
        foreach (var code in new[] { "482715", "119064", "604417" })
        {
            await nour.PressAsync($"/desk/api/cases/{code}/take");
        }

        await nour.PressAsync("/desk/api/cases/482715/back", new { id = Some.Id(), outcome = "Referred" });
        Assert.Equal("Referred", host.One<string>("select outcome from cases where code = '482715'"));
        Assert.Equal("NotMisuse", await RefusalAsync(nour, "119064/misuse"));
        Assert.Equal("NotMisuse", await RefusalAsync(nour, "119064/close", new { id = Some.Id(), outcome = "Misuse" }));
        await nour.PressAsync("/desk/api/cases/604417/misuse");
        Assert.Equal("Misuse", host.One<string>("select outcome from cases where code = '604417'"));
    }

    [Theory]
    [InlineData(390, 844, false)]
    [InlineData(1280, 900, true)]
    public async Task On_the_page_a_shift_ends_with_a_line_and_a_colleague_for_every_conversation(int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2", waited: 9);
        await host.LineAsync(person, "482715", "صاحب الحساب يطلب مبلغ", live: true);
        await host.CaseAsync("119064", "L1", waited: 5);
        using var huda = await host.SignedInAsync("هدى");
        await huda.PressAsync("/desk/api/shift", new { id = Some.Id(), start = true });
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, (width, height), dark);
        var next = await page.GetByRole(AriaRole.Button, new() { Name = "التالي", Exact = true }).BoundingBoxAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "بدء المناوبة" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "المناوبة حتى" })).ToBeVisibleAsync();
        Assert.Equal(next!.X, (await page.GetByRole(AriaRole.Button, new() { Name = "التالي", Exact = true }).BoundingBoxAsync())!.X, 1.0); // nothing moves under a finger
        await page.GetByRole(AriaRole.Button, new() { Name = "التالي", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#box-482715")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "إجراءات" }).ClickAsync();
        await page.LookAsync("acts");
        await page.GetByText("طلب شخص ثانٍ").ClickAsync();
        await Assertions.Expect(page.Locator("dialog.sheet")).ToBeHiddenAsync();
        await huda.PressAsync("/desk/api/cases/482715/follow");
        await Assertions.Expect(page.GetByText("يتابع أيضًا هدى")).ToBeVisibleAsync();
        await page.LookAsync("second");
        await page.EvaluateAsync("location.hash = '#/'");
        await page.GetByRole(AriaRole.Button, new() { Name = "التالي", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("#box-119064")).ToBeFocusedAsync();

        await page.EvaluateAsync("location.hash = '#/'");
        await page.GetByRole(AriaRole.Button, new() { Name = "المناوبة حتى" }).ClickAsync();
        await page.GetByText("إنهاء المناوبة").ClickAsync();
        await Assertions.Expect(page.Locator("#sheet-title")).ToContainTextAsync("بقيت 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "إلى هدى" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sheet .trouble")).ToContainTextAsync("يُختار سطر");
        await page.GetByLabel("اتُّفق على خطوة").CheckAsync();
        await page.LookAsync("shift-end");
        await page.GetByRole(AriaRole.Button, new() { Name = "إلى هدى" }).ClickAsync();
        await Assertions.Expect(page.Locator("#sheet-title")).ToContainTextAsync("119-064");
        await page.GetByLabel("قيلت النصائح الأولى").CheckAsync();
        await page.Locator(".choices").GetByRole(AriaRole.Button, new() { Name = "إلى الطابور" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "بدء المناوبة" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("dialog.sheet")).ToBeHiddenAsync();
        Assert.Equal("هدى", host.One<string>("select owner_alias from cases where code = '482715'"));
        Assert.Equal("Waiting", host.One<string>("select state from cases where code = '119064'"));
        await page.Context.CloseAsync();
    }

    private static async Task<string?> NextAsync(HttpClient browser)
    {
        var answer = await browser.PressAsync("/desk/api/next");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
    }

    private static async Task<string?> RefusalAsync(HttpClient browser, string path, object? body = null)
    {
        var answer = await browser.PressAsync($"/desk/api/cases/{path}", body);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString();
    }
}
