using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.TeamGroup;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>A group that is the team's no more: nothing of ours stays there, whatever goes wrong on the way out.</summary>
public sealed class A_group_that_is_left
{
    [Theory]
    [InlineData("deleteMessages")]
    [InlineData("sendMessage")]
    [InlineData("leaveChat")]
    public async Task What_fails_is_tried_again_until_the_bot_is_out_and_the_good_bye_is_said_once(string method)
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await ShownAsync(chat);
        chat.Api.Faults.Next(method, new Fault.Gateway(502), times: 2, where: request => request.Text("chat_id") == $"{group.Id}" && request.Text("text")?.StartsWith("لم تعد", StringComparison.Ordinal) != false);

        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));

        await GoneAsync(chat, group);
        Assert.Single(owner.In(group).Screen.Messages, message => message.Text.StartsWith("لم تعد هذه مجموعة الفريق", StringComparison.Ordinal));
        Assert.DoesNotContain(owner.In(group).Screen.Messages, message => message.Buttons.Any());
    }

    [Fact]
    public async Task What_was_not_done_is_done_after_a_restart()
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, owner) = await ShownAsync(chat);
        chat.Api.Faults.Next("deleteMessages", new Fault.TooManyRequests(300), where: request => request.Text("chat_id") == $"{group.Id}");
        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));
        await chat.FaultsAsync();

        await chat.StopAsync();
        await chat.StartAgainAsync();

        await GoneAsync(chat, group);
        Assert.DoesNotContain(owner.In(group).Screen.Messages, message => message.Buttons.Any());
    }

    [Fact]
    public async Task One_message_that_cannot_be_deleted_becomes_a_dull_sign_and_the_others_go()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await ShownAsync(chat);
        var card = await owner.CardAsync(group, "لقاء مع المبتز");
        chat.Api.Faults.Next("deleteMessages", new Fault.Refused(400, "Bad Request: message can't be deleted"), where: request => request.Text("chat_id") == $"{group.Id}");
        chat.Api.Faults.Next("deleteMessage", new Fault.Refused(400, "Bad Request: message can't be deleted"), where: request => request.Text("message_id") == $"{card.Id}");

        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));

        await GoneAsync(chat, group);
        Assert.Equal("…", card.Text);
        Assert.Empty(card.Buttons);
        Assert.DoesNotContain(owner.In(group).Screen.Messages, message => message.Text.Contains("الخدمة تعمل", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_group_in_which_the_bot_is_no_more_is_forgotten_at_once()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, _) = await ShownAsync(chat);
        group.RemovesBot();

        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));

        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM left_groups) + (SELECT count(*) FROM left_messages)", left => left == 0);
    }

    [Fact]
    public async Task A_group_that_became_a_supergroup_meanwhile_is_left_under_its_new_number()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await ShownAsync(chat, isSmall: true);
        chat.Api.Faults.Next("deleteMessages", new Fault.Gateway(502), times: 3, where: request => request.Text("chat_id") == $"{group.Id}");
        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));
        group.Upgrades(isForum: false, isTold: false);

        await GoneAsync(chat, group);
        await owner.In(group).Screen.ShowsAsync("لم تعد هذه مجموعة الفريق");
    }

    private static async Task<(Group Group, Person Owner)> ShownAsync(RunningChat chat, bool isSmall = false)
    {
        var (group, owner) = await chat.PairedAsync(isSmall: isSmall);
        await chat.DangerAsync("زينب");
        await owner.CardAsync(group, "لقاء مع المبتز");
        return (group, owner);
    }

    private static async Task GoneAsync(RunningChat chat, Group group)
    {
        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM left_groups) + (SELECT count(*) FROM left_messages)", left => left == 0);
        Assert.Contains(chat.Api.Requests.Of("leaveChat"), request => request.Answered == 200 && request.Text("chat_id") == $"{group.Id}");
    }
}
