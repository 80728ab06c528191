using ChatbotSupport.BotApi.People;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Photos, voices, albums, corrections: nothing is received but words, and every word is read.</summary>
public sealed class Other_than_words
{
    private const string Reason = "لا نستقبل الصور ولا الصوت ولا الملفات هنا";

    public static TheoryData<string, Action<Person>, string> Kinds => new()
    {
        { "photo", person => person.SendsPhoto(), Reason },
        { "video", person => person.SendsVideo(), Reason },
        { "document", person => person.SendsDocument(), Reason },
        { "voice", person => person.SendsVoice(), Reason },
        { "sticker", person => person.SendsSticker(), "الملصقات لا تُرى هنا" },
        { "contact", person => person.SendsContact("+9647501234987", "زينب المزروعة"), "لا نستقبل بطاقات الأسماء والأرقام" },
        { "location", person => person.SendsLocation(33.3, 44.4), "الموقع لا يُستقبل هنا" },
        { "poll", person => person.SendsPoll("سؤال", "أ", "ب"), "هذه الرسالة وصلت بشكل لا يُقرأ هنا" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Are_answered_with_the_reason_and_never_fetched(string kind, Action<Person> send, string reason)
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        send(zaynab);

        var answer = await zaynab.Screen.ShowsAsync(reason);
        Assert.True(answer.Buttons.Any(), kind);
        Assert.Empty(chat.Api.Requests.Of("getFile"));
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM inbox WHERE payload IS NOT NULL").Single());
    }

    [Fact]
    public async Task The_second_time_in_a_row_a_human_is_offered()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.SendsVoice();
        await zaynab.Screen.ShowsAsync(Reason);
        zaynab.SendsVoice();

        await zaynab.Screen.ShowsAsync("هل نطلب شخصًا من الفريق؟");
    }

    [Fact]
    public async Task What_was_sent_is_deleted_from_the_chat_after_the_question_whether_it_is_the_only_evidence()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var photo = zaynab.SendsPhoto();

        await zaynab.PressesAsync("حذف ما أُرسل");
        await zaynab.Screen.ShowsAsync("هل عندك نسخة أخرى منه في مكان آمن؟");
        await zaynab.PressesAsync("لا، يبقى");
        await zaynab.Screen.ShowsAsync("يبقى هنا. وبعد حفظ نسخة");
        Assert.Contains(photo, zaynab.Screen.Messages);

        var voice = zaynab.SendsVoice();
        var answer = await zaynab.Screen.ShowsAsync(message => message.Id > voice.Id && message.Buttons.Any(button => button.Text == "حذف ما أُرسل"), "the button under the voice");
        zaynab.Presses(answer, "حذف ما أُرسل");
        await zaynab.Screen.ShowsAsync(message => message.Id > voice.Id && message.Text.StartsWith("قد يكون هذا هو الدليل الوحيد", StringComparison.Ordinal), "the question");
        var typed = zaynab.Says("نعم");
        await zaynab.Screen.ShowsAsync(message => message.Id > typed.Id && message.Text.StartsWith("قد يكون هذا هو الدليل الوحيد", StringComparison.Ordinal), "the question again");
        await zaynab.PressesAsync("نعم، يُحذف");

