using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Web;
using Dapper;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Practising, help for oneself, a talk after a hard case, and what is stuck, as a browser shows them; everybody can use them.</summary>
[Collection(SecondChromiumTests.Name)]
public sealed class Care_in_a_browser(Chromium chromium)
{
    private static readonly (int, int) Phone = (360, 740);
    private static readonly (int, int) Wide = (1280, 800);

    [Fact]
    public async Task A_practice_case_is_played_on_a_phone_to_its_feedback()
    {
        await using var host = await DeskHost.StartAsync();
        var page = await chromium.OpenAsync(host, "نور", coordinator: false, Phone);
        await FromMenuAsync(page, "نور", "تدريب");
        for (var answer = 0; answer < 5; answer++)
        {
            await Assertions.Expect(page.Locator(".practice > .person")).ToHaveCountAsync(answer + 1);
            await page.GetByLabel("الرد كما لو كان لشخص حقيقي").FillAsync("هل المكان آمن؟ الأنفع عدم الدفع");
            await page.LookAsync("practice");
            await page.GetByRole(AriaRole.Button, new() { Name = "إرسال", Exact = true }).ClickAsync();
        }

        await Assertions.Expect(page.GetByText("انتهى التدريب، وسُجل أنه تم")).ToBeVisibleAsync();
        await page.LookAsync("practice-done");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_talk_and_each_sees_what_the_other_wrote()
    {
        await using var host = await DeskHost.StartAsync();
        var salam = await chromium.OpenAsync(host, "سلام", coordinator: true, Wide);
        var nour = await chromium.OpenAsync(host, "نور", coordinator: false, Phone);
        await FromMenuAsync(nour, "نور", "أحتاج مساعدة لنفسي");
        await nour.LookAsync("own");
        await nour.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "سلام" }).ClickAsync();
        await WriteAsync(nour, "ثقل هذا الأسبوع كثير");

        await salam.Locator(".banner.own button").ClickAsync();
        await salam.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "من نور" }).ClickAsync();
        await Assertions.Expect(salam.GetByText("ثقل هذا الأسبوع كثير")).ToBeVisibleAsync();
        await WriteAsync(salam, "أنا هنا، والحديث متى شئت");

        await Assertions.Expect(nour.GetByText("أنا هنا، والحديث متى شئت")).ToBeVisibleAsync();
        await nour.LookAsync("own-talk");
        await nour.Context.CloseAsync();
        await salam.Context.CloseAsync();
    }

    [Fact]
    public async Task An_offered_talk_is_answered_and_what_is_stuck_is_mended_on_the_coordinators_tab()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L2", channel: "telegram");
        var id = RowId.Draw();
        var page = await chromium.OpenAsync(host, "سلام", coordinator: true, Wide);
        await host.Writer.RunAsync(connection => connection.Execute(
            """
            insert into outbox (id, conversation_id, channel, kind, state, content, trouble, doubts, created_at, due_at) values (@id, @person, 'telegram', 'Bot', 'Uncertain', @content, 'no_answer', 1, @now, @now);
            insert into debriefs (case_code, volunteer_id, offered_at) select '111111', id, @now from volunteers;
            """,
            new { id, person, now = host.Ago(1), content = host.Sealer.SealBytes(person, "outbox", "content", id, "{}"u8.ToArray()) }));
        host.Changes.Bump();

        await page.Locator(".banner.debrief button").ClickAsync();
        await page.LookAsync("debrief");
        await page.GetByRole(AriaRole.Button, new() { Name = "لاحقًا" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "الحالة" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("انقطع الاتصال مرتين بلا جواب")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "تم الحديث: سلام" })).ToBeVisibleAsync();
        await page.LookAsync("status-stuck");
        await page.GetByRole(AriaRole.Button, new() { Name = "إسقاط: out-1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "نعم، إسقاط" }).ClickAsync();

        await Assertions.Expect(page.GetByText("لا شيء متعذر ولا شيء غير مؤكد")).ToBeVisibleAsync();
        Assert.Equal(1, host.One<long>("select count(*) from outbox where content is null and state = 'Uncertain'"));
        await page.Context.CloseAsync();
    }

    private static async Task FromMenuAsync(IPage page, string alias, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"قائمة {alias}" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = item }).ClickAsync();
    }

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.GetByLabel("رسالة", new() { Exact = true }).FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "إرسال", Exact = true }).ClickAsync();
    }
}
