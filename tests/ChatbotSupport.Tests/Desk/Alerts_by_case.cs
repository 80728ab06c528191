using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A night brings many alerts about few people: coordinators see one row for each.</summary>
[Collection(SecondChromiumTests.Name)]
public sealed class Alerts_by_case(Chromium chromium)
{
    [Theory]
    [InlineData(390, 844, true)]
    [InlineData(1280, 900, false)]
    public async Task Alerts_of_one_case_stand_together_the_most_urgent_first_and_are_read_together(int width, int height, bool dark)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L4", "ThreatToLife", "ThreatToLife");
        await host.CaseAsync("119064", "L2");
        await host.AlertAsync("ReplyOverdue", "119064", "L2", 1);
        await host.AlertAsync("UrgentCase", "482715", "L3", 20);
        foreach (var ago in new[] { 15, 12, 9 })
        {
            await host.AlertAsync("OnCallNeeded", "482715", "L4", ago);
        }

        await host.AlertAsync("BackupFailed", null, "L0", 3);
        var page = await chromium.OpenAsync(host, "سلام", coordinator: true, (width, height), dark);
        await page.EvaluateAsync("location.hash = '#/status'");
        var rows = page.Locator(".rows.alerts > li");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.First).ToContainTextAsync("482-715");
        await Assertions.Expect(rows.First.Locator(".count")).ToHaveTextAsync("3");
        await page.LookAsync("alerts");

        await page.GetByRole(AriaRole.Button, new() { Name = "قُرئت تنبيهات المحادثة 482715" }).ClickAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(2);
        Assert.Equal(4, host.One<long>("select count(*) from alerts where seen_at is not null"));
        await page.Context.CloseAsync();
    }
}
