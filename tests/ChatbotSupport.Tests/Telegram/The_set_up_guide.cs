using System.Text.RegularExpressions;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Web;
using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>«تجهيز المجموعة، خطوة بخطوة», walked by a coordinator with a browser and a phone: the program as it is shipped, only the token and the address of Telegram set.</summary>
[Collection(ChromiumTests.Name)]
public sealed partial class The_set_up_guide(Chromium chromium)
{
    [Fact]
    public async Task From_the_code_on_the_desk_to_the_first_card_and_back_again()
    {
        await using var team = await RunningTeam.StartAsync();
        var (huda, way) = await team.InvitedAsync("هدى");
        var page = await SignInAsync(team, way);
        var part = page.Locator(".part", new() { HasText = "مجموعة الفريق في تلغرام" });
        await Assertions.Expect(part).ToContainTextAsync("لا مجموعة مربوطة بعد");

        await part.GetByRole(AriaRole.Button, new() { Name = "رمز الربط" }).ClickAsync();
        await Assertions.Expect(part).ToContainTextAsync("يُكتب في المجموعة خلال عشر دقائق");
        var line = Line().Match(await part.InnerTextAsync()).Value;
        await page.LookAsync("status-pairing");
        var group = team.Api.Group("غرفة", huda, isForum: false);
        group.AddsBot();
        huda.In(group).Says(line);

        await huda.In(group).Screen.ShowsAsync("هذه مجموعة الفريق من الآن");
        await Assertions.Expect(part).ToContainTextAsync("مربوطة منذ", Patient);
        foreach (var warning in new[] { "لا يُسمح للبوت بتثبيت الرسائل", "لا يُسمح للبوت بحذف الرسائل", "يستطيع كل عضو إضافة أعضاء", "يدخل المجموعة من معه الرابط بلا موافقة" })
        {
            await Assertions.Expect(part).ToContainTextAsync(warning, Patient);
        }

        await page.LookAsync("status-warnings");
        (group.MembersMayInvite, group.JoinsByRequest) = (false, true);
        group.PromotesBot(Rights.ForDesk); // whatever changes about the bot makes it look again
        await Assertions.Expect(part.Locator("li")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await huda.In(group).Screen.ShowsAsync("الخدمة تعمل");
        var (_, code) = await team.DangerAsync("زينب");
        var card = await huda.CardAsync(group, "لقاء مع المبتز");
        Assert.DoesNotContain(TeamTalks.Meeting, huda.In(group).Screen.Transcript, StringComparison.Ordinal);
        await huda.PressesAsync("بدء المناوبة");
        await huda.Screen.ShowsAsync("المناوبة حتى");
        await huda.In(group).Presses(card, "استلام").AnsweredAsync();
        await huda.Screen.ShowsAsync(TeamTalks.Meeting);
        Assert.Equal(1, team.Count($"cases WHERE code = '{code}' AND owner_alias = 'هدى'"));

        page.Dialog += (_, question) => question.AcceptAsync();
        await part.GetByRole(AriaRole.Button, new() { Name = "فك الربط" }).ClickAsync();

        await huda.In(group).Screen.ShowsAsync("لم تعد هذه مجموعة الفريق");
        await Assertions.Expect(part).ToContainTextAsync("لا مجموعة مربوطة بعد", Patient);
        Assert.Equal(2, team.Count("events WHERE code IN ('desk.group.code', 'desk.group.remove') AND volunteer_id IS NOT NULL"));
        await page.Context.CloseAsync();
    }

    private static LocatorAssertionsToContainTextOptions Patient => new() { Timeout = 30_000 };

    private async Task<IPage> SignInAsync(RunningTeam team, string way)
    {
        var context = await chromium.Browser.NewContextAsync(new() { BaseURL = team.Bot.Address.ToString(), ViewportSize = new() { Width = 390, Height = 844 }, Locale = "ar-IQ" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(way);
        await page.GetByRole(AriaRole.Button, new() { Name = "دخول" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "الحالة" }).First.ClickAsync();
        return page;
    }

    [GeneratedRegex("/pair [A-Z0-9]{4}-[A-Z0-9]{4}")]
    private static partial Regex Line();
}
