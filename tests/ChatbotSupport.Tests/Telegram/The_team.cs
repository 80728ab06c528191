using System.Text.RegularExpressions;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Somebody of the team comes in by an invitation: their account is the team's from then on, until they are removed.</summary>
public sealed partial class The_team
{
    [Fact]
    public async Task An_invitation_binds_the_account_once_and_shows_the_menu_instead_of_the_persons()
    {
        await using var chat = await RunningChat.StartAsync(service: ServiceMode.Rehearsal);
        await chat.Room<Roster>().InviteAsync("نور", false, []);
        var token = await chat.TokenAsync("نور");
        var nour = chat.Api.Person("متطوعة");
        var stranger = chat.Api.Person("غريب");

        nour.Starts(token);
        await nour.Screen.ShowsAsync("هذا الحساب الآن باسم نور");
        var menu = await nour.Screen.ShowsAsync("العضوية بانتظار موافقة التنسيق");
        stranger.Starts(token);

        await stranger.Screen.ShowsAsync("يلزم رابط جديد");
        Assert.DoesNotContain(menu.Buttons, button => button.Text is "بدء المناوبة" or "الشخص التالي");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
        Assert.Matches(LinkPattern(), (await chat.Room<Invitation>().LinkAsync("نور"))!);
        Assert.Null(await chat.Room<Invitation>().LinkAsync("مجهول"));
        Assert.DoesNotContain(chat.Log, line => line.Contains(token, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_a_member_writes_never_reaches_the_persons_engine()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور");

        nour.Says("عمري 16 ويكول نلتقي باجر");
        await nour.Screen.ShowsAsync("فلم يُرسل هذا النص إلى أحد");
        nour.SendsPhoto();
        await nour.Screen.ShowsAsync("من هنا يصل النص فقط");

        Assert.Equal(0, chat.Ask<long>("SELECT (SELECT count(*) FROM conversations) + (SELECT count(*) FROM cases)").Single());
    }

    [Fact]
    public async Task A_shift_begins_and_ends_here_and_whoever_is_on_shift_counts_as_there()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور");

        await nour.PressesAsync("بدء المناوبة");
        await nour.Screen.ShowsAsync("المناوبة حتى");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE on_shift_until > contact_at AND contact_at > 0").Single());
        await nour.PressesAsync("أنا هنا");
        await nour.Screen.ShowsAsync("سُجل وجودك الآن");
        nour.Says("محادثاتي");
        await nour.Screen.ShowsAsync("لا محادثات معك الآن");
        await nour.PressesAsync("إنهاء المناوبة");
        await nour.Screen.UntilAsync(messages => messages[^1].Text == "نور · خارج المناوبة", "the shift's end");

        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE on_shift_until IS NOT NULL").Single());
    }

    [Fact]
    public async Task A_link_to_the_web_desk_opens_once()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور");

        nour.Says("/desk");
        var message = await nour.Screen.ShowsAsync("/desk/in/");

        Assert.True(message.IsProtected);
        Assert.Contains("يفتح على جهاز الخدمة نفسه فقط", message.Text, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM sign_in_links").Single());
    }

    [Fact]
    public async Task A_member_tries_the_bot_as_a_person_and_comes_back()
    {
        await using var chat = await RunningChat.StartAsync(service: ServiceMode.Rehearsal);
        var nour = await chat.MemberAsync("نور");

        await nour.PressesAsync("أجرّب كشخص");
        await nour.Screen.ShowsAsync("من الآن يجيب البوت هنا كما يجيب أي شخص");
        nour.Starts();
        await nour.Screen.ShowsAsync("أهلًا بك");
        nour.Says("عودة إلى الفريق");

        await nour.Screen.UntilAsync(messages => messages[^1].Text == "نور · خارج المناوبة", "the team's menu");
        nour.Says("مرحبا");
        await nour.Screen.ShowsAsync("فلم يُرسل هذا النص إلى أحد");
    }

    [Fact]
    public async Task Whoever_is_removed_is_of_the_team_no_more_at_once()
    {
        await using var chat = await RunningChat.StartAsync(service: ServiceMode.Rehearsal);
        var nour = await chat.MemberAsync("نور");

        await chat.Room<Roster>().RemoveAsync("نور");
        nour.Says("محادثاتي");

        await nour.Screen.ShowsAsync("لا تُستقبل الرسائل هنا في الوقت الحالي");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM volunteer_accounts").Single());
    }

    [GeneratedRegex("^https://t\\.me/[a-z_]+\\?start=[A-Za-z0-9_-]{43}$")]
    private static partial Regex LinkPattern();
}
