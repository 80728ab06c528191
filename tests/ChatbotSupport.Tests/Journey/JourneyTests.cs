using System.Text.RegularExpressions;
using ChatbotSupport.Tests.Web;
using static Microsoft.Playwright.Assertions;

namespace ChatbotSupport.Tests.Journey;

/// <summary>The whole journey on the real product, in a real browser at phone size: a person on one page, a volunteer on the other, the process killed in the middle.</summary>
[Collection(ChromiumTests.Name)]
public sealed partial class JourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_person_is_guided_flagged_handed_to_a_volunteer_and_back()
    {
        await using var bot = await RunningBot.StartAsync();
        var person = await Phone.OpenAsync(chromium.Browser, bot.Address);
        var volunteer = await Phone.OpenAsync(chromium.Browser, bot.Address);

        await person.Page.GotoAsync("/");
        await person.SeesAsync("أهلًا بك.");
        await person.KeepAsync("person-greeting");

        await person.PressAsync("أتعرض للابتزاز");
        await person.SeesAsync("هل هناك أمر عاجل الآن؟");
        await person.KeepAsync("person-safety");
        await person.PressAsync("لا شيء عاجل");
        await person.SeesAsync("533");
        await person.KeepAsync("person-steps");
        await person.PressAsync("التالي");
        await person.SeesAsync("عدم الرد على من يهدد");

        await person.WriteAsync("هل ادفع له الفلوس؟");
        await person.SeesAsync("الأفضل عدم الدفع");
        await person.PressAsync("متابعة الخطوات");

        await SignInAsync(bot, volunteer);
        await volunteer.PressAsync("بدء المناوبة");
        await Expect(volunteer.Page.GetByText("المناوبة حتى")).ToBeVisibleAsync();

        await person.WriteAsync("هددني يقتلني اذا ما ادفع");
        await person.SeesAsync("لا نعرف من أنت ولا أين أنت");
        await person.SeesAsync("هناك شخص في المناوبة الآن");
        await person.KeepAsync("person-handover");
        await person.PressAsync("موافقة");
        await person.PressAsync("أي وقت");
        await person.SeesAsync("نكتب إليك هنا متى كان هناك رد");

        await Expect(volunteer.Page.GetByText("تهديد للحياة").First).ToBeVisibleAsync();
        await volunteer.KeepAsync("desk-queue");
        await volunteer.AssertNothingSeriousAsync();
        await volunteer.Page.Locator("button.take").First.ClickAsync();
        await person.SeesAsync("معك الآن نور من الفريق");

        await volunteer.ReplyAsync("مرحبًا، أنا نور. قرأت ما كتبت، وأنا معك الآن.");
        await person.SeesAsync("أنا نور");
        await person.WriteAsync("شكرا لان رديت. خايف كلش");
        await Expect(volunteer.Page.Locator(".line.Person").GetByText("خايف كلش")).ToBeVisibleAsync();
        await Until.TrueAsync(volunteer.Page, // the newest line is in sight above the box
            "() => { const last = [...document.querySelectorAll('.line')].at(-1).getBoundingClientRect(); return last.bottom > 0 && last.bottom <= document.querySelector('.foot').getBoundingClientRect().top + 1; }");
        await volunteer.KeepAsync("desk-case");
        await volunteer.AssertNothingSeriousAsync();

        await bot.KillAsync();
        await bot.StartAgainAsync();

        await person.WriteAsync("هسه اكدر احجي؟");
        await Expect(volunteer.Page.Locator(".line.Person").GetByText("هسه اكدر احجي؟")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await volunteer.ReplyAsync("نعم، على مهل. هل أنت الآن في مكان آمن؟", yesNo: true);
        await person.SeesAsync("هل أنت الآن في مكان آمن؟");
        await person.PressAsync("نعم");
        await Expect(volunteer.Page.Locator(".line.Person").GetByText("نعم", new() { Exact = true })).ToBeVisibleAsync();
        await person.KeepAsync("person-volunteer");

        await HandBackAsync(volunteer);
        await person.SeesAsync("انتهى هذا الحديث مع الفريق");
        await person.WriteAsync("يتصل عليه");
        await person.SeesAsync("أي موضوع من هذه هو الأقرب؟");
        await person.PressAsync("أرقام التبليغ");
        await person.SeesAsync("لاستقبال شكاوى الابتزاز");
        await person.KeepAsync("person-back");
        await person.AssertNothingSeriousAsync();

        Assert.Empty(person.Troubles);
        Assert.Empty(volunteer.Troubles);
        await person.Page.GetByText("خروج سريع").ClickAsync();
        await Expect(person.Page.Locator(".bubble")).ToHaveCountAsync(0);
        await person.Page.Context.CloseAsync();
        await volunteer.Page.Context.CloseAsync();
    }

    private static async Task SignInAsync(RunningBot bot, Phone volunteer)
    {
        var invited = await bot.RunVerbAsync("volunteers", "invite", "نور", "--coordinator", "--trained", "minor,suicide");
        Assert.Equal(0, invited.ExitCode);
        await volunteer.Page.GotoAsync(Link().Match(invited.Output).Value);
        await volunteer.PressAsync("دخول");
    }

    private static async Task HandBackAsync(Phone volunteer)
    {
        await volunteer.PressAsync("إجراءات");
        await volunteer.Page.GetByText("تسليم إلى البوت").First.ClickAsync();
        await volunteer.Page.GetByText("تمت المساعدة واتُّفق على الخطوات").ClickAsync();
    }

    [GeneratedRegex("/desk/in/[A-Za-z0-9_-]+")]
    private static partial Regex Link();
}
