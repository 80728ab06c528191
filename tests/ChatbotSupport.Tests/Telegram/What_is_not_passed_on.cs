using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What goes through the bot between a person and a volunteer is plain words: nothing that tells who they are, and all of the words.</summary>
public sealed class What_is_not_passed_on
{
    [Fact]
    public async Task Neither_a_picture_nor_a_voice_nor_somebody_elses_words_reach_the_person()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.TalkAsync();
        Func<ChatMessage>[] sends = [() => nour.SendsPhoto("شوفي هاي"), () => nour.SendsVoice(), () => nour.SendsDocument("ملف"), () => nour.SendsSticker(), () => nour.SendsContact("07700000001")];
        foreach (var send in sends)
        {
            var sent = send();
            await nour.Screen.ShowsAsync(message => message.ReplyTo == sent && message.Text.StartsWith("من هنا يصل النص فقط", StringComparison.Ordinal), "why not");
        }

        var forwarded = nour.Forwards("منقول من غيري", zaynab);
        await nour.Screen.ShowsAsync(message => message.ReplyTo == forwarded && message.Text.Contains("فلا يُمرَّر", StringComparison.Ordinal), "why not");
        chat.Api.Updates.Insert($$$$"""
            {"message":{"message_id":90001,"date":{{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}}},"text":"من بوت آخر",
             "chat":{"id":{{{{nour.Id}}}},"type":"private","first_name":"م"},"from":{"id":{{{{nour.Id}}}},"is_bot":false,"first_name":"م"},
             "via_bot":{"id":77,"is_bot":true,"first_name":"gif","username":"gif_bot"}}}
            """);
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("فلا يُمرَّر", StringComparison.Ordinal)) == 2, "why not, again");

        foreach (var (number, origin) in new[] { """ "forward_origin":{"type":"dream","date":1700000000} """, """ "forward_from":{"id":"nobody"},"forward_date":"then" """, """ "via_bot":{"id":"seventy","is_bot":true} """ }.Index())
        {
            chat.Api.Updates.Insert($$$$"""
                {"message":{"message_id":{{{{90010 + number}}}},"date":{{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}}},"text":"من مكان لا يُعرف",
                 "chat":{"id":{{{{nour.Id}}}},"type":"private","first_name":"م"},"from":{"id":{{{{nour.Id}}}},"is_bot":false,"first_name":"م"},"story":{"id":"none"},{{{{origin}}}}}}
                """);
            await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("فلا يُمرَّر", StringComparison.Ordinal)) == 3 + number, "why not, of what cannot be read");
        }

        Assert.All((string[])["شوفي هاي", "من مكان لا يُعرف", "ملف", "منقول من غيري", "من بوت آخر"], words => Assert.DoesNotContain(words, zaynab.Screen.Transcript, StringComparison.Ordinal));
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Volunteer'").Single());
    }

    [Fact]
    public async Task Long_texts_arrive_whole_in_both_directions_and_markup_arrives_as_it_was_typed()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();
        var words = Enumerable.Range(0, 600).Select(number => $"مفردة{(char)('ا' + (number % 20))}").ToList();
        var text = string.Join(' ', words)[..4_000];

        nour.Says(text);
        await zaynab.Screen.UntilAsync(messages => Joined(messages, "مفردة").Contains(text.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal), "the whole text");
        zaynab.Says(text);
        var pieces = await nour.Screen.UntilAsync(messages => messages.Count(message => IsPiece(message, code)) >= 2, "the pieces");
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(pieces.Where(message => IsPiece(message, code)).Select(message => Joined([message], "مفردة"))));
        Assert.All(pieces.Where(message => IsPiece(message, code)), piece => Assert.True(piece.IsProtected && TeamTalks.Plain(piece).StartsWith($"🔵 {code}\n", StringComparison.Ordinal)));

        nour.Says("<b>مهم</b> *جدا* [هنا] _و_");
        var plain = await zaynab.Screen.ShowsAsync("<b>مهم</b> *جدا* [هنا] _و_");
        Assert.DoesNotContain(plain.Entities, entity => entity.Type is "bold" or "italic" or "text_link");
    }

    [Fact]
    public async Task A_number_or_an_account_of_the_volunteer_waits_for_a_press_and_those_of_the_service_pass()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.TalkAsync();

        nour.Says("يمكن الاتصال بالرقم 533 أو 131");
        await zaynab.Screen.ShowsAsync("يمكن الاتصال بالرقم");
        var written = nour.Says("اكتبي لي على @nour_k او 07701234567");
        var question = await nour.Screen.ShowsAsync("رقم أو رابط أو حساب ليس من أرقام الخدمة");
        Assert.Equal(written, question.ReplyTo);
        Assert.DoesNotContain("nour_k", zaynab.Screen.Transcript, StringComparison.Ordinal);
        await nour.PressesAsync("إرسال من دونه");
        await zaynab.Screen.ShowsAsync("اكتبي لي على ••• او •••");

        nour.Says("هل هذا حسابه: @bad_man؟");
        await nour.PressesAsync("إرسال كما هو");
        await zaynab.Screen.ShowsAsync("bad_man");

        Assert.DoesNotContain("nour_k", zaynab.Screen.Transcript, StringComparison.Ordinal);
        Assert.Equal(code.Replace("-", "", StringComparison.Ordinal), chat.Ask<string>("SELECT case_code FROM events WHERE code = 'telegram.contact'").Single());
    }

    [Fact]
    public async Task A_link_that_is_uncovered_is_dead_and_a_phone_that_others_see_is_told_of_before_anybody_writes()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.StartedAsync("زينب");
        zaynab.Says($"عمري 16 {TeamTalks.Meeting} ارسل https://evil.example/a.b");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("هاتف يراه غيري");
        var code = await chat.CodeAsync();

        await nour.TakesAsync(code);

        await nour.ShowsPlainAsync("قد يرى آخرون هذا الهاتف: بعد سكوت يظهر عليه «رسالة جديدة» فقط");
        await nour.PressesAsync("إظهار المخفي");
        var shown = await nour.ShowsPlainAsync("https[:]//evil[.]example/a[.]b");
        Assert.DoesNotContain(shown.Entities, entity => entity.Type is "url" or "text_link");
        Assert.DoesNotContain("evil.example", nour.Screen.Transcript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_and_no_account_crosses_in_either_direction()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true, name: "اسم حقيقي للمتطوعة");
        var zaynab = await chat.DangerAsync("اسم حقيقي للشخص");
        await nour.TakesAsync(await chat.CodeAsync());
        nour.Says("أهلًا");
        await zaynab.Screen.ShowsAsync("نور:\nأهلًا");
        zaynab.Says("اهلين");
        await nour.LineAsync("اهلين");
        zaynab.Edits(zaynab.Says("لا تكتبي هسه"), "تكدرين تكتبين");
        await nour.LineAsync("(تصحيح لما كُتب قبله) تكدرين تكتبين");

        foreach (var (reader, other) in new[] { (nour, zaynab), (zaynab, nour) })
        {
            Assert.All(reader.Screen.Messages.Where(message => message.IsFromBot), message =>
            {
                Assert.DoesNotContain(other.Name, message.Text, StringComparison.Ordinal);
                Assert.DoesNotContain($"{other.Id}", message.Text, StringComparison.Ordinal);
            });
        }

        Assert.DoesNotContain(chat.Api.Requests.All, request => request.Method is "copyMessage" or "forwardMessage" or "copyMessages" or "forwardMessages");
    }

    [Fact]
    public async Task A_text_without_a_case_is_told_to_have_reached_nobody()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور");

        var written = nour.Says("هل أنت بخير؟");

        await nour.Screen.ShowsAsync(message => message.ReplyTo == written && message.Text.Contains("فلم يُرسل هذا النص إلى أحد", StringComparison.Ordinal), "that nobody got it");
    }

    private static bool IsPiece(ChatMessage message, string code) => message.IsFromBot && message.Text.Contains(code, StringComparison.Ordinal) && message.Text.Contains("مفردة", StringComparison.Ordinal);

    private static string Joined(IEnumerable<ChatMessage> messages, string word) => string.Concat(messages.Where(message => message.IsFromBot).Select(message =>
        Bidi.Strip(message.Text) is var text && text.IndexOf(word, StringComparison.Ordinal) is >= 0 and var at ? text[at..].Replace(" ", "", StringComparison.Ordinal) : ""));
}
