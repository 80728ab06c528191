using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Somebody of the team talks with people from their private chat: take, relay both ways, hand back; and no word goes to somebody it was not meant for.</summary>
public sealed class A_case_in_a_private_chat
{
    private const string Letters = "ابتثجحخدذرزسشصضطظعغف";
    private const string Meeting = "ويكول نلتقي باجر";
    private const string Danger = "عمري 16 " + Meeting;

    [Fact]
    public async Task A_talk_from_taking_to_handing_back()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await DangerAsync(chat, "زينب");
        var code = await CodeAsync(chat, 1);

        nour.Says("الطابور");
        await nour.PressesAsync($"استلام {code}");

        var summary = await nour.Screen.ShowsAsync("وافق الشخص على قراءة ما كُتب من قبل");
        Assert.StartsWith("🔵 ", summary.Text, StringComparison.Ordinal);
        Assert.Contains("لقاء مع المبتز", summary.Text, StringComparison.Ordinal);
        Assert.True(summary.IsProtected);
        var lines = await nour.Screen.ShowsAsync(Meeting);
        Assert.True(lines.IsProtected);
        await zaynab.Screen.ShowsAsync("نور");

        zaynab.Says("رقمه 07502522728 شسوي");
        await nour.Screen.ShowsAsync("رقمه ••• شسوي");
        await nour.PressesAsync("إظهار المخفي");
        await nour.Screen.ShowsAsync("رقمه \u206607502522728\u2069 شسوي");
        var written = nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟");
        await nour.Screen.UntilAsync(_ => written.Reactions.Any(), "the receipt");

        var question = nour.Says("سؤال: هل معك أحد؟", lines);
        await zaynab.PressesAsync("نعم");
        await nour.Screen.ShowsAsync("نعم");
        nour.Edits(question, "هل معك شخص كبير؟");
        await zaynab.Screen.ShowsAsync("(تصحيح لما كُتب قبله) هل معك شخص كبير؟");
        nour.Says("ملاحظة: معها أختها", lines);
        await nour.Screen.ShowsAsync("حُفظت ملاحظة للفريق");

