using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Desk;

/// <summary>The desk in a browser, seen by whoever wants to lead a volunteer astray: markup, direction marks, links, contacts; and by a volunteer who is asked before a number of their own goes out.</summary>
[Collection(SecondChromiumTests.Name)]
public sealed class What_others_write_on_the_desk(Chromium chromium)
{
    private const string Markup = "<img src=x onerror=alert(1)><script>alert(2)</script>\u202eمقلوب\u2066 </bdi></p> رقم 07501234987 https://evil.example/x.y";

    [Fact]
    public async Task Stays_text_in_its_own_direction_and_its_links_are_dead()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2");
        await host.LineAsync(person, "482715", Markup, live: true, ago: 3);
        await host.LineAsync(person, "482715", Markup, LineAuthor.Note, live: true, alias: "سلام", ago: 2);
        await host.LineAsync(person, "482715", Markup, LineAuthor.Remark, ago: 2);
        await host.LineAsync(person, "482715", "سطر عادي بعده", live: true, ago: 1);
        var page = await chromium.OpenAsync(host, "نور", coordinator: true, (390, 844), phone: true);
        var troubles = new List<string>();
        page.Dialog += (_, dialog) => troubles.Add(dialog.Message);
        page.Console += (_, message) => troubles.AddRange(message.Type == "error" ? [message.Text] : []);
        await page.GetByRole(AriaRole.Button, new() { Name = "استلام 482-715" }).ClickAsync();
        var line = page.Locator(".line.Person").First;
        await Expect(line.Locator(".text")).ToContainTextAsync("•••");
        await line.GetByRole(AriaRole.Button, new() { Name = "إظهار" }).ClickAsync();
        await Expect(line.Locator(".text")).ToContainTextAsync("https[:]//evil[.]example/x[.]y");
        await page.LookAsync("injected-talk");

        foreach (var text in new[] { line.Locator(".text"), page.Locator(".line.Note .text") })
        {
            Assert.Contains("<img src=x onerror=alert(1)><script>alert(2)</script>مقلوب </bdi></p>", await text.InnerTextAsync(), StringComparison.Ordinal);
            Assert.DoesNotContain("https://evil", await text.InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await text.Locator("img, script, a").CountAsync());
        }

        await page.EvaluateAsync("location.hash = '#/status'");
        var remark = page.Locator("[data-part^=remark-]").First;
        await remark.ClickAsync();
        await Expect(page.Locator(".part .text")).ToContainTextAsync("evil[.]example");
        Assert.Equal(0, await page.Locator(".part .text").Locator("img, script, a").CountAsync());
        Assert.DoesNotContain("evil", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(troubles);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_number_of_the_volunteers_own_waits_for_an_answer_by_keyboard_too(int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L2", reach: Reach.NoticeOnly);
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, (width, height), phone: width < 800);
        await Expect(page.Locator(".card .notice").First).ToHaveTextAsync("قد يرى آخرون هذا الهاتف: بعد سكوت يظهر عليه «رسالة جديدة» فقط");
        await page.LookAsync("shared-queue");
        await page.GetByRole(AriaRole.Button, new() { Name = "استلام 482-715" }).ClickAsync();
        await Expect(page.Locator(".hints .hint").First).ToHaveTextAsync("قد يرى آخرون هذا الهاتف: بعد سكوت يظهر عليه «رسالة جديدة» فقط.");
        await page.LookAsync("shared-talk");
        var box = page.Locator("#box-482715");
        await box.FillAsync("يمكن الاتصال بي على 07501234987 في أي وقت");
        await box.PressAsync("Enter");

        // Nothing is sent, and the press that wanted to send answers nothing.
        var sheet = page.Locator("dialog.sheet");
        await Expect(sheet.Locator("h2")).ToHaveTextAsync("لم يُرسل شيء بعد");
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "إرسال من دونه" })).ToBeFocusedAsync();
        Assert.Equal("يمكن الاتصال بي على ••• في أي وقت", await sheet.Locator(".text.whole").InnerTextAsync());
        await page.LookAsync("contacts");
        Assert.Equal(0, await page.Locator(".line.Volunteer").CountAsync());

        await page.Keyboard.PressAsync("Escape");
        await Expect(sheet).ToBeHiddenAsync();
        Assert.Equal("يمكن الاتصال بي على 07501234987 في أي وقت", await box.InputValueAsync());
        await box.PressAsync("Enter");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "رجوع إلى النص" }).ClickAsync();
        await Expect(box).ToBeFocusedAsync();
        await box.PressAsync("Enter");
        await Expect(sheet.GetByRole(AriaRole.Button, new() { Name = "إرسال من دونه" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".line.Volunteer .text")).ToHaveTextAsync("يمكن الاتصال بي على ••• في أي وقت");
        await Expect(box).ToHaveValueAsync("");

        await box.FillAsync("حساب المبتز @samer_991");
        await box.PressAsync("Enter");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "إرسال كما هو" }).ClickAsync();
        await Expect(page.Locator(".line.Volunteer .text").Last).ToHaveTextAsync("حساب المبتز @samer_991");
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'desk.contact'"));
        await page.Context.CloseAsync();
    }
}
