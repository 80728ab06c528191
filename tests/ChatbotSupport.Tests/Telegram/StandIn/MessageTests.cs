using System.Net;
using ChatbotSupport.BotApi;
using Microsoft.Extensions.Time.Testing;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>Messages in a private chat: how they look, change, go, and when they never arrive.</summary>
public sealed class MessageTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 20, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Html_becomes_words_with_a_look_and_a_link_that_calls_is_dropped_silently()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var sent = await api.Bot().SendMessage(
            zaynab.Id, """ <b>مهم</b> &lt;هنا&gt; <a href="https://t.me/x">رابط</a> <a href="tel:533">اتصال</a> """, ParseMode.Html);

        Assert.Equal("مهم <هنا> رابط اتصال", sent.Text);
        Assert.Equal([(MessageEntityType.Bold, 0, 3), (MessageEntityType.TextLink, 10, 4)], sent.Entities!.Select(entity => (entity.Type, entity.Offset, entity.Length)));
    }

    [Fact]
    public async Task Old_direction_marks_vanish_and_isolates_stay()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var sent = await api.Bot().SendMessage(zaynab.Id, "\u202Bالرقم \u2066533\u2069\u202C");

        Assert.Equal("الرقم \u2066533\u2069", sent.Text);
    }

    [Fact]
    public async Task A_reply_a_protected_and_a_silent_message_are_what_they_say()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        var said = zaynab.Says("أين أبدأ؟");

        await api.Bot().SendMessage(zaynab.Id, "من هنا", replyParameters: (int)said.Id, protectContent: true, disableNotification: true);

        Assert.Equal("زينب: أين أبدأ؟\nبوت ↩ أين أبدأ؟: من هنا (محمية)", zaynab.Screen.Transcript);
        Assert.True(zaynab.Screen.Last!.IsSilent);
    }

    [Fact]
    public async Task Changing_a_message_to_what_it_is_already_is_refused()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        var sent = await api.Bot().SendMessage(zaynab.Id, "نص", replyMarkup: new InlineKeyboardButton("نعم", "y"));

        var refused = await Assert.ThrowsAsync<ApiRequestException>(
            () => api.Bot().EditMessageText(zaynab.Id, sent.Id, "نص", replyMarkup: new InlineKeyboardButton("نعم", "y")));
        await api.Bot().EditMessageReplyMarkup(zaynab.Id, sent.Id);

        Assert.Contains("message is not modified", refused.Message, StringComparison.Ordinal);
        Assert.Empty(zaynab.Screen.Last!.Buttons);
    }

    [Fact]
    public async Task Messages_of_others_and_missing_ones_cannot_be_changed()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        var said = zaynab.Says("كلامي");

        var foreign = await api.CallAsync("editMessageText", $$"""{"chat_id":{{zaynab.Id}},"message_id":{{said.Id}},"text":"…"}""");
        var missing = await api.CallAsync("editMessageText", $$"""{"chat_id":{{zaynab.Id}},"message_id":99999,"text":"…"}""");

        Assert.Equal("Bad Request: message can't be edited", foreign.Description);
        Assert.Equal("Bad Request: message to edit not found", missing.Description);
    }

    [Fact]
    public async Task After_48_hours_nothing_is_deleted_any_more_but_the_bots_own_words_can_be_changed()
    {
        await using var api = await BotApiServer.StartAsync(_clock);
        var zaynab = api.Person("زينب");
        var said = zaynab.Says("كلامي");
        var sent = await api.Bot().SendMessage(zaynab.Id, "كلام البوت");
        _clock.Advance(TimeSpan.FromHours(48));

        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().DeleteMessages(zaynab.Id, [(int)said.Id, sent.Id]));
        await api.Bot().EditMessageText(zaynab.Id, sent.Id, "…");

        Assert.Equal("Bad Request: message can't be deleted", refused.Message);
        Assert.Equal("زينب: كلامي\nبوت: … (معدّلة)", zaynab.Screen.Transcript);
    }

    [Fact]
    public async Task More_than_a_hundred_messages_are_not_deleted_at_once()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().DeleteMessages(zaynab.Id, Enumerable.Range(1, 101)));

        Assert.Equal("Bad Request: too many message identifiers specified", refused.Message);
    }

    [Fact]
    public async Task A_press_is_answered_once_and_may_come_from_buttons_that_are_gone()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        var sent = await api.Bot().SendMessage(zaynab.Id, "؟", replyMarkup: new InlineKeyboardButton("نعم", "1:a:0"));
        await api.Bot().EditMessageText(zaynab.Id, sent.Id, "انتهى");

        var press = zaynab.Presses(zaynab.Screen.Last!, "نعم");
        await api.Bot().AnswerCallbackQuery(press.Id, "تم", showAlert: true);
        var again = await api.CallAsync("answerCallbackQuery", $$"""{"callback_query_id":"{{press.Id}}"}""");

        Assert.True((await press.AnsweredAsync()).IsAlert);
        Assert.Equal("Bad Request: query is too old and response timeout expired or query ID is invalid", again.Description);
        Assert.Equal("1:a:0", (await api.Bot().GetUpdates(-1)).Single().CallbackQuery!.Data);
    }

    [Fact]
    public async Task Whoever_never_started_blocked_the_bot_or_left_telegram_is_not_reached()
    {
        await using var api = await BotApiServer.StartAsync();
        var (stranger, blocking, gone) = (api.Person("غريبة"), api.Person("زينب"), api.Person("هدى"));
        blocking.Starts();
        gone.Starts();
        blocking.BlocksBot();
        gone.DeletesAccount();

        var answers = new[] { await api.SendAsync(stranger.Id, "x"), await api.SendAsync(blocking.Id, "x"), await api.SendAsync(gone.Id, "x") };
        blocking.UnblocksBot();
        var reached = await api.SendAsync(blocking.Id, "x");
        var updates = await api.Bot().GetUpdates();

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Forbidden, answer.Status));
        Assert.Equal(
            ["Forbidden: bot can't initiate conversation with a user", "Forbidden: bot was blocked by the user", "Forbidden: user is deactivated"],
            answers.Select(answer => answer.Description));
        Assert.Equal(HttpStatusCode.OK, reached.Status);
        Assert.Equal(
            [ChatMemberStatus.Kicked, ChatMemberStatus.Member],
            updates.Where(update => update.MyChatMember is not null).Select(update => update.MyChatMember!.NewChatMember.Status));
    }

    [Fact]
    public async Task Everything_that_is_not_words_is_read_by_the_client()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.SendsPhoto("تعليق");
        zaynab.SendsVideo();
        zaynab.SendsDocument();
        zaynab.SendsVoice();
        zaynab.SendsSticker();
        zaynab.SendsContact("+9647500000000");
        zaynab.SendsLocation(33.3, 44.4);
        zaynab.SendsPoll("أي؟", "هذا", "ذاك");
        zaynab.SendsAlbum(3);
        zaynab.Forwards("رسالة التهديد");
        zaynab.Edits(zaynab.Says("خطا"), "خطأ");

        var updates = await api.Bot().GetUpdates();

        Assert.Equal(
            [
                MessageType.Photo, MessageType.Video, MessageType.Document, MessageType.Voice, MessageType.Sticker, MessageType.Contact, MessageType.Location,
                MessageType.Poll, MessageType.Photo, MessageType.Photo, MessageType.Photo, MessageType.Text, MessageType.Text,
            ],
            updates.Where(update => update.Message is not null).Select(update => update.Message!.Type));
        Assert.Single(updates.Where(update => update.Message?.MediaGroupId is not null).Select(update => update.Message!.MediaGroupId).Distinct());
        Assert.IsType<MessageOriginHiddenUser>(updates.Single(update => update.Message?.ForwardOrigin is not null).Message!.ForwardOrigin);
        Assert.Equal("خطأ", updates[^1].EditedMessage!.Text);
    }

    [Fact]
    public async Task A_reaction_of_the_bot_is_one_of_those_that_telegram_offers()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        var said = zaynab.Says("مرحبا");

        await api.Bot().SetMessageReaction(zaynab.Id, (int)said.Id, ["👀"]);
        var refused = await Assert.ThrowsAsync<ApiRequestException>(() => api.Bot().SetMessageReaction(zaynab.Id, (int)said.Id, ["✅"]));

        Assert.Equal("Bad Request: REACTION_INVALID", refused.Message);
        Assert.Equal("زينب: مرحبا {👀 Support}", zaynab.Screen.Transcript);
    }

    [Fact]
    public async Task What_people_delete_or_clear_the_bot_never_hears_of()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Deletes(zaynab.Says("خطأ"));
        zaynab.Says("مرحبا");
        zaynab.ClearsScreen();

        Assert.Equal(2, api.Updates.Waiting);
        Assert.Empty(zaynab.Screen.Messages);
    }
}