        await nour.PressesAsync("تسليم للبوت");
        await nour.PressesAsync("تمت المساعدة واتُّفق على الخطوات");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");

        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("شسوي", StringComparison.Ordinal) || message.Text.Contains("هل أنت في مكان آمن", StringComparison.Ordinal)), "no word of the talk");
        Assert.DoesNotContain("أختها", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal("Helped", chat.Ask<string>("SELECT outcome FROM cases").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.show' AND case_code IS NOT NULL").Single());
    }

    [Fact]
    public async Task Prepared_replies_go_in_two_taps_and_a_case_goes_back_to_the_queue_with_a_note()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await DangerAsync(chat, "زينب");
        await TakeAsync(nour, await CodeAsync(chat, 1));

        await nour.PressesAsync("ردود جاهزة");
        var list = await nour.Screen.ShowsAsync("الضغط على عنوان يرسل نصه");
        nour.Presses(list, list.Buttons.First().Text);
        await nour.Screen.ShowsAsync("أُرسل الرد الجاهز");
        await zaynab.Screen.ShowsAsync("نور:");
        await nour.PressesAsync("إعادة للطابور");
        await nour.PressesAsync("اتُّفق على خطوة، وهي في الحديث");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
        Assert.Contains(await chat.LinesAsync(_ => true), line => line.StartsWith("Note: اتُّفق على خطوة", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_two_who_press_at_once_a_hundred_times_one_has_the_case()
    {
        await using var chat = await RunningChat.StartAsync();
        Person[] members = [await chat.MemberAsync("نور", coordinator: true), await chat.MemberAsync("سلام", coordinator: true)];
        await DangerAsync(chat, "زينب");
        var take = $"استلام {await CodeAsync(chat, 1)}";
        var lists = new List<ChatMessage>();
        foreach (var member in members)
        {
            member.Says("الطابور");
            lists.Add(await member.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == take), "the queue"));
        }

        for (var race = 1; race <= 100; race++)
        {
            members[race % 2].Presses(lists[race % 2], take);
            members[1 - (race % 2)].Presses(lists[1 - (race % 2)], take);
            await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE subject LIKE 'volunteer:%' AND state = 'Handled'", handled => handled == (3 * race) - 1);

            Assert.Equal(race, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'case_taken'").Single());
            var (owner, alias, code) = chat.Ask<(string, string, string)>("SELECT owner_id, owner_alias, code FROM cases").Single();
            await chat.Room<Inbox>().ActAsync(owner, new ActOnCase(new ReturnToQueue(new(owner, alias), code, null)), $"return {race}");
        }
    }

    [Fact]
    public async Task With_three_cases_and_everybody_writing_in_between_none_goes_to_the_wrong_person()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var people = new Dictionary<string, Person>();
        var tags = new Dictionary<string, string>();
        foreach (var name in (string[])["زينب", "مريم", "سارة"])
        {
            var person = await DangerAsync(chat, name);
            var code = await CodeAsync(chat, people.Count + 1);
            people[code] = person;
            tags[code] = $"{name} وحدها";
            await TakeAsync(nour, code);
        }

        var drawn = 7u;
        int Below(int bound) => (int)(((drawn = (drawn * 1_664_525) + 1_013_904_223) >> 16) % (uint)bound);
        var asked = 0;
        for (var round = 0; round < 20; round++)
        {
            foreach (var (_, person) in people.OrderBy(_ => Below(1_000)).Take(1 + Below(3)))
            {
                person.SaysEach(Enumerable.Range(0, 1 + Below(6)).Select(part => $"كلام {round} {part}"));
            }

            // Meant for whoever's line is the last on the screen at this moment; the talk goes on while it is being written.
            var seen = nour.Screen.Messages.Last(message => people.Keys.Any(code => message.IsFromBot && message.Text.Contains(code, StringComparison.Ordinal) && !message.Text.StartsWith("أكثر", StringComparison.Ordinal)));
            var meant = people.Keys.First(code => seen.Text.Contains(code, StringComparison.Ordinal));
            var text = $"رد {Letters[round]} لمحادثة {tags[meant]}";
            var message = nour.Says(text, Below(2) == 0 ? seen : null);
            await nour.Screen.ShowsAsync(_ => message.Reactions.Any() || QuestionAbout(nour, message) is not null);
            if (QuestionAbout(nour, message) is { } question)
            {
                asked++;
                nour.Presses(question, question.Buttons.Single(button => button.Text.EndsWith(meant, StringComparison.Ordinal)).Text);
            }

            await people[meant].Screen.ShowsAsync(text);
        }

        foreach (var (code, person) in people)
        {
            Assert.All(
                person.Screen.Messages.Where(message => message.Text.Contains("لمحادثة", StringComparison.Ordinal)),
                message => Assert.Contains(tags[code], message.Text, StringComparison.Ordinal));
        }

        Assert.True(asked > 0, "nothing was ever ambiguous");
        Assert.Equal(20, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task Whoever_is_removed_in_the_middle_keeps_no_word_and_the_case_waits_for_somebody_else()
    {
        await using var chat = await RunningChat.StartAsync();
        await chat.MemberAsync("سلام", coordinator: true, name: "منسق");
        var nour = await chat.MemberAsync("نور", trained: Flag.Minor);
        var zaynab = await DangerAsync(chat, "زينب");
        await TakeAsync(nour, await CodeAsync(chat, 1));
        zaynab.Says("وينكم");
        await nour.Screen.ShowsAsync("وينكم");

        await chat.Room<Roster>().RemoveAsync("نور");
        zaynab.Says("بعد شي");

        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("وينكم", StringComparison.Ordinal) || message.Text.Contains(Meeting, StringComparison.Ordinal)), "no word of the talk");
        await chat.LinesAsync(lines => lines.Contains("Person: بعد شي"));
        Assert.DoesNotContain("بعد شي", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
    }

    [Fact]
    public async Task Whoever_erases_in_the_middle_is_gone_from_the_volunteers_chat_too()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await DangerAsync(chat, "زينب");
        await TakeAsync(nour, await CodeAsync(chat, 1));
        zaynab.Says("سر ما اريد احد يعرفه");
        await nour.Screen.ShowsAsync("سر ما اريد احد يعرفه");

        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        await nour.Screen.ShowsAsync("حذف الشخص المحادثة");
        Assert.DoesNotContain("سر ما", nour.Screen.Transcript, StringComparison.Ordinal);
        Assert.DoesNotContain(Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
        nour.Says("هل أنت هنا؟");
        await nour.Screen.UntilAsync(messages => messages[^1].IsFromBot && messages[^1].Text != "هل أنت هنا؟", "an answer");
    }

    private static ChatMessage? QuestionAbout(Person member, ChatMessage message) =>
        member.Screen.Messages.LastOrDefault(shown => shown.ReplyTo == message && shown.Text.StartsWith("أكثر من محادثة", StringComparison.Ordinal) && shown.Buttons.Any());

    private static async Task<Person> DangerAsync(RunningChat chat, string name)
    {
        var person = await chat.StartedAsync(name);
        person.Says(Danger);
        await person.PressesAsync("موافقة");
        await person.PressesAsync("أي وقت");
        return person;
    }

    private static async Task TakeAsync(Person member, string code)
    {
        member.Says("الطابور");
        await member.PressesAsync($"استلام {code}");
        await member.Screen.ShowsAsync(message => message.Text.Contains($"{code}", StringComparison.Ordinal) && message.IsProtected && message.Text.Contains(Meeting, StringComparison.Ordinal), "the talk");
    }

    /// <summary>The code of the newest case, once there are so many, as people read it.</summary>
    private static async Task<string> CodeAsync(RunningChat chat, int cases)
    {
        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE consent = 'Given'", count => count == cases);
        return TeamWords.Code(chat.Ask<string>("SELECT code FROM cases ORDER BY rowid DESC LIMIT 1").Single());
    }
}
