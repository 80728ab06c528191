using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Somebody new sees cards and takes nothing until two coordinators approve.</summary>
[Collection(ChromiumTests.Name)]
public sealed class New_members(Chromium chromium)
{
    [Fact]
    public async Task Two_coordinators_approve_and_until_then_a_member_sees_cards_and_takes_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        using var nour = host.Browser();
        await nour.ComeInAsync(await host.Roster.InviteAsync("نور", false, []));

        Assert.Equal(1, (await nour.ReadAsync("/desk/api/queue")).GetProperty("cases").GetArrayLength());
        Assert.Equal("Pending", await RefusalAsync(nour, "/desk/api/cases/482715/take"));
        Assert.Equal("Pending", await RefusalAsync(nour, "/desk/api/cases/482715/here"));
        Assert.Equal("Pending", await RefusalAsync(nour, "/desk/api/shift", new { start = true, id = Some.Id() }));
        Assert.Equal("MemberPending", host.One<string>("select alert from alerts"));

        Assert.Equal("OneMore", await ApproveAsync(salam, "نور"));
        Assert.Equal("OneMore", await ApproveAsync(salam, "نور")); // the same word twice is one word
        Assert.Equal("Pending", await RefusalAsync(nour, "/desk/api/cases/482715/take"));
        Assert.Equal("Approved", await ApproveAsync(huda, "نور"));

        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/take")).StatusCode);
        Assert.Equal(["سلام", "هدى"], (await host.Roster.ListAsync()).Single(entry => entry.Alias == "نور").ApprovedBy);
        Assert.Equal(3, host.One<long>("select count(*) from events where code = 'desk.roster.approve' and about_id = (select id from volunteers where alias = 'نور')"));
    }

    [Fact]
    public async Task The_first_two_coordinators_need_nobody_and_the_third_needs_both()
    {
        await using var host = await DeskHost.StartAsync();
        foreach (var alias in new[] { "سلام", "هدى", "ريم" })
        {
            await host.Roster.InviteAsync(alias, true, []);
        }

        Assert.Equal([("ريم", true), ("سلام", false), ("هدى", false)], (await host.Roster.ListAsync()).Select(entry => (entry.Alias, entry.Pending)));
        using var reem = host.Browser();
        await reem.ComeInAsync((await host.Roster.LinkAsync("ريم"))!);
        Assert.Equal(HttpStatusCode.Forbidden, (await reem.GetAsync("/desk/api/status")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reem.PressAsync("/desk/api/roster/approve", new { alias = "ريم" })).StatusCode);
    }

    [Fact]
    public async Task Where_one_coordinator_exists_their_word_is_enough_and_the_roster_says_so_until_a_second_one_agrees()
    {
        await using var host = await DeskHost.StartAsync();
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        await host.Roster.InviteAsync("نور", false, []);

        Assert.Equal("Approved", await ApproveAsync(salam, "نور"));
        Assert.Equal(["سلام"], (await host.Roster.ListAsync()).Single(entry => entry.Alias == "نور").ApprovedBy);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        Assert.Equal("WasApproved", await ApproveAsync(huda, "نور"));
        Assert.Equal(["سلام", "هدى"], (await host.Roster.ListAsync()).Single(entry => entry.Alias == "نور").ApprovedBy);
    }

    [Fact]
    public async Task A_member_made_a_coordinator_later_waits_for_approval_again()
    {
        await using var host = await DeskHost.StartAsync();
        await host.InviteApprovedAsync("سلام", true);
        await host.InviteApprovedAsync("هدى", true);
        using var nour = await host.SignedInAsync("نور");
        await host.CaseAsync("482715", "L1");
        await nour.PressAsync("/desk/api/cases/482715/take");

        await host.Roster.InviteAsync("نور", true, []);

        Assert.Equal(HttpStatusCode.Forbidden, (await nour.GetAsync("/desk/api/status")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/write", new { id = Some.Id(), text = "ما زلت هنا" })).StatusCode);
        Assert.Equal(ApprovalOutcome.NotYours, await host.Membership.ApproveAsync("نور", "نور"));
    }

    [Fact]
    public async Task Coordinators_mark_training_and_capacity_and_a_volunteer_says_what_they_do_not_take()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3", "Suicide", "Suicide");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        using var nour = await host.SignedInAsync("نور");
        Assert.Equal("NotTrained", await RefusalAsync(nour, "/desk/api/cases/482715/take"));

        await salam.PressAsync("/desk/api/roster/marks", new { alias = "نور", trained = new[] { "Suicide" }, capacity = 1 });
        await nour.PressAsync("/desk/api/me/opted-out", new { flags = new[] { "Suicide" } });
        Assert.Equal("OptedOut", await RefusalAsync(nour, "/desk/api/cases/482715/take"));
        await nour.PressAsync("/desk/api/me/opted-out", new { flags = Array.Empty<string>() });
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/take")).StatusCode);
        await host.CaseAsync("119064", "L1");
        Assert.Equal("AtCapacity", await RefusalAsync(nour, "/desk/api/cases/119064/take"));

        Assert.Equal(HttpStatusCode.Forbidden, (await nour.PressAsync("/desk/api/roster/marks", new { alias = "نور", trained = new[] { "Minor" }, capacity = 9 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await salam.PressAsync("/desk/api/roster/marks", new { alias = "نور", trained = new[] { "Deadline" }, capacity = 3 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await salam.PressAsync("/desk/api/roster/marks", new { alias = "نور", trained = Array.Empty<string>(), capacity = 0 })).StatusCode);
    }

    [Fact]
    public async Task A_coordinator_removes_somebody_on_the_page_and_not_themselves()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L1");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        using var nour = await host.SignedInAsync("نور");
        await nour.PressAsync("/desk/api/cases/482715/take");

        Assert.Equal(HttpStatusCode.Conflict, (await salam.PressAsync("/desk/api/roster/remove", new { alias = "سلام" })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await nour.PressAsync("/desk/api/roster/remove", new { alias = "سلام" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await salam.PressAsync("/desk/api/roster/remove", new { alias = "نور" })).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await nour.GetAsync("/desk/api/me")).StatusCode);
        Assert.Equal("Waiting", host.One<string>("select state from cases"));
    }

    [Fact]
    public async Task An_account_of_a_messenger_is_bound_by_a_token_once_and_cannot_be_read_in_the_database()
    {
        await using var host = await DeskHost.StartAsync();
        await host.InviteApprovedAsync("نور", false);
        await host.InviteApprovedAsync("هدى", false);
        var accounts = host.Accounts;
        var token = await accounts.InviteAsync("telegram", "نور");
        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        Assert.Null(await accounts.InviteAsync("telegram", "مجهول"));

        Assert.Null(await accounts.BindAsync("whatsapp", "771234567", token));
        var nour = await accounts.BindAsync("telegram", "771234567", token);
        Assert.Equal(nour, accounts.Find("telegram", "771234567"));
        Assert.Equal("771234567", accounts.AddressOf("telegram", nour!));
        Assert.Null(await accounts.BindAsync("telegram", "880000000", token));
        Assert.Equal(0, host.One<long>("select count(*) from volunteer_accounts where instr(address, '771234567') or instr(fingerprint, '771234567')"));

        // A new phone takes the place of the old one; an account that changes hands is its new holder's only.
        await accounts.BindAsync("telegram", "880000000", await accounts.InviteAsync("telegram", "نور"));
        Assert.Null(accounts.Find("telegram", "771234567"));
        var huda = await accounts.BindAsync("telegram", "880000000", await accounts.InviteAsync("telegram", "هدى"));
        Assert.Equal(huda, accounts.Find("telegram", "880000000"));
        Assert.Null(accounts.AddressOf("telegram", nour!));

        await host.Roster.RemoveAsync("هدى");
        Assert.Null(accounts.Find("telegram", "880000000"));
        Assert.Equal(0, host.One<long>("select count(*) from volunteer_accounts"));
    }

    [Fact]
    public async Task A_token_given_to_somebody_who_was_removed_or_too_long_ago_binds_nothing()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await DeskHost.StartAsync(clock);
        await host.InviteApprovedAsync("نور", false);
        var late = await host.Accounts.InviteAsync("telegram", "نور");
        clock.Advance(DeskLimits.AccountTokenLifetime);
        Assert.Null(await host.Accounts.BindAsync("telegram", "1", late));

        var orphaned = await host.Accounts.InviteAsync("telegram", "نور");
        await host.Roster.RemoveAsync("نور");
        Assert.Null(await host.Accounts.BindAsync("telegram", "1", orphaned));
    }

    [Theory]
    [InlineData(390, 844, false)]
    [InlineData(1280, 900, true)]
    public async Task The_page_says_that_approval_is_awaited_and_coordinators_approve_on_it(int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L1");
        await host.InviteApprovedAsync("هدى", true);
        var salam = await chromium.OpenAsync(host, "سلام", coordinator: true, (width, height), dark);
        var nour = await salam.Context.Browser!.NewPageAsync(new() { BaseURL = host.Address.ToString(), ViewportSize = new() { Width = width, Height = height }, Locale = "ar-IQ" });
        await nour.GotoAsync(await host.Roster.InviteAsync("نور", false, []));
        await nour.GetByRole(AriaRole.Button, new() { Name = "دخول" }).ClickAsync();
        await Assertions.Expect(nour.GetByText("يبدأ الاستلام بعد موافقة التنسيق")).ToBeVisibleAsync();
        await Assertions.Expect(nour.Locator(".card .take")).ToBeHiddenAsync();
        await nour.LookAsync("member-pending");

        await salam.EvaluateAsync("location.hash = '#/status'");
        await Assertions.Expect(salam.GetByText("بانتظار الموافقة")).ToBeVisibleAsync();
        await salam.LookAsync("roster");
        await salam.GetByRole(AriaRole.Button, new() { Name = "موافقة: نور" }).ClickAsync();
        await Assertions.Expect(salam.GetByText("وافق حتى الآن: سلام")).ToBeVisibleAsync();
        await host.Membership.ApproveAsync("نور", "هدى");
        await Assertions.Expect(salam.GetByText("بانتظار الموافقة")).ToHaveCountAsync(0);
        await Assertions.Expect(nour.Locator(".card .take")).ToBeVisibleAsync();

        await salam.GetByRole(AriaRole.Button, new() { Name = "إدارة: نور" }).ClickAsync();
        await salam.LookAsync("member");
        await salam.GetByRole(AriaRole.Button, new() { Name = "التدريب وعدد المحادثات" }).ClickAsync();
        await salam.GetByLabel("تدريب: دون 18 سنة").CheckAsync();
        await salam.Locator("#capacity").SelectOptionAsync("2");
        await salam.LookAsync("marks");
        await salam.GetByRole(AriaRole.Button, new() { Name = "حفظ" }).ClickAsync();
        await Assertions.Expect(salam.GetByText("المحادثات: 0 من 2")).ToBeVisibleAsync();

        await nour.GetByRole(AriaRole.Button, new() { Name = "قائمة نور" }).ClickAsync();
        await nour.GetByRole(AriaRole.Button, new() { Name = "ما لا أستلمه" }).ClickAsync();
        await nour.GetByLabel("عنف مستمر").CheckAsync();
        await nour.LookAsync("opted-out");
        await nour.GetByRole(AriaRole.Button, new() { Name = "حفظ" }).ClickAsync();
        await Assertions.Expect(salam.GetByText("لا يستلم: عنف مستمر")).ToBeVisibleAsync();
        await nour.CloseAsync();
        await salam.Context.CloseAsync();
    }

    private static async Task<string?> ApproveAsync(HttpClient browser, string alias)
    {
        var answer = await browser.PressAsync("/desk/api/roster/approve", new { alias });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString();
    }

    private static async Task<string?> RefusalAsync(HttpClient browser, string path, object? body = null)
    {
        var answer = await browser.PressAsync(path, body);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("refusal").GetString();
    }
}
