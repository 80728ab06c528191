using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Somebody of the team talks with several people in one chat: no word goes to somebody it was not meant for, and none gets lost.</summary>
public sealed class Several_cases_in_one_chat
{
    private const string Letters = "ابتثجحخدذرزسشصضطظعغف";
    private const int Messages = 200;

    [Fact]
    public async Task A_text_for_a_talk_that_ends_while_Telegram_fails_goes_to_nobody_else_and_the_end_is_told()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var maryam = await chat.DangerAsync("مريم");
        var first = await chat.CodeAsync();
        await nour.TakesAsync(first);
        var zaynab = await chat.DangerAsync("زينب");
        await nour.TakesAsync(await chat.CodeAsync(2));
        var seen = nour.Screen.Messages.Last(message => message.IsProtected);
        nour.Says("معك يا زينب", seen);
        await zaynab.Screen.ShowsAsync("معك يا زينب");
        chat.Api.Faults.Next("deleteMessages", new Fault.Gateway(), times: 2, where: request => request.Text("chat_id") == $"{nour.Id}");

        zaynab.Says("إنهاء");
        await chat.UntilAsync<long>("SELECT count(*) FROM team_talks", talks => talks == 1);
        nour.Says("كلام لزينب");

        await nour.Screen.ShowsAsync("إلى أي محادثة يذهب هذا النص؟");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        Assert.DoesNotContain("كلام لزينب", maryam.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_hundred_messages_in_three_cases_none_goes_to_the_wrong_person_and_none_is_lost()
    {
        await using var chat = await RunningChat.StartAsync(turns: new TurnOptions { FloodMessages = 1_000 });
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var people = new Dictionary<string, Person>();
        foreach (var name in (string[])["زينب", "مريم", "سارة"])
        {
            var person = await chat.DangerAsync(name);
            var code = await chat.CodeAsync(people.Count + 1);
            people[code] = person;
            await nour.TakesAsync(code);
        }

        var drawn = 7u;
        int Below(int bound) => (int)(((drawn = (drawn * 1_664_525) + 1_013_904_223) >> 16) % (uint)bound);
        var said = people.Keys.ToDictionary(code => code, _ => new List<string>());
        var answered = people.Keys.ToDictionary(code => code, _ => new List<string>());
        var asked = 0;
        for (var number = 0; number < Messages; number++)
        {
            foreach (var (code, person) in people.OrderBy(_ => Below(1_000)).Take(1 + Below(3)))
            {
                for (var more = 1 + Below(2); more > 0; more--, number++)
                {
                    said[code].Add($"كلام {Tag(number)} من {person.Name}");
                    person.Says(said[code][^1]);
                }
            }

            // Meant for whoever's line is the last on the screen at this moment; the talk goes on while it is being written.
            var seen = nour.Screen.Messages.Last(message => IsOfACase(message, people.Keys));
            var meant = people.Keys.First(code => seen.Text.Contains(code, StringComparison.Ordinal));
            var text = $"جواب {Tag(number)} إلى {people[meant].Name}";
            var written = nour.Says(text, Below(3) == 0 ? null : seen);
            answered[meant].Add(text);
            await nour.Screen.ShowsAsync(_ => QuestionAbout(nour, written) is not null || people.Values.Any(person => person.Screen.Messages.Any(message => message.Text.EndsWith(text, StringComparison.Ordinal))), text);
            if (QuestionAbout(nour, written) is { } question)
            {
                asked++;
                nour.Presses(question, question.Buttons.Single(button => button.Text.EndsWith(meant, StringComparison.Ordinal)).Text);
            }
        }

        foreach (var (code, person) in people)
        {
            await person.Screen.UntilAsync(messages => Texts(messages, "نور:\n", "جواب").Count >= answered[code].Count, "every answer");
            Assert.Equal(answered[code], Texts(person.Screen.Messages, "نور:\n", "جواب"));
            await nour.Screen.UntilAsync(messages => Texts(messages, code, "كلام").Count >= said[code].Count, "every line");
            Assert.Equal(said[code], Texts(nour.Screen.Messages, code, "كلام"));
        }

        Assert.True(asked > 0, "nothing was ever ambiguous");
        Assert.Equal(answered.Values.Sum(texts => texts.Count), chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task A_text_is_asked_about_when_somebody_else_wrote_and_goes_on_by_itself_when_nobody_did()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, mariam, _, second) = await TwoAsync(chat);

        mariam.Says("اني هنا");
        await nour.LineAsync("اني هنا");
        var written = nour.Says("هل أنت في البيت؟");
        var question = await nour.Screen.ShowsAsync("إلى أي محادثة يذهب هذا النص؟");
        Assert.Equal(written, question.ReplyTo);
        Assert.DoesNotContain("هل أنت", zaynab.Screen.Transcript + mariam.Screen.Transcript, StringComparison.Ordinal);
        await nour.PressesAsync($"🟢 {second}");
        await mariam.Screen.ShowsAsync("نور:\nهل أنت في البيت؟");
        await nour.Screen.UntilAsync(messages => !messages.Contains(question), "the question gone");

        mariam.Says("اي بالبيت");
        await nour.LineAsync("اي بالبيت");
        await SomeTimePassesAsync(chat);
        nour.Says("ومن معك؟");
        await mariam.Screen.ShowsAsync("نور:\nومن معك؟");
        Assert.DoesNotContain("معك؟", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_takes_the_next_person_writes_to_them_at_once_though_the_talk_before_has_ended()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        nour.Says("تسليم للبوت");
        await nour.PressesAsync("تمت المساعدة واتُّفق على الخطوات");
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await SomeTimePassesAsync(chat);
        var mariam = await TeamTalks.DangerAsync(chat, "مريم");
        await nour.TakesAsync(await TeamTalks.CodeAsync(chat, cases: 2));

        nour.Says("معك من الآن");

        await mariam.Screen.ShowsAsync("نور:\nمعك من الآن");
        Assert.DoesNotContain("معك من الآن", zaynab.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_appeared_a_moment_ago_was_perhaps_not_seen_by_whoever_was_writing()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, mariam, _, _) = await TwoAsync(chat);
        var ofMariam = await nour.LineAsync();
        zaynab.Says("خايفة");
        await nour.LineAsync("خايفة");
        await SomeTimePassesAsync(chat);
        nour.Says("معك هنا", ofMariam);
        await mariam.Screen.ShowsAsync("نور:\nمعك هنا");

        // Zaynab's line is the last they have read; Mariam's, to whom they wrote last, comes while they write.
        mariam.Says("زين");
        await nour.LineAsync("زين");
        var written = nour.Says("لا داعي للخوف");

        var question = await nour.Screen.ShowsAsync(_ => QuestionAbout(nour, written) is not null);
        Assert.NotNull(question);
        Assert.DoesNotContain("لا داعي", zaynab.Screen.Transcript + mariam.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_written_while_an_earlier_text_is_asked_about_does_not_overtake_it()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, mariam, _, second) = await TwoAsync(chat);
        mariam.Says("اني هنا");
        await nour.LineAsync("اني هنا");
        var first = nour.Says("هل أنت في البيت؟");
        await nour.Screen.ShowsAsync(_ => QuestionAbout(nour, first) is not null);
        await SomeTimePassesAsync(chat);

        var next = nour.Says("ومن معك؟");

        await nour.Screen.ShowsAsync(_ => QuestionAbout(nour, next) is not null);
        foreach (var written in new[] { first, next })
        {
            nour.Presses(QuestionAbout(nour, written)!, $"🟢 {second}");
            await mariam.Screen.ShowsAsync($"نور:\n{written.Text}");
        }
    }

    [Fact]
    public async Task A_text_for_a_talk_that_has_just_ended_reaches_nobody_and_its_writer_is_told_why()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, mariam, first, _) = await TwoAsync(chat);
        zaynab.Says("خلص");
        var line = await nour.LineAsync("خلص");

        // The person ends it while the answer is being written.
        await chat.Room<Inbox>().ActAsync(chat.Ask<string>("SELECT id FROM volunteers").Single(), Close(chat, first), "closed at the desk");
        nour.Says("كلمة أخيرة إليك", line);

        // Refused, or, where the chat had been cleared of that talk first, asked about: a talk that is gone from the chat cannot be answered in it.
        await nour.Screen.ShowsAsync(
            message => message.Text.Contains("لم يُرسل هذا النص إلى أحد", StringComparison.Ordinal) || message.Text.Contains("لم يُرسل شيء بعد", StringComparison.Ordinal), "that nothing was sent");
        Assert.DoesNotContain("كلمة أخيرة", zaynab.Screen.Transcript + mariam.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal([0L], chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'"));
    }

    [Fact]
    public async Task A_question_whose_text_was_deleted_meanwhile_sends_nothing()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, mariam, first, _) = await TwoAsync(chat);
        mariam.Says("اني هنا");
        await nour.LineAsync("اني هنا");
        var written = nour.Says("سطر لا يُرسل");
        await nour.Screen.ShowsAsync("إلى أي محادثة يذهب هذا النص؟");

        nour.Deletes(written);
        await nour.PressesAsync($"🔵 {first}");

        await nour.Screen.ShowsAsync("لم يعد النص موجودًا هنا، ولم يُرسل شيء");
        Assert.DoesNotContain("سطر لا", zaynab.Screen.Transcript + mariam.Screen.Transcript, StringComparison.Ordinal);
    }

