using ChatbotSupport.Tests.Web;
using Dapper;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Until when a person can be written to on WhatsApp, as whoever has their case sees it: on the card, over the talk, under what they write, and on a line that came too late.</summary>
[Collection(SecondChromiumTests.Name)]
public sealed class The_24_hours_in_a_browser(Chromium chromium)
{
    [Theory]
    [InlineData(360, 740, false)]
    [InlineData(1280, 800, true)]
    public async Task The_countdown_is_on_card_and_talk_and_its_end_is_said_where_somebody_writes(int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync();
        var calm = await host.CaseAsync("730258", "L2", "Deadline Published", "AskedHuman", waited: 26, channel: "whatsapp");
        var soon = await host.CaseAsync("119064", "L3", "Minor", "Minor", waited: 11, channel: "whatsapp");
        var over = await host.CaseAsync("604417", "L1", waited: 75, channel: "whatsapp");
        await host.OpenForAsync(calm, (22 * 60) + 30.5);
        await host.OpenForAsync(soon, 85.5);
        await host.OpenForAsync(over, -30);
        await host.LineAsync(soon, "119064", "يهددني واحد ويكول نلتقي باجر", ago: 11);
        await host.LineAsync(over, "604417", "محتاج احجي ويا احد", ago: 75);
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, (width, height), dark, phone: width < 500);
        var card = page.Locator(".card", new() { Has = page.Locator("a[href='#/119064']") });

        await Assertions.Expect(card).ToContainTextAsync("مهلة واتساب ساعة و24 دقيقة");
        await Assertions.Expect(card.Locator(".soon")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".card", new() { Has = page.Locator("a[href='#/730258']") })).ToContainTextAsync("مهلة واتساب 22 ساعة و29 دقيقة");
        await Assertions.Expect(page.Locator(".card", new() { Has = page.Locator("a[href='#/604417']") })).ToContainTextAsync("انتهت مهلة واتساب");
        await page.LookAsync("window-queue");

        await TakeAsync(page, "119-064");
        await Assertions.Expect(page.Locator(".talk .about")).ToContainTextAsync("مهلة واتساب ساعة");
        await page.LookAsync("window-soon");
        await page.EvaluateAsync("location.hash = '#/'");
        await TakeAsync(page, "604-417");
        await Assertions.Expect(page.Locator(".talk .foot")).ToContainTextAsync("انتهت مهلة واتساب: لا يمكن الوصول حتى يكتب الشخص. ما يُكتب يُحفظ.");
        await page.FillAsync("textarea", "هل كل شيء بخير اليوم؟");
        await page.GetByRole(AriaRole.Button, new() { Name = "إرسال", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".line.Volunteer .delivery")).ToBeVisibleAsync();
        await host.Writer.RunAsync(connection => connection.Execute("update outbox set state = 'Held', trouble = 'window' where kind = 'Volunteer'")); // as delivery leaves it where no channel is on
        host.Changes.Bump();
        await Assertions.Expect(page.Locator(".line.Volunteer .delivery")).ToHaveTextAsync("انتهت مهلة واتساب: محفوظة حتى يكتب الشخص");
        await page.LookAsync("window-over");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task That_a_case_ended_with_another_one_is_said_until_it_is_put_away()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3", "Minor", "Minor", waited: 4, channel: "whatsapp");
        await host.CaseAsync("730258", "L2", "", "AskedHuman", waited: 26, channel: "whatsapp");
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, (360, 740), phone: true);
        await host.Writer.RunAsync(connection => connection.Execute(
            """
            update cases set state = 'Closed', closed_at = 1 where code = '730258';
            insert into joined_cases (case_code, volunteer_id, goes_on, unsaid, at) select '730258', id, '482715', 1, @now from volunteers where alias = 'نور'
            """,
            new { now = host.Ago(1) }));
        host.Changes.Bump();

        await Assertions.Expect(page.Locator(".banner.joined")).ToContainTextAsync("ضُمت إلى محادثة أخرى للشخص نفسه");
        await page.LookAsync("joined-queue");
        await page.EvaluateAsync("location.hash = '#/730258'");
        await Assertions.Expect(page.Locator(".talk .hint")).ToContainTextAsync("للشخص محادثة أخرى مفتوحة");
        await page.LookAsync("joined-talk");
        await page.GetByRole(AriaRole.Button, new() { Name = "حسنًا: 730-258" }).ClickAsync();
        await Assertions.Expect(page.Locator(".banner.joined")).ToBeHiddenAsync();
        await page.Context.CloseAsync();
    }

    private static async Task TakeAsync(IPage page, string code)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"استلام {code}" }).ClickAsync();
        await Assertions.Expect(page.Locator(".talk .about")).ToContainTextAsync("معك");
    }
}
