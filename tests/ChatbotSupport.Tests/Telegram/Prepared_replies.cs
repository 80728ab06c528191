using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Prepared replies in a private chat of the team: what fits the person's signs comes first, and none is out of reach.</summary>
public sealed class Prepared_replies
{
    private const string More = "المزيد";
    private const string Sent = "الرد الجاهز، في طريقه";

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
        await nour.Screen.ShowsAsync(Sent);
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

    [Fact]
    public async Task Pressed_twice_it_is_sent_once_and_the_list_goes()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var page = (await PagesAsync(nour))[0];
        var title = Titles(page).First();

        nour.Presses(page, title);
        nour.Presses(page, title);
        await nour.Screen.UntilAsync(messages => !messages.Contains(page), "the list to go");
        nour.Presses(page, title);
        nour.Says("سطر بعده");
        await zaynab.Screen.ShowsAsync("سطر بعده");

        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains(Sent, StringComparison.Ordinal)) == 1, "one word of it");
    }

    [Fact]
    public async Task What_changed_after_the_list_was_shown_is_shown_again_and_not_sent()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var page = (await PagesAsync(nour))[0];
        var title = Titles(page).First();
        var playbook = chat.Room<CurrentPlaybook>();
        var before = playbook.Value;
        playbook.Swap(With(before, [.. before.Desk.PreparedReplies.Select(reply => reply.Title.Trim() == title ? reply with { Text = "نص جديد لم يقرأه أحد." } : reply)]));

        nour.Presses(page, title);

        await nour.Screen.ShowsAsync("تغيّر نص هذا الرد");
        var anew = await nour.Screen.ShowsAsync("نص جديد لم يقرأه أحد.");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
        nour.Presses(anew, title);
        await zaynab.Screen.ShowsAsync("نص جديد لم يقرأه أحد.");
    }

    private static Playbook With(Playbook before, IReadOnlyList<PreparedReply> replies) => new()
    {
        Version = before.Version,
        Flows = before.Flows,
        Answers = before.Answers,
        Alerts = before.Alerts,
        Facts = before.Facts,
        Texts = before.Texts,
        Messages = before.Messages,
        Practice = before.Practice,
        Desk = before.Desk with { PreparedReplies = replies },
        Risks = before.Risks,
        AnswerFinder = before.AnswerFinder,
        AlertMatcher = before.AlertMatcher,
    };

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
