using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.Tests.Telegram;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What somebody does on WhatsApp besides plain writing: words under a picture, changing and deleting, seeing that one was read.</summary>
public sealed class Besides_words
{
    [Fact]
    public async Task Words_under_a_picture_are_read()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.SendsImage("عمري 16 ويكول نلتقي باجر");

        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await chat.UntilAsync<string>("SELECT level FROM cases", level => level == "L3");
    }

    [Fact]
    public async Task What_is_edited_is_screened_again_and_what_is_revoked_is_deleted_here_while_the_case_stays()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();
        var said = zaynab.Says("يهددني واحد");
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'", left => left == 0);

        zaynab.Edits(said, "يهددني واحد وعمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Lines()), lines => lines.Any(line => line.Contains("نلتقي باجر", StringComparison.Ordinal)));

        zaynab.Revokes(said);
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Lines()), lines => !lines.Any(line => line.Contains("يهددني واحد", StringComparison.Ordinal)));
        Assert.Contains(chat.Lines(), line => line.Contains("حذف الشخص رسالة كتبها", StringComparison.Ordinal));
        Assert.Equal("L3", chat.Ask<string>("SELECT level FROM cases WHERE state <> 'Closed'").Single());
    }

    [Fact]
    public async Task What_is_revoked_goes_from_the_chat_of_a_volunteer_on_Telegram_too_and_what_stood_beside_it_stays()
    {
        await using var chat = await RunningWhatsApp.StartAsync(withTelegram: true);
        var nour = await chat.MemberAsync("نور", trained: [Flag.Minor]);
        var zaynab = await chat.DangerAsync();
        zaynab.Says("أختي تعرف");
        var place = zaynab.Says("اسكن بالكرادة");
        await chat.LinesAsync(lines => lines.Contains("Person: اسكن بالكرادة"));
        await nour.TakesAsync(TeamWords.Code(await chat.CodeAsync()));
        await nour.LineAsync("اسكن بالكرادة");

        zaynab.Revokes(place);

        await nour.Screen.ShowsAsync("حذف الشخص رسالة كتبها، وحُذفت هنا أيضًا");
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("الكرادة", StringComparison.Ordinal)), "no word of it");
        await nour.LineAsync("أختي تعرف");
        Assert.Single(nour.Screen.Messages, message => message.Text.Contains(TeamTalks.Meeting, StringComparison.Ordinal));

        var number = zaynab.Says("رقمه 07502522728");
        await nour.PressesAsync("إظهار المخفي");
        await nour.LineAsync("07502522728");
        zaynab.Revokes(number);
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("رقمه", StringComparison.Ordinal)), "neither the masked nor the shown number");
        nour.Says("لا بأس، كل شيء هنا باختيارك");
        await zaynab.Screen.ShowsAsync("كل شيء هنا باختيارك");
    }

    [Fact]
    public async Task A_revoked_message_that_was_never_here_and_one_of_a_stranger_change_nothing()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.StartedAsync();
        var huda = chat.Api.Person("هدى");
        chat.Api.Webhook.Hold();
        var unheard = huda.Says("كلمة");
        chat.Api.Webhook.NextComesReversed();
        huda.Revokes(unheard);
        chat.Api.Webhook.Release();
        await chat.Api.Webhook.UntilTakenAsync();
        await chat.QuietAsync();

        zaynab.Says("القائمة");
        await zaynab.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'").Single());
    }

    [Fact]
    public async Task While_the_bot_answers_the_person_sees_that_it_was_read_and_not_once_a_human_has_the_case()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.DangerAsync();
        await chat.Api.Requests.UntilAsync(GraphCall.Read);
        Assert.True(zaynab.TypingShown > 0);
        await chat.TakeAsync();
        await chat.QuietAsync();
        var marks = chat.Api.Requests.Of(GraphCall.Read).Count;

        var said = zaynab.Says("اي بالبيت");
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Lines()), lines => lines.Contains("Person: اي بالبيت"));

        Assert.False(said.IsReadByBot);
        Assert.Equal(marks, chat.Api.Requests.Of(GraphCall.Read).Count);
    }
}
