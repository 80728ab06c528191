using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The group when many wait, when somebody waits too long, and when it does not take what is sent: nothing is lost, nothing is hurried.</summary>
public sealed class The_group_in_trouble
{
    private static readonly DateTimeOffset Morning = new(2026, 7, 14, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_card_is_posted_anew_and_louder_near_its_target_and_past_it_with_the_coordinators_named()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (group, owner) = await PairedAsync(chat, clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        await chat.MemberAsync("سلام", coordinator: true, name: "حساب سلام");
        huda.Says("/mention");
        huda.Says("/nomention");
        huda.Says("/mention");
        huda.Says("/mention"); // Telegram brings an update again until it has heard that it is safe
        await huda.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("من الآن يذكر البوت هذا الحساب", StringComparison.Ordinal)) == 3, "each answer");
        await chat.DangerAsync();
        var code = await chat.CodeAsync();
        var first = await CardAsync(chat, clock, owner, group, code, "ينتظر", isNot: true);

        var near = await CardAsync(chat, clock, owner, group, code, "يُنتظر أول رد قبل");
        Assert.True(clock.GetUtcNow() - Morning < TimeSpan.FromMinutes(10));
        await clock.PassAsync(() => first.IsDeleted, gone => gone);
        Assert.False(near.IsSilent);
        var late = await CardAsync(chat, clock, owner, group, code, "تأخر الرد");