        await zaynab.Screen.ShowsAsync("يُحذف الآن من هذه المحادثة");
        await zaynab.Screen.UntilAsync(messages => !messages.Contains(voice), "no voice");
    }

    [Fact]
    public async Task What_was_written_before_and_after_it_stays_in_the_chat()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningChat.StartAsync(clock);
        var zaynab = await chat.StartedAsync();
        var before = zaynab.Says("شنو اسوي بالصور");
        await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message.Id > before.Id);
        clock.Advance(TimeSpan.FromSeconds(5));
        var photo = zaynab.SendsPhoto("هاي الصورة");
        var answer = await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "حذف ما أُرسل"), "the button");
        clock.Advance(TimeSpan.FromSeconds(5));
        var after = zaynab.Says("ادفعله لو لا");
        await zaynab.Screen.ShowsAsync("الأفضل عدم الدفع");

        zaynab.Presses(answer, "حذف ما أُرسل");
        await zaynab.PressesAsync("نعم، يُحذف");

        await zaynab.Screen.UntilAsync(messages => !messages.Contains(photo), "no photo");
        Assert.Contains(before, zaynab.Screen.Messages);
        Assert.Contains(after, zaynab.Screen.Messages);
    }

    [Fact]
    public async Task In_a_talk_too_what_was_sent_can_be_deleted_and_the_talk_goes_on()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        var album = zaynab.SendsAlbum(3);

        await zaynab.PressesAsync("حذف ما أُرسل");
        await zaynab.PressesAsync("نعم، يُحذف");

        await zaynab.Screen.UntilAsync(messages => !messages.Any(album.Contains), "no picture of the album");
        nour.Says("معك من الفريق");
        await zaynab.Screen.ShowsAsync("نور:\nمعك من الفريق");
        Assert.DoesNotContain(nour.Screen.Messages, message => message.Text.EndsWith("\nنعم", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_question_about_the_case_stays_open_when_something_is_sent_in_between()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("راح يقتلني هسه");
        await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "موافقة"), "the consent question");

        zaynab.SendsPhoto();
        await zaynab.Screen.ShowsAsync(Reason);
        zaynab.Says("موافقة");

        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE consent = 'Given'", count => count == 1);
    }

    [Fact]
    public async Task An_album_gets_one_answer_even_when_it_comes_piece_by_piece_and_twice()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        chat.Api.Updates.NextComeTwice();

        zaynab.SendsAlbum(5);
        await zaynab.Screen.ShowsAsync(Reason);
        await chat.Api.Updates.UntilConfirmedAsync();
        zaynab.Says("القائمة");

        await zaynab.Screen.UntilAsync(messages => messages[^1] is { IsFromBot: true } && messages[^2].Text == "القائمة", "the menu");
        Assert.Single(zaynab.Screen.Messages, message => message.Text.Contains(Reason, StringComparison.Ordinal));
        Assert.Equal(7, chat.Ask<long>("SELECT count(*) FROM screen_messages WHERE outbox_id IS NULL").Single());
    }

    [Fact]
    public async Task Words_under_an_album_are_read_and_still_get_one_answer()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.SendsAlbum(3, "عمري 16 ويكول نلتقي باجر");

        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await zaynab.Screen.ShowsAsync("ما أُرسل مع الكلمات لم يُستقبل");
        await chat.Api.Updates.UntilConfirmedAsync();
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", waiting => waiting == 0);
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM outbox").Single());
        Assert.Equal("L3", chat.Ask<string>("SELECT level FROM cases").Single());
    }

    [Fact]
    public async Task A_correction_is_screened_and_kept_beside_the_first_wording()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var first = zaynab.Says("شكرا");
        await zaynab.Screen.ShowsAsync("العفو");

        zaynab.Edits(first, "عمري 16 ويكول نلتقي باجر");

        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        var lines = await chat.LinesAsync(lines => lines.Any(line => line.Contains("باجر", StringComparison.Ordinal)));
        Assert.Contains("Person: شكرا", lines);
        Assert.Contains("Person: (تصحيح لما كُتب قبله) عمري 16 ويكول نلتقي باجر", lines);
    }

    [Fact]
    public async Task A_word_that_always_works_also_works_as_a_correction()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var first = zaynab.Says("خروح");
        await zaynab.Screen.UntilAsync(messages => messages[^1].IsFromBot && messages.Count > 3, "an answer");

        zaynab.Edits(first, "خروج");

        await zaynab.Screen.UntilAsync(messages => messages is [{ IsFromBot: true, Text: "تم." }], "the dull line alone");
    }

    [Fact]
    public async Task An_address_hidden_behind_forwarded_words_is_read_as_if_it_stood_there()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.ForwardsLink("شوف هذا", "https://iraqgrant300.site/new");

        await zaynab.Screen.ShowsAsync("احتيال: منحة");
    }

    [Fact]
    public async Task Nothing_of_names_accounts_numbers_or_files_is_written_anywhere()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب المزروعة", "planted_account");
        zaynab.Starts();
        await zaynab.Screen.ShowsAsync("أهلًا بك");
        zaynab.SendsContact("+9647501234987", "زينب المزروعة");
        zaynab.SendsPhoto();
        zaynab.Says("كلمة_مزروعة_للقاعدة");
        await zaynab.PressesAsync("سؤال");
        await zaynab.Screen.ShowsAsync("يمكن كتابة السؤال هنا مباشرة");
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", waiting => waiting == 0);
        await chat.StopAsync();

        string[] planted = ["زينب المزروعة", "planted_account", "9647501234987", "كلمة_مزروعة_للقاعدة", $"{zaynab.Id}", "file_id"];
        foreach (var file in Directory.GetFiles(chat.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(planted, word => Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) < 0, $"{Path.GetFileName(file)} holds something planted."));
        }

        Assert.All(chat.Log, line => Assert.DoesNotContain(planted, word => line.Contains(word, StringComparison.Ordinal)));
    }
}
