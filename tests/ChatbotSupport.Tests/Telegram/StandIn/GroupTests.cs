using System.Net;
using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.Chats;
using Telegram.Bot;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>The volunteers' room: topics, rights, members, and what the bot hears in it.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task A_topic_is_opened_written_in_closed_and_deleted_with_all_it_holds()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        room.AddsBot(Rights.ForDesk);
        var noor = api.Person("نور");
        room.Joins(noor);

        var topic = await bot.CreateForumTopic(room.Id, "482-715");
        await bot.SendMessage(room.Id, "بطاقة", messageThreadId: topic.MessageThreadId);
        var place = noor.In(room, room.Topics.Single());
        place.Says("أنا معه");
        await bot.CloseForumTopic(room.Id, topic.MessageThreadId);
        await bot.SendMessage(room.Id, "تحديث", messageThreadId: topic.MessageThreadId);
        var seen = place.Screen.Transcript;
        var updates = await bot.GetUpdates();
        await bot.DeleteForumTopic(room.Id, topic.MessageThreadId);
        var late = await api.CallAsync("sendMessage", $$"""{"chat_id":{{room.Id}},"text":"x","message_thread_id":{{topic.MessageThreadId}}}""");

        Assert.Equal("· forum_topic_created\nبوت: بطاقة\nنور: أنا معه\n· forum_topic_closed\nبوت: تحديث", seen);
        Assert.Equal(
            [MessageType.ForumTopicCreated, MessageType.Text, MessageType.ForumTopicClosed],
            updates.Where(update => update.Message?.MessageThreadId is not null).Select(update => update.Message!.Type));
        Assert.Equal(topic.MessageThreadId, updates.Single(update => update.Message?.Text == "أنا معه").Message!.ReplyToMessage!.Id);
        Assert.Equal("Bad Request: TOPIC_DELETED", late.Description);
        Assert.Empty(place.Screen.Messages);
    }

    [Fact]
    public async Task Without_a_right_the_refusal_names_it()
    {
        await using var api = await BotApiServer.StartAsync();
        var room = api.Group("غرفة الفريق");
        var noor = api.Person("نور");
        room.AddsBot(Rights.None);
        room.Joins(noor);
        var said = noor.In(room).Says("مرحبا");
        var topic = room.OpensTopic("قديم");

        async Task<string?> WhyAsync(string method, string more) => (await api.CallAsync(method, $"{{\"chat_id\":{room.Id},{more}}}")).Description;

        Assert.Equal("Bad Request: not enough rights to create a topic", await WhyAsync("createForumTopic", "\"name\":\"x\""));
        Assert.Equal("Bad Request: not enough rights to edit the topic", await WhyAsync("closeForumTopic", $"\"message_thread_id\":{topic.Id}"));
        Assert.Equal("Bad Request: not enough rights to manage pinned messages in the chat", await WhyAsync("pinChatMessage", $"\"message_id\":{said.Id}"));
        Assert.Equal("Bad Request: message can't be deleted", await WhyAsync("deleteMessage", $"\"message_id\":{said.Id}"));
        Assert.Equal("Bad Request: not enough rights to restrict/unrestrict chat member", await WhyAsync("banChatMember", $"\"user_id\":{noor.Id}"));
        Assert.Equal("Bad Request: not enough rights to manage chat invite link", await WhyAsync("createChatInviteLink", "\"name\":\"x\""));
        Assert.Equal("Bad Request: not enough rights to manage chat join requests", await WhyAsync("approveChatJoinRequest", $"\"user_id\":{noor.Id}"));
    }

    [Fact]
    public async Task A_closed_topic_is_closed_to_a_bot_that_does_not_manage_topics()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        room.AddsBot(Rights.ForDesk);
        var topic = await bot.CreateForumTopic(room.Id, "482-715");
        await bot.CloseForumTopic(room.Id, topic.MessageThreadId);
        room.PromotesBot(Rights.None);

        var refused = await api.CallAsync("sendMessage", $$"""{"chat_id":{{room.Id}},"text":"x","message_thread_id":{{topic.MessageThreadId}}}""");

        Assert.Equal("Bad Request: TOPIC_CLOSED", refused.Description);
    }

    [Fact]
    public async Task A_member_bot_hears_only_what_is_meant_for_it_and_an_administrator_everything()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        var noor = api.Person("نور");
        room.AddsBot();
        room.Joins(noor);
        var place = noor.In(room);
        await bot.SendMessage(room.Id, "جاهز");

        place.Says("كلام بيننا");
        place.Says("/pair 482715");
        place.Says("/pair@another_bot 1");
        place.Says("نعم", replyTo: place.Screen.Messages.Single(message => message.Text == "جاهز"));
        room.PromotesBot(Rights.ForDesk);
        place.Says("الآن يسمع");
        var heard = await bot.GetUpdates();

        Assert.Equal(["/pair 482715", "نعم", "الآن يسمع"], heard.Select(update => update.Message?.Text).OfType<string>());
    }

    [Fact]
    public async Task Members_are_told_to_an_administrator_bot_and_hidden_from_others()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        var (noor, stranger) = (api.Person("نور"), api.Person("غريب"));
        room.AddsBot();
        room.Joins(noor);
        room.Promotes(noor, Rights.InviteUsers);
        var hidden = await api.CallAsync("getChatMember", $$"""{"chat_id":{{room.Id}},"user_id":{{noor.Id}}}""");
        room.PromotesBot(Rights.ForDesk);

        Assert.Equal("Bad Request: member list is inaccessible", hidden.Description);
        Assert.Equal(ChatMemberStatus.Administrator, (await bot.GetChatMember(room.Id, noor.Id)).Status);
        Assert.Equal(ChatMemberStatus.Left, (await bot.GetChatMember(room.Id, stranger.Id)).Status);
        Assert.Equal(["المالكة", "Support", "نور"], (await bot.GetChatAdministrators(room.Id)).Select(member => member.User.FirstName));
    }

    [Fact]
    public async Task Joining_leaving_and_being_put_out_are_told_to_whoever_asked_for_it()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        var noor = api.Person("نور");
        room.AddsBot(Rights.ForDesk);
        await bot.GetUpdates(-1, allowedUpdates: [UpdateType.ChatMember]);

        room.Joins(noor);
        room.Leaves(noor);
        room.Joins(noor);
        await bot.BanChatMember(room.Id, noor.Id);
        var told = await bot.GetUpdates(allowedUpdates: [UpdateType.ChatMember]);

        Assert.Equal(
            [ChatMemberStatus.Member, ChatMemberStatus.Left, ChatMemberStatus.Member, ChatMemberStatus.Kicked],
            told.Where(update => update.ChatMember is not null).Select(update => update.ChatMember!.NewChatMember.Status));
    }

    [Fact]
    public async Task Whoever_asks_to_come_in_is_let_in_or_not_once()
    {
        await using var api = await BotApiServer.StartAsync();
        var bot = api.Bot();
        var room = api.Group("غرفة الفريق");
        var noor = api.Person("نور");
        room.AddsBot(Rights.ForDesk);
        var link = await bot.CreateChatInviteLink(room.Id, "فريق", createsJoinRequest: true);

        room.IsAskedBy(noor, link.InviteLink);
        var asked = (await bot.GetUpdates(-1)).Single().ChatJoinRequest!;
        await bot.ApproveChatJoinRequest(room.Id, asked.From.Id);
        var again = await api.CallAsync("approveChatJoinRequest", $$"""{"chat_id":{{room.Id}},"user_id":{{noor.Id}}}""");

        Assert.Equal(link.InviteLink, asked.InviteLink!.InviteLink);
        Assert.Equal("Bad Request: USER_ALREADY_PARTICIPANT", again.Description);
        Assert.Equal(ChatMemberStatus.Member, (await bot.GetChatMember(room.Id, noor.Id)).Status);
    }

    [Fact]
    public async Task A_group_that_grew_has_another_id_and_the_old_one_says_which()
    {
        await using var api = await BotApiServer.StartAsync();
        var room = api.Group("غرفة صغيرة", isSmall: true);
        room.AddsBot(Rights.ForDesk);
        var small = room.Id;

        room.Upgrades();
        var refused = await api.SendAsync(small, "x");
        var updates = await api.Bot().GetUpdates();

        Assert.Equal("Bad Request: group chat was upgraded to a supergroup chat", refused.Description);
        Assert.Equal(room.Id, (long)refused.Body["parameters"]!["migrate_to_chat_id"]!);
        Assert.Equal(room.Id, updates.Single(update => update.Message?.MigrateToChatId is not null).Message!.MigrateToChatId);
        Assert.Equal(HttpStatusCode.OK, (await api.SendAsync(room.Id, "x")).Status);
    }

    [Fact]
    public async Task A_bot_that_was_put_out_or_left_writes_nothing_more()
    {
        await using var api = await BotApiServer.StartAsync();
        var (first, second) = (api.Group("أولى"), api.Group("ثانية"));
        first.AddsBot();
        second.AddsBot();
        first.RemovesBot();
        await api.Bot().LeaveChat(second.Id);

        Assert.Equal("Forbidden: bot was kicked from the supergroup chat", (await api.SendAsync(first.Id, "x")).Description);
        Assert.Equal("Forbidden: bot is not a member of the supergroup chat", (await api.SendAsync(second.Id, "x")).Description);
    }

    [Fact]
    public async Task An_anonymous_administrator_writes_as_the_group()
    {
        await using var api = await BotApiServer.StartAsync();
        var room = api.Group("غرفة الفريق");
        var noor = api.Person("نور");
        room.AddsBot(Rights.ForDesk);
        room.Joins(noor);
        room.Promotes(noor, isAnonymous: true);

        noor.In(room).Says("أنا");
        var heard = (await api.Bot().GetUpdates(-1)).Single().Message!;

        Assert.Equal(1087968824, heard.From!.Id);
        Assert.Equal(room.Id, heard.SenderChat!.Id);
    }

    [Fact]
    public async Task Settings_that_the_product_warns_of_can_be_read()
    {
        await using var api = await BotApiServer.StartAsync();
        var room = api.Group("غرفة الفريق");
        room.AddsBot(Rights.ForDesk);
        (room.MembersMayInvite, room.HasVisibleHistory, room.JoinsByRequest) = (false, true, true);

        var chat = await api.Bot().GetChat(room.Id);

        Assert.False(chat.Permissions!.CanInviteUsers);
        Assert.True(chat.HasVisibleHistory);
        Assert.True(chat.JoinByRequest);
        Assert.True(chat.IsForum);
    }
}
