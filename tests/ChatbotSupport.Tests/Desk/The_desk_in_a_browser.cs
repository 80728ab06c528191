using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Tests.Web;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

[Collection(SecondChromiumTests.Name)]
public sealed class The_desk_in_a_browser(Chromium chromium)
{
    private static readonly (int, int) Phone = (360, 740);
    private static readonly (int, int) Wide = (1280, 800);

    [Theory]
    [InlineData(360, 740, false)]
    [InlineData(390, 844, false)]
    [InlineData(390, 844, true)]
    [InlineData(1280, 900, false)]
    [InlineData(1280, 900, true)]
    public async Task Everybody_can_use_it_and_nothing_sticks_out(int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        await host.BackAgainAsync();
        var page = await chromium.OpenAsync(host, "نور", coordinator: true, (width, height), dark);
        var troubles = new List<string>();
        page.Console += (_, message) => troubles.AddRange(message.Type == "error" ? [message.Text] : []);
        page.PageError += (_, error) => troubles.Add(error);

        await Check(page, "queue");
        await TakeAsync(page, "482-715");
        await Check(page, "talk");
        foreach (var sheet in new[] { "إجراءات", "ردود جاهزة", "ملاحظة" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = sheet, Exact = true }).ClickAsync();
            await Check(page, sheet);
            await page.Keyboard.PressAsync("Escape");
        }

