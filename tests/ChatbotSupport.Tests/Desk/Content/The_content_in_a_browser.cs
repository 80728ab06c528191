using ChatbotSupport.Tests.Journey;
using ChatbotSupport.Tests.Playbooks;
using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;
using static ChatbotSupport.Tests.Desk.Content.ContentDesk;

namespace ChatbotSupport.Tests.Desk.Content;

/// <summary>The content tab as coordinators see and use it.</summary>
[Collection(ChromiumTests.Name)]
public sealed class The_content_in_a_browser(Chromium chromium)
{
    private static readonly (int, int) Phone = (390, 844);
    private static readonly (int, int) Wide = (1280, 900);

    [Fact]
    public async Task A_broken_upload_is_mended_tried_agreed_to_by_a_second_person_and_gone_back_from()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        var nour = await OpenAsync(host, "نور", Wide);
        var huda = await OpenAsync(host, "هدى", Phone);
        var troubles = new List<string>();
        foreach (var page in new[] { nour, huda })
        {
            page.Console += (_, message) => troubles.AddRange(message.Type == "error" && !message.Text.Contains("409", StringComparison.Ordinal) ? [message.Text] : []);
            page.PageError += (_, error) => troubles.Add(error);
        }

        await nour.LookAsync("content-none");
        var broken = Files(
            ("facts.yaml", SamplePlaybook.Facts.Replace("'911'", "'9 1 2'", StringComparison.Ordinal)),
            ("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal)),
            ("stories/greeting.yaml", Story));
        await nour.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "content.zip", MimeType = "application/zip", Buffer = Zip(broken) });
        await Assertions.Expect(nour.Locator(".state.broken")).ToContainTextAsync("لا تُنشر بعد");
        await Assertions.Expect(nour.Locator(".finding.error").First).ToContainTextAsync("facts.yaml");
        await nour.LookAsync("content-findings");
        await Assertions.Expect(Part(nour, "publish")).ToBeDisabledAsync();

        await Part(nour, "mend").ClickAsync();
        await Assertions.Expect(nour.Locator(".finding.error").Filter(new() { HasText = "9 1 2" })).ToHaveCountAsync(0);
        await See(nour, "stories").ClickAsync();
        await Assertions.Expect(nour.Locator(".sides")).ToContainTextAsync(After);
        await nour.LookAsync("content-stories");
        await nour.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "greeting.yaml", MimeType = "text/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(Story.Replace(Before, After, StringComparison.Ordinal)) });
        await Assertions.Expect(nour.Locator(".state.sound").First).ToContainTextAsync("باسمين");
        await See(nour, "changes").ClickAsync();
        await Assertions.Expect(nour.Locator(".words ins").Filter(new() { HasText = After })).ToHaveCountAsync(2); // in the menu and in the story that guards it
        await Assertions.Expect(nour.Locator(".words ins").Filter(new() { HasText = After }).First).ToBeVisibleAsync();
        await Assertions.Expect(nour.Locator(".safety")).ToBeVisibleAsync();
        await nour.LookAsync("content-changes");
        await See(nour, "flows").ClickAsync();
        await nour.GetByRole(AriaRole.Button, new() { Name = "القائمة" }).First.ClickAsync();
        await Until.TrueAsync(nour, "() => { const drawing = document.querySelector('.drawing img'); return drawing?.complete && drawing.naturalWidth > 100; }");
        await nour.LookAsync("content-flows");

        await nour.GetByRole(AriaRole.Button, new() { Name = "تجربة المسودة" }).ClickAsync();
        await Assertions.Expect(nour.Locator(".trial .line").Last).ToContainTextAsync(After);
        await nour.FillAsync("#trial-text", "مرحبا");
        await nour.Locator("#trial-text").PressAsync("Enter");
        await Assertions.Expect(nour.Locator(".trial .line.Volunteer")).ToHaveTextAsync("مرحبا");
        await nour.Locator(".trial .line").Last.GetByRole(AriaRole.Button, new() { Name = "تحية" }).ClickAsync();
        await Assertions.Expect(nour.Locator(".trial .line").Filter(new() { HasText = "912" })).ToBeVisibleAsync();
        await nour.LookAsync("content-trial");

        await Part(nour, "publish").ClickAsync();
        await nour.LookAsync("content-ask");
        await nour.GetByRole(AriaRole.Button, new() { Name = "نعم، اقتراح" }).ClickAsync();
        await Assertions.Expect(nour.Locator(".waits")).ToContainTextAsync("بانتظار اسم ثانٍ");
        await Assertions.Expect(Part(nour, "agree")).ToHaveCountAsync(0);
        await Assertions.Expect(huda.Locator(".waits")).ToContainTextAsync("نور");
        await huda.LookAsync("content-waits");
        await Part(huda, "agree").ClickAsync();
        await huda.GetByRole(AriaRole.Button, new() { Name = "نعم، أوافق" }).ClickAsync();
        await Assertions.Expect(huda.Locator(".content")).ToContainTextAsync("نور + هدى");
        Assert.Equal("912", host.Playbook.Value.Facts["hotline"].Value);

        await Part(nour, "back-1").ClickAsync();
        await nour.LookAsync("content-back");
        await nour.GetByRole(AriaRole.Button, new() { Name = "نعم، اقتراح العودة" }).ClickAsync();
        await Part(huda, "agree").ClickAsync();
        await huda.GetByRole(AriaRole.Button, new() { Name = "نعم، أوافق" }).ClickAsync();
        await Assertions.Expect(nour.Locator(".content")).ToContainTextAsync("عُدنا إليها");
        Assert.Equal("911", host.Playbook.Value.Facts["hotline"].Value);
        Assert.Empty(troubles);
        await nour.Context.CloseAsync();
        await huda.Context.CloseAsync();
    }

    [Fact]
    public async Task What_a_file_says_is_shown_as_text_and_never_becomes_a_part_of_the_page()
    {
        const string markup = "<img src=x onerror=document.title=1><script>document.title=1</script>";
        await using var host = await StartAsync();
        var page = await OpenAsync(host, "نور", Phone);
        var files = Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, markup, StringComparison.Ordinal)), ($"flows/{new string('x', 60)}.yaml", markup));
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "<b>x.zip", MimeType = "application/zip", Buffer = Zip(files) });
        await Assertions.Expect(page.Locator(".excerpt").Filter(new() { HasText = markup }).First).ToBeVisibleAsync();
        await See(page, "changes").ClickAsync();
        await Assertions.Expect(page.Locator(".words ins").Filter(new() { HasText = markup }).First).ToBeVisibleAsync();
        await page.AssertNothingSeriousAsync("markup");
        Assert.Equal((0, "المكتب"), (await page.Locator(".content img, .content script").CountAsync(), await page.TitleAsync()));
        await page.Context.CloseAsync();
    }

    private async Task<IPage> OpenAsync(DeskHost host, string alias, (int, int) size, bool dark = false)
    {
        var page = await chromium.OpenAsync(host, alias, coordinator: true, size, dark);
        await page.EvaluateAsync("location.hash = '#/content'");
        await page.WaitForSelectorAsync(".content .part");
        return page;
    }

    private static ILocator Part(IPage page, string part) => page.Locator($"[data-part={part}]");

    private static ILocator See(IPage page, string what) => Part(page, $"see-{what}");
}
