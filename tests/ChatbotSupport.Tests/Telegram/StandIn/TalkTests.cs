using ChatbotSupport.BotApi;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>A person and a bot talk through the stand-in, the bot by the client that bots are written with.</summary>
public sealed class TalkTests
{
    [Fact]
    public async Task A_person_is_heard_and_reads_the_answer()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var zaynab = api.Person("زينب");

        zaynab.Starts();
        zaynab.Says("مرحبا");
        var updates = await bot.GetUpdates();
        await bot.SendMessage(zaynab.Id, "أهلًا <b>بك</b>", ParseMode.Html);

        Assert.Equal(["/start", "مرحبا"], updates.Select(update => update.Message!.Text));
        Assert.Equal("زينب: /start\nزينب: مرحبا\nبوت: أهلًا بك", zaynab.Screen.Transcript);
    }

    [Fact]
    public async Task A_press_is_heard_and_answered_with_a_note()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        await bot.SendMessage(zaynab.Id, "هل نبدأ؟", replyMarkup: new InlineKeyboardButton("موافقة", "1:a:0"));

        var press = await zaynab.PressesAsync("موافقة");
        var query = (await bot.GetUpdates(offset: -1)).Single().CallbackQuery!;
        await bot.AnswerCallbackQuery(query.Id, "تم");
        await press.AnsweredAsync();

        Assert.Equal("1:a:0", query.Data);
        Assert.Equal("هل نبدأ؟", query.Message!.Text);
        Assert.Equal("تم", press.Note);
    }

    [Fact]
    public async Task A_poll_that_waits_is_answered_the_moment_somebody_writes()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var zaynab = api.Person("زينب");

        var poll = bot.GetUpdates(timeout: 50);
        await api.Updates.UntilPolledAsync();
        zaynab.Starts();

        Assert.Equal("/start", (await poll).Single().Message!.Text);
    }

    [Fact]
    public async Task A_message_that_is_changed_shows_its_new_words_and_one_that_is_deleted_is_gone()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var zaynab = api.Person("زينب");
        var start = zaynab.Starts();
        var first = await bot.SendMessage(zaynab.Id, "أولى", replyMarkup: new InlineKeyboardButton("نعم", "y"));
        var second = await bot.SendMessage(zaynab.Id, "ثانية");

        await bot.EditMessageText(zaynab.Id, first.Id, "…");
        await bot.DeleteMessages(zaynab.Id, [(int)start.Id, second.Id, 999_999]);

        Assert.Equal("بوت: … (معدّلة)", zaynab.Screen.Transcript);
        Assert.Equal("أولى", zaynab.Screen.Last!.Earlier.Single().Text);
    }
}