        await page.Keyboard.PressAsync("Slash");
        await page.Locator("[data-reply]").First.ClickAsync();
        await Check(page, "reply");
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("location.hash = '#/300411'");
        await Assertions.Expect(page.Locator(".mark").First).ToContainTextAsync("محادثة سابقة 119-900");
        await Check(page, "earlier");
        await page.EvaluateAsync("location.hash = '#/status'");
        await page.WaitForSelectorAsync(".part");
        await Check(page, "status");
        foreach (var sheet in new[] { "الإعدادات", "اختصارات لوحة المفاتيح" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "قائمة نور" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = sheet }).ClickAsync();
            await Check(page, sheet);
            await page.Keyboard.PressAsync("Escape");
        }

        await host.Roster.RemoveAsync("نور");
        await Assertions.Expect(page.Locator("body > .door")).ToBeVisibleAsync();
        await Check(page, "door");
        Assert.DoesNotContain(troubles, trouble => !trouble.Contains("401", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_change_elsewhere_shows_at_once_and_leaves_a_half_typed_text_alone()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var mine = await chromium.OpenAsync(host, "نور", false, Wide);
        var theirs = await chromium.OpenAsync(host, "سلام", false, Wide);
        await TakeAsync(mine, "482-715");
        await mine.FillAsync("textarea", "نصف جم");
        await mine.FocusAsync("textarea");
        await Assertions.Expect(theirs.GetByText("مع نور")).ToBeVisibleAsync();

        await TakeAsync(theirs, "119-064");
        await Assertions.Expect(mine.GetByText("مع سلام")).ToBeVisibleAsync();
        await mine.Keyboard.TypeAsync("لة");
        Assert.Equal("نصف جملة", await mine.InputValueAsync("textarea"));
        Assert.Equal("(3) المكتب", await mine.TitleAsync());
        await mine.Context.CloseAsync();
        await theirs.Context.CloseAsync();
    }

    [Fact]
    public async Task Every_case_keeps_its_own_box()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await TakeAsync(page, "482-715");
        await page.FillAsync("textarea", "للأولى");
        await TakeAsync(page, "119-064");
        Assert.Equal("", await page.InputValueAsync("textarea"));
        await page.FillAsync("textarea", "للثانية");
        await page.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".line.Volunteer .text")).ToHaveTextAsync("للثانية");
        await page.EvaluateAsync("location.hash = '#/482715'");
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("للأولى");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(360, 740)]
    [InlineData(1280, 800)]
    public async Task A_line_of_ones_own_is_taken_back_with_one_press(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, (width, height));
        await TakeAsync(page, "482-715");
        await page.FillAsync("textarea", "كُتب للشخص الخطأ");
        await page.Locator("textarea").PressAsync("Enter");
        var line = page.Locator(".line.Volunteer", new() { HasText = "كُتب للشخص الخطأ" });
        await Assertions.Expect(line.Locator(".delivery")).ToHaveTextAsync("تعذر الإيصال");
        await host.Writer.RunAsync(connection => connection.Execute("update outbox set state = 'Held', trouble = null where kind = 'Volunteer'")); // as delivery leaves it while the person is away
        host.Changes.Bump();
        await Assertions.Expect(line.GetByRole(AriaRole.Button, new() { Name = "سحب" })).ToBeVisibleAsync();
        await page.LookAsync("takeback");

        await line.GetByRole(AriaRole.Button, new() { Name = "سحب" }).ClickAsync();

        await Assertions.Expect(line.Locator(".delivery")).ToHaveTextAsync("سُحبت");
        await Assertions.Expect(line.GetByRole(AriaRole.Button, new() { Name = "سحب" })).ToHaveCountAsync(0);
        await page.LookAsync("taken-back");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reply_that_does_not_get_through_stays_in_the_box_and_arrives_once()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Phone, phone: true);
        await TakeAsync(page, "119-064");
        await page.Locator("textarea").PressSequentiallyAsync("سطر أول");
        await page.Locator("textarea").PressAsync("Shift+Enter");
        await page.Locator("textarea").PressSequentiallyAsync("سطر ثان");

        // The server gets it, but its answer is lost on the way back.
        await page.RouteAsync("**/write", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await page.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".trouble")).ToContainTextAsync("النص محفوظ");
        Assert.Equal("سطر أول\nسطر ثان", await page.InputValueAsync("textarea"));

        await page.UnrouteAllAsync();
        await page.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".line.Volunteer")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_reply_that_was_refused_once_can_be_sent_when_the_case_is_back()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        using var elsewhere = await host.SignedInAsync("نور", coordinator: false, Flag.Minor, Flag.Suicide);
        await TakeAsync(page, "119-064");
        await page.Locator("textarea").FillAsync("نص واحد");

        // The case goes back to the queue, and this page has not heard of it yet.
        await page.RouteAsync("**/desk/api/queue", route => route.AbortAsync());
        await elsewhere.PressAsync("/desk/api/cases/119064/return");
        await page.Locator("textarea").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".trouble")).Not.ToBeEmptyAsync();
        await page.UnrouteAllAsync();
        await elsewhere.PressAsync("/desk/api/cases/119064/take");
        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("نص واحد");

        await page.Locator("textarea").PressAsync("Enter");

        await Assertions.Expect(page.Locator("textarea")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator(".line.Volunteer")).ToHaveCountAsync(1);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_that_is_open_says_so_every_minute()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await DeskHost.StartAsync(clock);
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await page.Clock.InstallAsync();
        await page.ReloadAsync();
        await page.WaitForSelectorAsync("body[data-signed=yes] .list .group");
        clock.Advance(TimeSpan.FromMinutes(2));

        await page.Clock.RunForAsync(62_000);

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await Until.TrueAsync(() => host.One<long>("select contact_at from volunteers") == now);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_person_writes_stays_text()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        await host.LineAsync(person, "482715", "<img src=x onerror=\"window.hacked=1\"> \u202Eمعكوس\u202C <script>window.hacked=1</script>", LineAuthor.Person);
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await TakeAsync(page, "482-715");
        var text = await page.Locator(".line.Person .text").TextContentAsync();
        Assert.Contains("<img src=x", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', text!);
        Assert.Equal(0, await page.Locator(".lines img, .lines script").CountAsync());
        Assert.True(await page.EvaluateAsync<bool>("window.hacked === undefined"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_masked_number_shows_after_a_press()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        await host.LineAsync(person, "482715", "رقمه 07701234567");
        var page = await chromium.OpenAsync(host, "نور", false, Phone, phone: true);
        await TakeAsync(page, "482-715");
        await Assertions.Expect(page.Locator(".line.Person .text")).ToHaveTextAsync("رقمه •••");
        await page.GetByRole(AriaRole.Button, new() { Name = "إظهار" }).ClickAsync();
        await Assertions.Expect(page.Locator(".line.Person .text")).ToHaveTextAsync("رقمه 07701234567");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Somebody_removed_sees_the_door_and_nothing_of_the_desk()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Wide);
        await TakeAsync(page, "482-715");
        await host.Roster.RemoveAsync("نور");
        await Assertions.Expect(page.Locator("body > .door")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".line")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".card")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_prepared_reply_is_read_whole_at_the_first_tap_and_sent_at_the_second()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        var page = await chromium.OpenAsync(host, "نور", false, Phone, phone: true);
        await TakeAsync(page, "119-064");
        await page.GetByRole(AriaRole.Button, new() { Name = "ردود جاهزة" }).TapAsync();
        await page.Locator("[data-reply=safe_now]").TapAsync();
        await Assertions.Expect(page.Locator(".whole")).ToContainTextAsync("تكفي كلمة واحدة: نعم أو لا.");
        await page.Locator(".sheet").GetByRole(AriaRole.Button, new() { Name = "إرسال" }).TapAsync();
        await Assertions.Expect(page.Locator(".line.Volunteer .text")).ToContainTextAsync("هل المكان حولك آمن الآن؟");
        await page.Context.CloseAsync();
    }

    private static async Task TakeAsync(IPage page, string code)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"استلام {code}" }).ClickAsync();
        await Assertions.Expect(page.Locator($"#box-{code.Replace("-", "", StringComparison.Ordinal)}")).ToBeFocusedAsync();
    }

    private static Task Check(IPage page, string where) => page.LookAsync(where);
}
