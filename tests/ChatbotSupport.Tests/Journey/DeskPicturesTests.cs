using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Web;
using Dapper;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Journey;

/// <summary>The desk as README.md shows it: one evening, on a phone and on a desk, by day and by night. Pictures are kept when UPDATE_SCREENSHOTS is 1.</summary>
[Collection(ChromiumTests.Name)]
public sealed class DeskPicturesTests(Chromium chromium)
{
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 17, 40, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("desk-phone-light", 390, 844, false)]
    [InlineData("desk-phone-dark", 390, 844, true)]
    [InlineData("desk-desktop-light", 1280, 900, false)]
    [InlineData("desk-desktop-dark", 1280, 900, true)]
    public async Task A_talk_is_readable_at_every_size_and_in_both_lights(string name, int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync(new FakeTimeProvider(Evening));
        await host.NightAsync();
        var person = host.One<string>("select conversation_id from cases where code = '482715'");
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, (width, height), dark);
        await page.GetByRole(AriaRole.Button, new() { Name = "بدء المناوبة" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "استلام 482-715" }).ClickAsync();
        await Assertions.Expect(page.Locator("#box-482715")).ToBeFocusedAsync();
        await host.Writer.RunAsync(connection => connection.Execute("update outbox set state = 'Delivered'"));
        await host.LineAsync(person, "482715", "أهلًا بك. هل صوت الباب مسموع لمن في البيت؟", LineAuthor.Volunteer, live: true, alias: "نور", ago: 0, delivery: "Delivered");
        await host.LineAsync(person, "482715", "لا كلهم نايمين. بس خايفة يرجع حسابه @samer_991 يراسلني", live: true, ago: 0);
        await host.LineAsync(person, "482715", "أتابع مع نور. الأهم الآن المكان الآمن، ولا ذكر للشرطة.", LineAuthor.Note, live: true, alias: "سلام", ago: 0);
        host.Changes.Bump();
        await Assertions.Expect(page.Locator(".line.Note").Last).ToContainTextAsync("أتابع مع نور");
        await page.FillAsync("#box-482715", "أنا معك. نحفظ صورة لصفحة الحساب أولًا، وبعدها نفكر في الحظر معًا.");

        await Until.TrueAsync(page, // the newest line is in sight above the box
            "() => { const last = [...document.querySelectorAll('.line')].at(-1).getBoundingClientRect(); return last.top > 0 && last.bottom < document.querySelector('.foot').getBoundingClientRect().top; }");
        await page.AssertNothingSeriousAsync(name);
        await page.EvaluateAsync("document.querySelector('.toast').textContent = ''");
        await page.KeepAsync(name);
        await page.Context.CloseAsync();
    }
}
