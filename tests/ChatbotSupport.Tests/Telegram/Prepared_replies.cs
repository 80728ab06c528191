using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Prepared replies in a private chat of the team: what fits the person's signs comes first, and none is out of reach.</summary>
public sealed class Prepared_replies
{
    private const string More = "المزيد";

    [Fact]
    public async Task Every_reply_of_the_route_can_be_sent_and_what_is_meant_for_a_child_comes_first()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();

        var pages = await PagesAsync(nour);

        var titles = pages.SelectMany(Titles).ToList();
        Assert.Equal(["دون الثامنة عشرة", "شخص بالغ آمن", "تهديد بالنشر، دون الثامنة عشرة"], titles[..3]);
        Assert.DoesNotContain(Titles(pages[0]), title => title.Contains("الانتحار", StringComparison.Ordinal) || title.Contains("إيذاء النفس", StringComparison.Ordinal));
        Assert.Equal(Expected(Route.Normal), titles.Order());
        Assert.All(pages, page => Assert.InRange(page.Text.Length, 1, 4_096));

        nour.Presses(pages[^1], titles[^1]);
        await nour.Screen.ShowsAsync("أُرسل الرد الجاهز");
        await zaynab.Screen.ShowsAsync("نور:");
    }

    [Fact]
    public async Task On_the_other_route_which_is_set_by_a_button_every_reply_of_that_route_is_there_and_none_about_the_police()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, _) = await chat.TalkAsync();

        await nour.PressesAsync("المسار");
        await nour.PressesAsync("شخص من الفريق أولًا، والشرطة آخر خيار");
        await chat.UntilAsync<string>("SELECT route FROM conversations", route => route == nameof(Route.HumanFirst));

        Assert.Equal(Expected(Route.HumanFirst), (await PagesAsync(nour)).SelectMany(Titles).Order());
    }

    private static async Task<IReadOnlyList<ChatMessage>> PagesAsync(Person member)
    {
        var pages = new List<ChatMessage>();
        for (var button = "ردود جاهزة"; pages.Count == 0 || pages[^1].Buttons.Any(one => one.Text == More); button = More)
        {
            await member.PressesAsync(button);
            var known = pages.ToHashSet();
            pages.Add(await member.Screen.ShowsAsync(message => message.Text.Contains("الضغط على عنوان يرسل نصه", StringComparison.Ordinal) && !known.Contains(message), "a page of replies"));
        }

        return pages;
    }

    private static IEnumerable<string> Titles(ChatMessage page) => page.Buttons.Select(button => button.Text).Where(text => text != More);

    private static IEnumerable<string> Expected(Route route) =>
        ShippedPlaybook.Value.Desk.PreparedReplies.Where(reply => reply.Route is null || reply.Route == route).Select(reply => reply.Title.Trim()).Order();
}
