using ChatbotSupport.Tests.Web;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Working without a mouse, being called back without a word about anybody, and coming back after being away.</summary>
[Collection(SecondChromiumTests.Name)]
public sealed class Keyboard_and_signals(Chromium chromium)
{
    private static readonly (int, int) Wide = (1280, 900);

    // Notes down everything that could be heard, felt or seen outside the page.
    private const string Ears =
        """
        window.heard = []; window.asked = 0; window.away = false;
        Object.defineProperty(document, "hidden", { get: () => window.away });
        navigator.vibrate = () => window.heard.push("shake");
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...at) { window.heard.push("tone"); return start.apply(this, at); };
        ServiceWorkerRegistration.prototype.showNotification = async function (title, options) { window.heard.push(`${title}|${options.body ?? ""}`); };
        // The shell of Chromium grants what is asked and still says that nobody did.
        Object.defineProperty(Notification, "permission", { get: () => "granted" });
        const ask = Notification.requestPermission.bind(Notification);
        Notification.requestPermission = () => { window.asked++; return ask(); };
        """;

    [Fact]
    public async Task The_whole_way_from_the_queue_to_a_sent_reply_needs_no_mouse()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator("a.face[href='#/482715']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("KeyJ");
        await Expect(page.Locator("a.face[href='#/119064']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("a.face[href='#/482715']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".about")).ToContainTextAsync("482-715");
        await page.Keyboard.PressAsync("KeyT");
        await Expect(page.Locator("#box-482715")).ToBeFocusedAsync();

        await page.Keyboard.TypeAsync("jkrtna/?");
        Assert.Equal("jkrtna/?", await page.InputValueAsync("#box-482715"));
        await Expect(page.Locator(".sheet")).ToBeHiddenAsync();
        await page.FillAsync("#box-482715", "");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".scroll")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("KeyR");
        await Expect(page.Locator("#box-482715")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.Keyboard.PressAsync("Slash");
        await Expect(page.Locator("#prepared-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("لقاء مسح");
        await Expect(page.Locator("[data-reply]")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".whole")).ToContainTextAsync("عدم الذهاب إلى أي لقاء");
        await page.Keyboard.PressAsync("Enter"); // too soon to have read it
        await Expect(page.Locator(".sheet button.main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".line.Volunteer .text").Last).ToContainTextAsync("عدم الذهاب إلى أي لقاء");

        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Shift+Slash");
        await Expect(page.Locator(".sheet")).ToContainTextAsync("اختصارات لوحة المفاتيح");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".sheet")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_makes_itself_heard_until_it_is_switched_on_and_then_it_says_nothing_about_anybody()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3", "Minor");
        var page = await chromium.OpenAsync(host, "نور", false, Wide, script: Ears);
        await page.EvaluateAsync("window.away = true");
        await ArriveAsync(host, page, "119064");
        Assert.Empty(await page.EvaluateAsync<string[]>("window.heard"));
        Assert.Equal(0, await page.EvaluateAsync<int>("window.asked"));

        foreach (var name in new[] { "sound", "vibration", "notices" })
        {
            await SwitchAsync(page, name);
        }

        Assert.Equal(1, await page.EvaluateAsync<int>("window.asked"));
        await page.EvaluateAsync("window.heard = []");
        await ArriveAsync(host, page, "730258");
        await Until.TrueAsync(page, "window.heard.length === 4");
        Assert.Equal(["tone", "tone", "shake", "محادثة تنتظر|"], await page.EvaluateAsync<string[]>("window.heard"));

        await page.ReloadAsync();
        await page.WaitForSelectorAsync(".card");
        await page.EvaluateAsync("window.away = true");
        await ArriveAsync(host, page, "604417");
        await Until.TrueAsync(page, "window.heard.includes('محادثة تنتظر|')");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_who_was_away_too_long_reads_why_and_how_to_come_back()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 17, 40, 0, TimeSpan.Zero));
        await using var host = await DeskHost.StartAsync(clock);
        await host.CaseAsync("482715", "L3");
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await page.EvaluateAsync("() => { const real = Date.now; Date.now = () => real() + 31 * 60000; }");
        clock.Advance(TimeSpan.FromMinutes(31));
        var door = page.Locator("body > .door");
        await Expect(door).ToContainTextAsync("انتهت الجلسة لأن المكتب بقي نصف ساعة بلا استعمال");
        await Expect(door).ToContainTextAsync("يصنع أي شخص من التنسيق رابطًا جديدًا");
        await Expect(door).ToContainTextAsync("يعود إلى الطابور");

        await page.GotoAsync(await host.InviteApprovedAsync("نور", false));
        await page.GetByRole(AriaRole.Button, new() { Name = "دخول" }).ClickAsync();
        await Expect(page.Locator(".card")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    private static async Task SwitchAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "قائمة نور" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "الإعدادات" }).ClickAsync();
        await Expect(page.Locator($"#set-{name}")).Not.ToBeCheckedAsync();
        await page.Locator($"#set-{name}").ClickAsync();
        await Expect(page.Locator($"#set-{name}")).ToBeEnabledAsync();
        await Expect(page.Locator($"#set-{name}")).ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Escape");
    }

    private static async Task ArriveAsync(DeskHost host, IPage page, string code)
    {
        await host.CaseAsync(code, "L2");
        host.Changes.Bump();
        await Expect(page.Locator($"a.face[href='#/{code}']")).ToBeVisibleAsync();
    }
}
