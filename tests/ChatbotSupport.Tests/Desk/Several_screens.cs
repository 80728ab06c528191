using System.Net.Http.Json;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns.Arriving;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Desk;

/// <summary>More than one screen on the same case.</summary>
[Collection(ChromiumTests.Name)]
public sealed class Several_screens(Chromium chromium)
{
    private static readonly (int, int) Wide = (1280, 900);

    [Fact]
    public async Task A_desk_open_on_three_screens_follows_live_on_all_of_them()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        var owner = await chromium.OpenAsync(host, "نور", false, Wide);
        var ownersPhone = await chromium.OpenAsync(host, "نور", false, (390, 844), phone: true);
        var coordinator = await chromium.OpenAsync(host, "سلام", true, Wide);
        foreach (var screen in new[] { owner, ownersPhone, coordinator })
        {
            await screen.EvaluateAsync("location.hash = '#/482715'");
        }

        await owner.Locator(".foot [data-part=take]").ClickAsync();
        await Expect(ownersPhone.Locator("#box-482715")).ToBeVisibleAsync();
        await Expect(coordinator.Locator(".about")).ToContainTextAsync("مع نور");

        await ownersPhone.FillAsync("#box-482715", "من الهاتف");
        await ownersPhone.GetByRole(AriaRole.Button, new() { Name = "إرسال" }).ClickAsync();
        await host.LineAsync(person, "482715", "جواب الشخص", live: true);
        host.Changes.Bump();
        await coordinator.Keyboard.PressAsync("KeyA");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "ملاحظة للفريق" }).ClickAsync();
        await coordinator.FillAsync("#sheet-text", "أتابع معك");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "حفظ الملاحظة" }).ClickAsync();
        foreach (var screen in new[] { owner, ownersPhone, coordinator })
        {
            await Expect(screen.Locator(".line.Volunteer .text")).ToHaveTextAsync("من الهاتف");
            await Expect(screen.Locator(".line.Person .text")).ToHaveTextAsync("جواب الشخص");
            await Expect(screen.Locator(".line.Note")).ToContainTextAsync("سلام");
        }

        await owner.Keyboard.PressAsync("Escape");
        await owner.Keyboard.PressAsync("KeyA");
        await owner.GetByRole(AriaRole.Button, new() { Name = "إغلاق مع النتيجة." }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "تمت المساعدة" }).ClickAsync();
        await owner.GetByRole(AriaRole.Button, new() { Name = "نعم، إغلاق" }).ClickAsync();
        foreach (var screen in new[] { owner, ownersPhone, coordinator })
        {
            await Expect(screen.GetByText("أُغلقت المحادثة: ")).ToBeVisibleAsync();
            await Expect(screen.Locator(".card")).ToHaveCountAsync(0);
            await screen.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_coordinator_takes_over_from_a_silent_owner_and_a_volunteer_cannot()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 17, 40, 0, TimeSpan.Zero));
        await using var host = await DeskHost.StartAsync(clock);
        await host.CaseAsync("482715", "L3", due: 2);
        var owner = await chromium.OpenAsync(host, "نور", false, Wide);
        var coordinator = await chromium.OpenAsync(host, "سلام", true, Wide);
        var volunteer = await chromium.OpenAsync(host, "هدى", false, Wide);
        await owner.GetByRole(AriaRole.Button, new() { Name = "استلام 482-715" }).ClickAsync();
        await Expect(owner.Locator("#box-482715")).ToBeFocusedAsync();
        using var direct = await host.SignedInAsync("علي");
        Assert.Equal("CoordinatorsOnly", await RefusalAsync(direct, "takeover"));

        clock.Advance(TimeSpan.FromMinutes(12));
        foreach (var screen in new[] { coordinator, volunteer })
        {
            await screen.EvaluateAsync("location.hash = '#/482715'");
        }

        await Expect(volunteer.Locator(".hint")).ToContainTextAsync("النص يظهر لمن استلم المحادثة فقط");
        await Expect(volunteer.Locator("[data-part=acts]")).ToHaveCountAsync(0);
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "إجراءات" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "استلام بدلًا ممن معه المحادثة" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "نعم، استلام" }).ClickAsync();

        await Expect(coordinator.Locator("#box-482715")).ToBeFocusedAsync();
        await Expect(owner.Locator("#box-482715")).ToHaveCountAsync(0);
        await Expect(owner.Locator(".about")).ToContainTextAsync("مع سلام");
        foreach (var screen in new[] { owner, coordinator, volunteer })
        {
            await screen.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task A_coordinator_takes_over_from_an_owner_who_is_not_prepared_for_what_appeared()
    {
        await using var host = await DeskHost.StartAsync();
        var phone = Some.Id();
        await SaysAsync(host, phone, "اريد احچي ويه شخص");
        var code = await Until.NotNullAsync(() => host.One<string?>("select code from cases"));
        var owner = await chromium.OpenAsync(host, "نور", false, Wide);
        await host.Writer.RunAsync(connection => Dapper.SqlMapper.Execute(connection, "update volunteers set trained = 'Minor'"));
        var coordinator = await chromium.OpenAsync(host, "سلام", true, (390, 844), phone: true);
        var volunteer = await chromium.OpenAsync(host, "هدى", false, Wide);
        foreach (var screen in new[] { owner, coordinator, volunteer })
        {
            await screen.EvaluateAsync($"location.hash = '#/{code}'");
        }

        await owner.Locator(".foot [data-part=take]").ClickAsync();
        await Expect(coordinator.Locator(".about")).ToContainTextAsync("مع نور");
        await Expect(coordinator.Locator(".hints")).Not.ToContainTextAsync("مدرَّب");

        await SaysAsync(host, phone, "اريد انتحر هسه");

        await Expect(coordinator.Locator(".hints")).ToContainTextAsync("ظهر خطر يحتاج إلى شخص مدرَّب عليه أو مستعدّ له");
        await Expect(volunteer.Locator(".hints")).ToContainTextAsync("النص يظهر لمن استلم المحادثة فقط");
        await Expect(volunteer.Locator("body")).Not.ToContainTextAsync("مدرَّب");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "إجراءات" }).ClickAsync();
        await Expect(coordinator.GetByRole(AriaRole.Button, new() { Name = "إعادة إلى الطابور" })).ToHaveCountAsync(0); // nobody was slow
        await coordinator.LookAsync("unprepared-acts");
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "استلام بدلًا ممن معه المحادثة" }).ClickAsync();
        await coordinator.GetByRole(AriaRole.Button, new() { Name = "نعم، استلام" }).ClickAsync();

        await Expect(coordinator.Locator($"#box-{code}")).ToBeFocusedAsync();
        await Expect(owner.Locator(".about")).ToContainTextAsync("مع سلام");
        foreach (var screen in new[] { owner, coordinator, volunteer })
        {
            await screen.Context.CloseAsync();
        }
    }

    /// <summary>Erased while two of the team look on, one with the numbers uncovered and a half-typed reply: a second later no word of the person stands on any screen.</summary>
    [Fact]
    public async Task Whoever_is_erased_goes_from_every_open_screen()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        await host.LineAsync(person, "482715", "كلمة_مزروعة رقمه 07501234987", live: true);
        var owner = await chromium.OpenAsync(host, "نور", false, Wide);
        var coordinator = await chromium.OpenAsync(host, "سلام", true, (390, 844), phone: true);
        await owner.GetByRole(AriaRole.Button, new() { Name = "استلام 482-715" }).ClickAsync();
        await coordinator.EvaluateAsync("location.hash = '#/482715'");
        foreach (var screen in new[] { owner, coordinator })
        {
            await screen.GetByRole(AriaRole.Button, new() { Name = "إظهار" }).ClickAsync();
            await Expect(screen.Locator(".line.Person .text")).ToContainTextAsync("07501234987");
        }

        await owner.FillAsync("#box-482715", "نصف جملة");
        Assert.True((await host.Inbox.EraseAsync(person, "482715")).Done);
        host.Changes.Bump();

        foreach (var screen in new[] { owner, coordinator })
        {
            await Expect(screen.Locator(".hints")).ToContainTextAsync("حُذفت المحادثة من صاحبها");
            await Expect(screen.Locator(".line.Person")).ToHaveCountAsync(0);
            Assert.DoesNotMatch("كلمة_مزروعة|07501234987", await screen.ContentAsync());
            await screen.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task What_only_coordinators_settle_is_not_offered_to_volunteers()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3");
        var volunteer = await chromium.OpenAsync(host, "نور", false, Wide);
        var coordinator = await chromium.OpenAsync(host, "سلام", true, Wide);
        foreach (var screen in new[] { volunteer, coordinator })
        {
            await screen.EvaluateAsync("location.hash = '#/482715'");
            await Expect(screen.Locator(".foot [data-part=take]")).ToBeVisibleAsync();
        }

        await Expect(volunteer.Locator("[data-part=acts]")).ToHaveCountAsync(0);
        await coordinator.Locator("[data-part=acts]").ClickAsync();
        await Expect(coordinator.Locator(".sheet")).ToContainTextAsync("مستوى الخطر");
        using var direct = await host.SignedInAsync("علي");
        Assert.Equal("CoordinatorsOnly", await RefusalAsync(direct, "close"));
        await volunteer.Context.CloseAsync();
        await coordinator.Context.CloseAsync();
    }

    [Fact]
    public async Task Scrolling_up_brings_earlier_lines_and_what_is_being_read_stays_in_place()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2");
        for (var number = 1; number <= 100; number++)
        {
            await host.LineAsync(person, "482715", $"سطر {number}.", number % 3 == 0 ? LineAuthor.Bot : LineAuthor.Person, ago: 200 - number);
        }

        var page = await chromium.OpenAsync(host, "نور", true, (390, 844), phone: true);
        await page.EvaluateAsync("location.hash = '#/482715'");
        await Expect(page.Locator(".line")).ToHaveCountAsync(60);
        var first = page.Locator(".line").Filter(new() { HasText = "سطر 41." });
        await page.Locator(".scroll").EvaluateAsync("node => node.scrollTop = 30");
        await Expect(page.Locator(".line")).ToHaveCountAsync(100);
        var top = (await first.BoundingBoxAsync())!.Y;
        Assert.InRange(top, 60, 300);
        await Expect(page.Locator(".earlier")).ToBeHiddenAsync();

        await host.LineAsync(person, "482715", "سطر جديد.");
        host.Changes.Bump();
        await Expect(page.Locator(".line")).ToHaveCountAsync(101);
        Assert.Equal(top, (await first.BoundingBoxAsync())!.Y, 2.0);
        await page.Context.CloseAsync();
    }

    private static async Task SaysAsync(DeskHost host, string phone, string text) =>
        await host.Inbox.AcceptAsync(new("phone", phone, Some.Id(), IncomingKind.Text, text, null, null, host.Clock.GetUtcNow()));

    private static async Task<string?> RefusalAsync(HttpClient browser, string action)
    {
        var answer = await browser.PressAsync($"/desk/api/cases/482715/{action}", new { id = Some.Id(), outcome = "NoAnswer" });
        return (await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>()).GetProperty("refusal").GetString();
    }
}
