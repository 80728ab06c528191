using ChatbotSupport.Playbooks;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Desk.Content;
using ChatbotSupport.Tests.Playbooks;
using ChatbotSupport.Tests.Web;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Journey;

/// <summary>The content tab as README.md shows it: a draft of the shipped content beside its trial, on a phone and on a desk, by day and by night. Pictures are kept when UPDATE_SCREENSHOTS is 1.</summary>
[Collection(ChromiumTests.Name)]
public sealed class ContentPicturesTests(Chromium chromium)
{
    private const string Before = "بماذا يمكن أن نساعد الآن؟";
    private const string After = "عمّ نبحث معًا اليوم؟";
    private static readonly DateTimeOffset Evening = new(2026, 3, 1, 17, 40, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("content-phone-light", 390, 844, false)]
    [InlineData("content-phone-dark", 390, 844, true)]
    [InlineData("content-desktop-light", 1280, 900, false)]
    [InlineData("content-desktop-dark", 1280, 900, true)]
    public async Task A_draft_beside_its_trial_is_readable_at_every_size_and_in_both_lights(string name, int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync(new FakeTimeProvider(Evening));
        var files = PlaybookState.OfFolder(Path.Combine(Launch.Top, "conversation-flows")).All.ToDictionary();
        await host.RunAsync(files, Conversations.ShippedPlaybook.Value);
        SamplePlaybook.Write(host.Content, files);
        var page = await chromium.OpenAsync(host, "نور", coordinator: true, (width, height), dark);
        await page.EvaluateAsync("location.hash = '#/content'");
        files["flows/menu.yaml"] = files["flows/menu.yaml"].Replace(Before, After, StringComparison.Ordinal);
        foreach (var story in files.Where(file => file.Key.StartsWith("stories/", StringComparison.Ordinal)).ToList())
        {
            files[story.Key] = story.Value.Replace(Before, After, StringComparison.Ordinal);
        }

        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "content.zip", MimeType = "application/zip", Buffer = ContentDesk.Zip(files) });
        await Assertions.Expect(page.Locator(".review-body")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator("[data-part=see-changes]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "تجربة المسودة" }).ClickAsync();
        await page.FillAsync("#trial-text", "واحد يهددني ينشر صوري");
        await page.Locator("#trial-text").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".trial .line.Volunteer")).ToBeVisibleAsync();
        await page.AssertNothingSeriousAsync(name);
        await page.EvaluateAsync("document.querySelector('.toast').textContent = ''; document.activeElement.blur(); document.querySelector('.content').scrollTop = 0");
        await page.KeepAsync(name);
        await page.Context.CloseAsync();
    }
}
