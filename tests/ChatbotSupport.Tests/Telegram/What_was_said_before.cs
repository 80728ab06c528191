using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What a person wrote before their talk with the team: it comes with their consent, whenever they give it, and all of it can be asked for.</summary>
public sealed class What_was_said_before
{
    [Fact]
    public async Task Consent_that_is_given_after_the_taking_brings_what_was_written_before_it()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, _) = await chat.UnansweredAsync();
        zaynab.Says("اهلا نور");
        await nour.LineAsync("اهلا نور");

        await zaynab.PressesAsync("موافقة");

        await nour.Screen.ShowsAsync("وافق الشخص الآن على قراءة ما كُتب من قبل");
        var before = await nour.LineAsync();
        Assert.Contains("· من قبل\n", before.Text, StringComparison.Ordinal);
        Assert.True(before.IsProtected);
        nour.Says("قرأت ما كتبته من قبل", before);
        await zaynab.Screen.ShowsAsync("نور:\nقرأت ما كتبته من قبل");
        Assert.Single(nour.Screen.Messages, message => message.Text.Contains("وافق الشخص الآن", StringComparison.Ordinal));
        Assert.Single(nour.Screen.Messages, message => message.Text.Contains("اهلا نور", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Not_now_after_the_taking_ends_the_talk_and_takes_its_words_from_the_chat_and_a_later_consent_opens_it_again()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, zaynab, code) = await chat.UnansweredAsync();
        zaynab.Says("اهلا نور");
        await nour.LineAsync("اهلا نور");

        await zaynab.PressesAsync("ليس الآن");

        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا، ومُسح ما ظهر منها.\nاختار الشخص «ليس الآن»");
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("اهلا نور", StringComparison.Ordinal)), "no word of the talk");
        nour.Says("هل أنت هناك؟");
        await nour.Screen.ShowsAsync("فلم يُرسل هذا النص إلى أحد");
        nour.Enters(code);
        await nour.Screen.ShowsAsync("اختار الشخص «ليس الآن»، فلا نكتب إليه حتى يوافق.");
        Assert.DoesNotContain("هل أنت هناك؟", zaynab.Screen.Transcript, StringComparison.Ordinal);

        await zaynab.PressesAsync("موافقة");
        await chat.UntilAsync<string>("SELECT consent FROM cases", consent => consent == "Given");
        nour.Enters(code);
        await nour.LineAsync();
    }

    [Fact]
    public async Task What_came_before_the_lines_that_are_shown_can_be_asked_for_to_the_first_and_every_look_is_in_the_audit()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var zaynab = await chat.DangerAsync("زينب");
        foreach (var number in Enumerable.Range(1, 12))
        {
            zaynab.Says($"سطر رقم {number}");
            await chat.LinesAsync(lines => lines.Contains($"Person: سطر رقم {number}"));
        }

        nour.Enters(await chat.CodeAsync());
        await nour.LineAsync("سطر رقم \u206612\u2069");
        Assert.DoesNotContain(TeamTalks.Meeting, nour.Screen.Transcript, StringComparison.Ordinal);
        var pages = 0;
        for (; pages == 0 || Before(nour.Screen.Messages).Last().Buttons.Any(button => button.Text == "ما قبل"); pages++)
        {
            var seen = Before(nour.Screen.Messages).Count();
            await nour.PressesAsync("ما قبل");
            await nour.Screen.UntilAsync(messages => Before(messages).Count() > seen, "what came before");
        }

        Assert.Contains(Before(nour.Screen.Messages), message => message.Text.Contains(TeamTalks.Meeting, StringComparison.Ordinal));
        await chat.UntilAsync<long>("SELECT count(*) FROM events WHERE code = 'telegram.before' AND case_code IS NOT NULL AND volunteer_id IS NOT NULL", looks => looks == pages);
        await nour.PressesAsync("إعادة للطابور");
        await nour.PressesAsync("اتُّفق على خطوة، وهي في الحديث");
        await nour.Screen.UntilAsync(messages => !Before(messages).Any(), "no word of the talk");
    }

    private static IEnumerable<ChatMessage> Before(IEnumerable<ChatMessage> messages) => messages.Where(message => message.Text.Contains("· من قبل\n", StringComparison.Ordinal));
}