        await clock.PassAsync(() => near.IsDeleted, gone => gone);
        Assert.Contains("التنسيق: سلام، هدى", late.Text, StringComparison.Ordinal);
        var mention = Assert.Single(late.Entities, entity => entity.Type == "text_mention");
        Assert.Equal("هدى", late.Text.Substring(mention.Offset, mention.Length));
        await clock.PassAsync(() => late.IsDeleted, gone => gone);
        await CardAsync(chat, clock, owner, group, code, "تأخر الرد");
    }

    [Fact]
    public async Task Of_sixty_who_wait_within_a_minute_all_are_seen_and_the_group_hears_less_than_twenty_times()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock, keepsPace: true);
        var (group, owner) = await PairedAsync(chat, clock);
        chat.Api.Rates.AreOn = true;

        for (var number = 1; number <= 60; number++)
        {
            await chat.WaitsAsync(number, number % 10 == 0 ? "L4" : "L2", clock.GetUtcNow(), TimeSpan.FromMinutes(30));
            await clock.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(500));
        }

        var list = await clock.PassAsync(
            () => owner.In(group).Screen.Messages.LastOrDefault(message => message.Text.StartsWith("عدد من ينتظر الآن", StringComparison.Ordinal)),
            found => found is not null && Everybody(owner, group, found) == 60);
        Assert.Contains(list!.Buttons, button => button.Text == "الشخص التالي");
        await clock.PassAsync(() => owner.In(group).Screen.Messages.Count(message => message.Text.StartsWith("🔴", StringComparison.Ordinal) && message.Buttons.Any(button => button.Text == "استلام")), cards => cards == 6);
        var sent = chat.Api.Requests.All.Where(request => request.Text("chat_id") == $"{group.Id}" && request.Method is "sendMessage" or "editMessageText").ToList();
        Assert.All(sent, request => Assert.True(request.Answered == 200, request.Refusal));
        Assert.All(sent, request => Assert.True(sent.Count(other => other.At >= request.At && other.At < request.At + TimeSpan.FromMinutes(1)) < 20));

        // With fewer than a handful left each has a card, and the list is gone.
        await SetAsync(chat, "UPDATE cases SET state = 'Closed' WHERE code > '000003'");
        await clock.PassAsync(() => owner.In(group).Screen.Transcript, screen => !screen.Contains("عدد من ينتظر", StringComparison.Ordinal) && screen.Split("[استلام]").Length == 4);
    }

    [Fact]
    public async Task Of_sixty_in_danger_at_once_each_gets_a_card_that_is_heard_the_longest_waiting_first_and_the_list_names_the_others()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock, keepsPace: true);
        var (group, owner) = await PairedAsync(chat, clock);
        chat.Api.Rates.AreOn = true;

        for (var number = 1; number <= 60; number++)
        {
            await chat.WaitsAsync(number, "L3", clock.GetUtcNow() + TimeSpan.FromMilliseconds(number), TimeSpan.FromHours(1));
        }

        await clock.PassAsync(() => Cards().Count, cards => cards >= 5); // on a busy computer the sixth may be there before anybody looks
        Assert.Equal(["000-001", "000-002", "000-003", "000-004", "000-005"], Cards().Take(5).Select(card => card.Text.Split('\n')[0]).Select(line => line[line.IndexOf("000-", StringComparison.Ordinal)..][..7]));
        Assert.All(Cards(), card => Assert.False(card.IsSilent));
        Assert.Contains(owner.In(group).Screen.Messages, message => message.Text.StartsWith("عدد من ينتظر الآن", StringComparison.Ordinal));
        await clock.PassAsync(() => Cards().Count, cards => cards == 60);
        var sent = chat.Api.Requests.All.Where(request => request.Text("chat_id") == $"{group.Id}" && request.Method is "sendMessage" or "editMessageText").ToList();
        Assert.All(sent, request => Assert.True(request.Answered == 200, request.Refusal));
        Assert.All(sent, request => Assert.True(sent.Count(other => other.At >= request.At && other.At < request.At + TimeSpan.FromMinutes(1)) < 20));

        List<ChatMessage> Cards() => [.. owner.In(group).Screen.Messages.Where(message => message.Buttons.Any(button => button.Text == "استلام"))];
    }

    [Fact]
    public async Task Since_when_somebody_waits_is_told_with_the_day_once_it_was_another_one()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 20, 30, 0, TimeSpan.Zero)); // half an hour before midnight in Baghdad
        await using var chat = await RunningChat.StartAsync(clock);
        var (group, owner) = await PairedAsync(chat, clock);
        await chat.WaitsAsync(7, "L2", clock.GetUtcNow(), TimeSpan.FromHours(9));
        await clock.PassAsync(() => Shows("منذ 23:30"), shown => shown);

        await clock.PassAsync(() => Shows("منذ 2026-07-14 23:30"), shown => shown, TimeSpan.FromSeconds(10));

        bool Shows(string words) => owner.In(group).Screen.Messages.Any(message => message.Text.Replace("\u2066", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal).Contains(words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_closed_topic_is_told_to_coordinators_and_when_it_is_open_again_nothing_is_missing()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        Topic? topic = null;
        var (group, owner) = await PairedAsync(chat, clock, Rights.PinMessages | Rights.DeleteMessages, isForum: true, topic: forum => topic = forum.OpensTopic("البطاقات"));
        group.Closes(topic!);

        await chat.DangerAsync();
        await ShowsAsync(clock, huda, "موضوع البطاقات مغلق");
        group.Closes(topic!, isClosed: false);

        await ShowsAsync(clock, owner.In(group), "لقاء مع المبتز");
        await clock.PassAsync(() => huda.Screen.Transcript.Contains("مجموعة الفريق · لا شيء مطلوب الآن", StringComparison.Ordinal), over => over);
    }

    [Fact]
    public async Task Without_the_right_to_write_nothing_is_lost_and_it_is_not_tried_again_and_again()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var (group, owner) = await PairedAsync(chat, clock);
        group.SilencesBot();
        await chat.DangerAsync();
        await ShowsAsync(clock, huda, "لا يُسمح للبوت بالكتابة في المجموعة");
        var tries = Tries(chat, group);

        await clock.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(5));
        Assert.InRange(Tries(chat, group), tries, tries + 2);
        group.PromotesBot(Rights.ForDesk);

        await ShowsAsync(clock, owner.In(group), "لقاء مع المبتز");
    }

    [Fact]
    public async Task Put_out_and_added_again_the_group_shows_what_waits()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var (group, owner) = await PairedAsync(chat, clock);
        group.RemovesBot();
        Assert.False((await ShowsAsync(clock, huda, "أُخرج البوت من مجموعة الفريق")).IsSilent);
        await chat.DangerAsync();
        await clock.PassAsync(TimeSpan.FromSeconds(30));

        group.AddsBot(Rights.ForDesk);

        await ShowsAsync(clock, owner.In(group), "لقاء مع المبتز");
        await clock.PassAsync(() => chat.Ask<long>("SELECT count(*) FROM group_warnings").Single(), left => left == 0);
    }

    [Fact]
    public async Task A_card_that_somebody_deleted_comes_again_and_a_change_to_nothing_is_no_failure()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (group, owner) = await PairedAsync(chat, clock);
        await chat.WaitsAsync(7, "L3", clock.GetUtcNow(), TimeSpan.FromMinutes(30));
        await ShowsAsync(clock, owner.In(group), "000-007");
        chat.Api.Faults.Next("editMessageText", new BotApi.Faults.Fault.Refused(400, "Bad Request: message to edit not found"));

        await SetAsync(chat, "UPDATE cases SET reasons = 'Published'");
        await clock.PassAsync(() => owner.In(group).Screen.Messages.Count(message => message.Text.Contains("نُشر شيء بالفعل", StringComparison.Ordinal)), cards => cards == 1);
        chat.Api.Faults.Next("editMessageText", new BotApi.Faults.Fault.Refused(400, "Bad Request: message is not modified: specified new message content and reply markup are exactly the same"));
        await SetAsync(chat, "UPDATE cases SET reasons = 'Deadline'");

        await clock.PassAsync(() => chat.Api.Faults.Left, left => left == 0);
        Assert.DoesNotContain(chat.Log, line => line.StartsWith("Warning 5401", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_card_that_is_refused_for_good_holds_up_none_behind_it_and_comes_once_it_is_taken()
    {
        var clock = new FakeTimeProvider(Morning);
        await using var chat = await RunningChat.StartAsync(clock);
        var (group, owner) = await PairedAsync(chat, clock);
        chat.Api.Faults.Next("sendMessage", new BotApi.Faults.Fault.Refused(400, "Bad Request: ENTITY_BOUNDS_INVALID"), times: 2, where: request =>
            request.Text("chat_id") == $"{group.Id}" && request.Text("text")!.Contains("000-007", StringComparison.Ordinal));
        await chat.WaitsAsync(7, "L4", clock.GetUtcNow(), TimeSpan.FromMinutes(30));
        await chat.WaitsAsync(8, "L2", clock.GetUtcNow(), TimeSpan.FromMinutes(30));

        await ShowsAsync(clock, owner.In(group), "000-008");
        await ShowsAsync(clock, owner.In(group), "000-007");

        Assert.Equal(0, chat.Api.Faults.Left);
        Assert.Single(chat.Log, line => line.StartsWith("Warning 5406", StringComparison.Ordinal));
        Assert.DoesNotContain(chat.Log, line => line.StartsWith("Warning 5405", StringComparison.Ordinal));
    }

    private static int Everybody(Person owner, Group group, ChatMessage list)
    {
        var cards = owner.In(group).Screen.Messages.Count(message => message.Buttons.Any(button => button.Text == "استلام"));
        var count = new string([.. list.Text.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit)]);
        return cards + int.Parse(count, System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Tries(RunningChat chat, Group group) =>
        chat.Api.Requests.All.Count(request => request.Text("chat_id") == $"{group.Id}" && request.Method is "sendMessage" or "editMessageText");

    private static Task<int> SetAsync(RunningChat chat, string sql) => chat.Room<Writer>().RunAsync(connection => connection.Execute(sql));

    private static async Task<ChatMessage> ShowsAsync(FakeTimeProvider clock, Person reader, string words) => (await clock.PassAsync(
        () => reader.Screen.Messages.LastOrDefault(message => message.IsFromBot && message.Text.Contains(words, StringComparison.Ordinal)), found => found is not null))!;

    private static async Task<ChatMessage> CardAsync(RunningChat chat, FakeTimeProvider clock, Person owner, Group group, string code, string words, bool isNot = false)
    {
        ArgumentNullException.ThrowIfNull(chat);
        return (await clock.PassAsync(
            () => owner.In(group).Screen.Messages.LastOrDefault(message => message.Text.Contains(code, StringComparison.Ordinal) && message.Text.Contains(words, StringComparison.Ordinal) != isNot),
            found => found is not null))!;
    }

    // The scene's clock stands still until it is told to go on.
    private static async Task<(Group Group, Person Owner)> PairedAsync(
        RunningChat chat, FakeTimeProvider clock, Rights rights = Rights.ForDesk, bool isForum = false, Func<Group, Topic?>? topic = null)
    {
        var pairing = chat.PairedAsync(rights, isForum, topic: topic);
        await clock.WhileAsync(pairing);
        return await pairing;
    }
}