    private static async Task<(Person Nour, Person Zaynab, Person Mariam, string First, string Second)> TwoAsync(RunningChat chat)
    {
        var (nour, zaynab, first) = await chat.TalkAsync();
        var mariam = await chat.DangerAsync("مريم");
        var second = await chat.CodeAsync(2);
        await nour.TakesAsync(second);
        return (nour, zaynab, mariam, first, second);
    }

    private static Core.Cases.ActOnCase Close(RunningChat chat, string code)
    {
        var (id, alias) = chat.Ask<(string, string)>("SELECT id, alias FROM volunteers").Single();
        return new(new Core.Conversations.CloseCase(new(id, alias), code.Replace("-", "", StringComparison.Ordinal), Core.Cases.CaseOutcome.Helped));
    }

    // What lies in the chat has lain there for a while.
    private static Task<int> SomeTimePassesAsync(RunningChat chat) => chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE team_messages SET at = at - 60000"));

    private static string Tag(int number) => $"{Letters[number / Letters.Length]}{Letters[number % Letters.Length]}";

    private static bool IsOfACase(ChatMessage message, IEnumerable<string> codes) =>
        message.IsFromBot && message.IsProtected && codes.Any(code => message.Text.Contains(code, StringComparison.Ordinal));

    private static List<string> Texts(IEnumerable<ChatMessage> messages, string head, string word) =>
    [
        .. messages.Where(message => message.IsFromBot && message.Text.Contains(head, StringComparison.Ordinal))
            .SelectMany(message => Bidi.Strip(message.Text).Split('\n')).Where(line => line.StartsWith(word, StringComparison.Ordinal)),
    ];

    private static ChatMessage? QuestionAbout(Person member, ChatMessage message) =>
        member.Screen.Messages.LastOrDefault(shown => shown.ReplyTo == message && shown.Text.StartsWith("لم يُرسل شيء بعد", StringComparison.Ordinal) && shown.Buttons.Any());
}
