using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The group and the roster know of each other: who leaves the one is told to coordinators, who is removed from the other is put out.</summary>
public sealed class Leaving_the_group
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_is_out_of_the_group_ends_their_shift_and_coordinators_can_remove_them_after_a_question(bool isPutOut)
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync();
        var salam = await chat.OnShiftAsync(group, "سلام");
        var nour = await chat.OnShiftAsync(group, "نور", trained: Core.Safeguarding.Flag.Minor);
        await chat.DangerAsync("زينب");
        await nour.TakesAsync(await chat.CodeAsync(1));

        if (isPutOut)
        {
            group.Removes(nour);
        }
        else
        {
            group.Leaves(nour);
        }

        var told = await salam.Screen.ShowsAsync(message => message.Text.Contains("خروج من مجموعة الفريق", StringComparison.Ordinal) && message.Text.Contains("نور", StringComparison.Ordinal), "who left");
        Assert.False(told.IsSilent);
        await chat.UntilAsync<long>("SELECT count(*) FROM volunteers WHERE alias = 'نور' AND on_shift_until > 0", shifts => shifts == 0);
        await chat.UntilAsync<string>("SELECT state FROM cases", state => state == "Waiting");
        salam.Presses(told, "إزالة من الفريق");
        await salam.PressesAsync("نعم، إزالة نور");

        await salam.Screen.ShowsAsync("تمت إزالة نور من الفريق");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE alias = 'نور' AND removed_at IS NOT NULL").Single());
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberLeftGroup' AND seen_at IS NULL").Single());
        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.Empty(chat.Api.Requests.Of("banChatMember"));
    }

    [Fact]
    public async Task Two_who_left_are_both_named_and_whoever_came_back_is_not_removed_by_an_old_button()
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync();
        var salam = await chat.OnShiftAsync(group, "سلام");
        var (nour, huda) = (await chat.OnShiftAsync(group, "نور", coordinator: false), await chat.OnShiftAsync(group, "هدى", coordinator: false));
        group.Leaves(nour);
        group.Leaves(huda);
        await salam.Screen.ShowsAsync(message => message.Text.Contains("نور", StringComparison.Ordinal) && message.Text.Contains("هدى", StringComparison.Ordinal), "both");
        await salam.PressesAsync("إزالة من الفريق");
        var question = await salam.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "نعم، إزالة هدى"), "the question");

        group.Joins(huda);
        await chat.UntilAsync<long>("SELECT count(*) FROM events WHERE code = 'group.back' AND volunteer_id = (SELECT id FROM volunteers WHERE alias = 'هدى')", back => back == 2); // with the first time
        salam.Presses(question, "نعم، إزالة هدى");

        await salam.Screen.ShowsAsync("لا أحد هنا لإزالته الآن");
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM volunteers WHERE removed_at IS NOT NULL").Single());
    }

    [Fact]
    public async Task A_stranger_who_leaves_or_a_members_new_rights_tell_nobody_anything()
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        var stranger = chat.Api.Person("غريب");
        group.Joins(stranger);

        group.Leaves(stranger);
        group.Promotes(nour);
        group.Demotes(nour);
        await chat.Api.Updates.UntilConfirmedAsync();
        nour.Says("القائمة");
        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("المناوبة حتى", StringComparison.Ordinal)) > 1, "the menu of somebody on shift");

        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberLeftGroup'").Single());
    }

    [Fact]
    public async Task Whoever_is_removed_is_put_out_of_the_group_and_may_be_invited_again()
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        await chat.OnShiftAsync(group, "سلام");
        chat.Api.Faults.Next("banChatMember", new Fault.TooManyRequests(1));

        await chat.Room<Roster>().RemoveAsync("نور");

        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.Equal(Standing.Left, group.StandingOf(nour));
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert IN ('MemberStillInGroup', 'MemberLeftGroup')").Single());
        group.Joins(nour);
        Assert.True(IsInside(group, nour));
    }

    [Theory]
    [InlineData("banChatMember", FaultMoment.After)]
    [InlineData("unbanChatMember", FaultMoment.Before)]
    [InlineData("getChatMember", FaultMoment.Before)]
    public async Task Whom_Telegram_could_not_be_told_of_is_put_out_after_the_next_start(string method, FaultMoment moment)
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        chat.Api.Faults.Next(method, new Fault.Gateway(502, moment), where: call => call.Text("user_id") == $"{nour.Id}");

        await chat.Room<Roster>().RemoveAsync("نور");
        await chat.FaultsAsync();
        await chat.StopAsync();
        Assert.Equal(1, Left(chat));
        await chat.StartAgainAsync();

        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.Equal(Standing.Left, group.StandingOf(nour));
    }

    [Theory]
    [InlineData(Rights.ForDesk & ~Rights.RestrictMembers, false)]
    [InlineData(Rights.ForDesk, true)]
    public async Task Whom_the_bot_may_not_put_out_is_named_to_coordinators(Rights rights, bool isAdministrator)
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync(rights);
        var salam = await chat.OnShiftAsync(group, "سلام");
        var nour = await chat.OnShiftAsync(group, "نور");
        if (isAdministrator)
        {
            group.Promotes(nour);
        }

        await chat.Room<Roster>().RemoveAsync("نور");

        var told = await salam.Screen.ShowsAsync(message => message.Text.Contains("يُخرج من المجموعة باليد", StringComparison.Ordinal) && message.Text.EndsWith("نور", StringComparison.Ordinal), "who is still there");
        Assert.False(told.IsSilent);
        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.True(IsInside(group, nour));
    }

    [Fact]
    public async Task In_a_small_group_too_whoever_is_removed_is_put_out()
    {
        await using var chat = await RunningChat.StartAsync();
        var (group, _) = await chat.PairedAsync(isSmall: true);
        var nour = await chat.OnShiftAsync(group, "نور");

        await chat.Room<Roster>().RemoveAsync("نور");

        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.False(IsInside(group, nour));
        Assert.Empty(chat.Api.Requests.Of("unbanChatMember"));
    }

    [Fact]
    public async Task Without_a_group_nobody_is_looked_for_until_there_is_one()
    {
        await using var chat = await RunningChat.StartAsync();
        await chat.MemberAsync("نور");

        await chat.Room<Roster>().RemoveAsync("نور");

        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts WHERE commands_taken = 1", waiting => waiting == 1);
        Assert.Empty(chat.Api.Requests.Of("banChatMember"));
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'MemberStillInGroup'").Single());
        await chat.PairedAsync();

        await chat.UntilAsync<long>("SELECT count(*) FROM leaving_accounts", left => left == 0);
        Assert.Empty(chat.Api.Requests.Of("banChatMember")); // they were never in it
    }

    [Theory]
    [InlineData(Rights.ForDesk & ~Rights.ManageTopics, "لا يُسمح للبوت بإدارة المواضيع")]
    [InlineData(Rights.ForDesk & ~Rights.RestrictMembers, "لا يُسمح للبوت بإخراج أحد")]
    [InlineData(null, "البوت ليس مشرفًا في المجموعة")]
    public async Task A_missing_right_is_named_and_its_name_goes_when_it_is_given(Rights? rights, string words)
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        var (group, _) = await chat.PairedAsync(rights ?? Rights.ForDesk, isForum: true);
        if (rights is null)
        {
            group.DemotesBot();
        }

        await salam.Screen.ShowsAsync(words);
        group.PromotesBot(Rights.ForDesk);

        await chat.UntilAsync<long>("SELECT count(*) FROM group_warnings WHERE code IN ('CannotManageTopics', 'CannotRemove', 'NotAdministrator')", left => left == 0);
    }

    private static bool IsInside(Group group, Person person) => group.StandingOf(person) is not (Standing.Left or Standing.Kicked);

    private static long Left(RunningChat chat) => ColumnsOf.Ask<long>(Path.Combine(chat.Folder, "data", "chatbot.db"), "SELECT count(*) FROM leaving_accounts");
}
