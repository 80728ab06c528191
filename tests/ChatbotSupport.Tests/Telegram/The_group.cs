using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The volunteers' group: pairing it, one card for each case, and from a press on a card straight into the talk.</summary>
public sealed class The_group
{
    [Fact]
    public async Task A_code_typed_in_a_group_makes_it_the_teams_once()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var owner = chat.Api.Person("مالكة");
        var group = chat.Api.Group("الفريق", owner, isForum: false);
        var code = await chat.Room<Pairing>().DrawAsync();

        group.AddsBot(Rights.ForDesk);
        owner.In(group).Says("/pair ABCD-EFGH");
        await owner.In(group).Screen.ShowsAsync("هذا ليس رمز الربط");
        owner.In(group).Says($"/pair@najda_support_bot {code.ToLowerInvariant()}");
        await owner.In(group).Screen.ShowsAsync("هذه مجموعة الفريق من الآن");
        var pin = await owner.In(group).Screen.ShowsAsync("الخدمة تعمل");
        await owner.In(group).Screen.UntilAsync(_ => pin.IsPinned, "the line pinned");

        var stranger = chat.Api.Person("غريب");
        var other = chat.Api.Group("غرباء", stranger, isForum: false);
        other.AddsBot();
        stranger.In(other).Says($"/pair {code}");
        await stranger.In(other).Screen.ShowsAsync("هذه الخدمة للمحادثات الخاصة فقط");
        await chat.Api.Requests.UntilAsync("leaveChat", request => request.Text("chat_id") == $"{other.Id}");
        Assert.DoesNotContain(owner.In(group).Screen.Messages, message => message.Text.Contains(code, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(group.Id, chat.Ask<long>("SELECT chat FROM team_group").Single());
        Assert.Equal(["GroupPaired"], chat.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task Another_group_that_is_paired_takes_the_place_of_the_first_which_is_left()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (first, owner) = await chat.PairedAsync();
        await chat.DangerAsync();
        await owner.CardAsync(first, "لقاء مع المبتز");
        var second = chat.Api.Group("فريق آخر", owner, isForum: false);
        var code = await chat.Room<Pairing>().DrawAsync();
        second.AddsBot(Rights.ForDesk);

        owner.In(second).Says($"/pair {code}");

        await owner.CardAsync(second, "لقاء مع المبتز");
        await owner.In(first).Screen.ShowsAsync("لم تعد هذه مجموعة الفريق");
        await chat.Api.Requests.UntilAsync("leaveChat", request => request.Text("chat_id") == $"{first.Id}");
        Assert.DoesNotContain(owner.In(first).Screen.Messages, message => message.Buttons.Any());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        second.Joins(huda);
        owner.In(second).Says("/unpair"); // not on the team's roster: nothing comes of it
        huda.In(second).Says("/unpair");
        await owner.In(second).Screen.ShowsAsync("لم تعد هذه مجموعة الفريق");
        Assert.False(await chat.Room<Pairing>().RemoveAsync(by: null));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'GroupUnpaired'").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'group.unpaired' AND volunteer_id IS NOT NULL").Single());
    }

    [Fact]
    public async Task A_group_that_the_settings_name_is_adopted_once_and_stays_unpaired_when_somebody_unpaired_it()
    {
        var api = await BotApi.BotApiServer.StartAsync();
        var owner = api.Person("مالكة");
        var group = api.Group("الفريق", owner, isForum: false);
        group.AddsBot(Rights.ForDesk);
        await using var chat = await RunningChat.StartAsync(new QuickClock(), api: api, settings: plain => plain with { VolunteerGroupId = group.Id });
        await owner.In(group).Screen.ShowsAsync("الخدمة تعمل");
        Assert.Equal(["GroupPaired"], chat.Ask<string>("SELECT alert FROM alerts"));

        Assert.True(await chat.Room<Pairing>().RemoveAsync(by: null));

        await owner.In(group).Screen.ShowsAsync("لم تعد هذه مجموعة الفريق");
        await api.Requests.UntilAsync("leaveChat", request => request.Text("chat_id") == $"{group.Id}");
        await chat.DangerAsync(); // many looks at the group meanwhile
        Assert.Equal(0, chat.Ask<long>("SELECT count(*) FROM team_group").Single());
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'GroupPaired'").Single());
        var code = await chat.Room<Pairing>().DrawAsync();
        group.AddsBot(Rights.ForDesk);
        owner.In(group).Says($"/pair {code}");
        await owner.In(group).Screen.ShowsAsync("هذه مجموعة الفريق من الآن");
        await owner.CardAsync(group, "لقاء مع المبتز");
    }

    [Fact]
    public async Task A_card_lives_with_its_case_and_holds_no_word_of_the_person()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock(6));
        var (group, owner) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        var zaynab = await chat.DangerAsync();
        var card = await owner.CardAsync(group, "لقاء مع المبتز");
        Assert.Contains("عاجل", card.Text, StringComparison.Ordinal);
        Assert.Contains("تلغرام · العربية · منذ", card.Text, StringComparison.Ordinal);
        Assert.True(card.IsProtected);

        var press = await nour.In(group).Presses(card, "استلام").AnsweredAsync();

        Assert.StartsWith("https://t.me/najda_support_bot?start=case_", press.Opens, StringComparison.Ordinal);
        await nour.Screen.ShowsAsync("وافق الشخص على قراءة ما كُتب من قبل");
        await nour.Screen.ShowsAsync(GroupStage.Meeting);
        await owner.In(group).Screen.UntilAsync(_ => card.Text.Contains("مع نور", StringComparison.Ordinal) && !card.Buttons.Any(), "the card with نور");
        nour.Starts(press.Opens!.Split("?start=")[1]);
        nour.Says("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("هل أنت في مكان آمن؟");
        await nour.PressesAsync("إعادة للطابور");
        await nour.PressesAsync("اتُّفق على خطوة، وهي في الحديث");
        await owner.In(group).Screen.UntilAsync(_ => card.Text.Contains("عادت إلى الطابور", StringComparison.Ordinal) && card.Buttons.Any(), "the card waiting again");
        await nour.In(group).Presses(card, "استلام").AnsweredAsync();
        await nour.PressesAsync("تسليم للبوت");
        await nour.PressesAsync("تمت المساعدة واتُّفق على الخطوات");

        await owner.In(group).Screen.UntilAsync(_ => card.Text.EndsWith("انتهت", StringComparison.Ordinal), "one dull line");
        await chat.UntilAsync<long>("SELECT count(*) FROM group_cards", cards => cards == 0);
        var all = owner.In(group).Screen.Messages.SelectMany(message => message.Earlier.Select(look => look.Text).Append(message.Text)).ToList();
        Assert.DoesNotContain(all, text => text.Contains("نلتقي", StringComparison.Ordinal) || text.Contains("مكان آمن", StringComparison.Ordinal) || text.Contains("زينب", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_card_of_whoever_erased_becomes_one_dull_line()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock(6));
        var (group, owner) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        var zaynab = await chat.DangerAsync();
        var card = await owner.CardAsync(group, "لقاء مع المبتز");
        await nour.In(group).Presses(card, "استلام").AnsweredAsync();
        await zaynab.Screen.ShowsAsync("معك الآن نور");

        zaynab.Says("حذف");
        await zaynab.PressesAsync("حذف الآن");

        await owner.In(group).Screen.UntilAsync(_ => card.Text.EndsWith("لا شيء مطلوب الآن", StringComparison.Ordinal) && !card.Buttons.Any(), "one dull line");
    }

    [Fact]
    public async Task Whoever_may_not_take_reads_why_alone_and_on_call_hears_of_the_untrained()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await chat.PairedAsync();
        var stranger = chat.Api.Person("عضو بلا ربط");
        var off = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var fresh = await chat.MemberAsync("جديد", name: "حساب جديد");
        var untrained = await chat.OnShiftAsync(group, "سلام", coordinator: false);
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET approved_at = NULL WHERE alias = 'جديد'"));
        await chat.DangerAsync();
        var card = await owner.CardAsync(group, "لقاء مع المبتز");

        var answers = new List<string>();
        foreach (var person in new[] { stranger, fresh, untrained })
        {
            var press = await person.In(group).Presses(card, "استلام").AnsweredAsync();
            Assert.True(press.IsAlert);
            answers.Add(press.Note!);
        }

        Assert.Collection(
            answers,
            text => Assert.Contains("غير مربوط", text, StringComparison.Ordinal),
            text => Assert.Contains("بانتظار موافقة", text, StringComparison.Ordinal),
            text => Assert.Contains("تدريب خاص", text, StringComparison.Ordinal));
        await off.Screen.ShowsAsync("مطلوب شخص مدرَّب على هذا النوع");
        Assert.Equal("Waiting", chat.Ask<string>("SELECT state FROM cases").Single());
        off.In(group).Presses(card, "استلام");
        await off.Screen.ShowsAsync("بدأت المناوبة مع الاستلام");
        await off.Screen.ShowsAsync(GroupStage.Meeting);
    }

    [Fact]
    public async Task Of_two_who_press_at_once_one_has_the_case_and_the_other_reads_who()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await chat.PairedAsync();
        var nour = await chat.OnShiftAsync(group, "نور");
        var huda = await chat.OnShiftAsync(group, "هدى");
        await chat.DangerAsync();
        var card = await owner.CardAsync(group, "لقاء مع المبتز");

        var presses = new[] { nour.In(group).Presses(card, "استلام"), huda.In(group).Presses(card, "استلام") };
        foreach (var press in presses)
        {
            await press.AnsweredAsync();
        }

        var won = Assert.Single(presses, press => press.Opens is not null);
        var lost = Assert.Single(presses, press => press.Opens is null);
        Assert.Contains("سبق استلام", lost.Note, StringComparison.Ordinal);
        Assert.Contains(won == presses[0] ? "نور" : "هدى", lost.Note, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'case_taken'").Single());
    }

    [Fact]
    public async Task Paired_anew_in_another_topic_the_cards_come_there_and_those_of_before_go()
    {
        await using var chat = await RunningChat.StartAsync();
        Topic? first = null;
        var (group, owner) = await chat.PairedAsync(isForum: true, topic: forum => first = forum.OpensTopic("البطاقات"));
        await chat.DangerAsync();
        var card = await owner.CardAsync(group, "عاجل");
        var second = group.OpensTopic("الحالات");

        owner.In(group, second).Says($"/pair {await chat.Room<Pairing>().DrawAsync()}");

        await owner.In(group, second).Screen.ShowsAsync("هذه مجموعة الفريق من الآن");
        await owner.In(group).Screen.ShowsAsync(message => message.IsFromBot && message.Topic == second && message.Text.Contains("عاجل", StringComparison.Ordinal), "the card in its new place");
        await owner.In(group).Screen.UntilAsync(messages => !messages.Contains(card), "the old card gone");
        await chat.UntilAsync<long>("SELECT count(*) FROM left_messages", left => left == 0);
    }

    [Fact]
    public async Task In_a_forum_everything_stands_in_the_topic_where_the_code_was_typed()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        Topic? topic = null;
        var (group, owner) = await chat.PairedAsync(isForum: true, topic: forum => topic = forum.OpensTopic("البطاقات"));

        await chat.DangerAsync();

        var card = await owner.CardAsync(group, "لقاء مع المبتز");
        Assert.Same(topic, card.Topic);
        Assert.All(owner.In(group).Screen.Messages.Where(message => message.IsFromBot && message.Kind == MessageKind.Text), message => Assert.Same(topic, message.Topic));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_small_group_that_becomes_a_supergroup_keeps_its_cards(bool isToldLate)
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await chat.PairedAsync(isSmall: true, rights: null);
        var nour = await chat.OnShiftAsync(group, "نور");
        await chat.DangerAsync();
        await owner.CardAsync(group, "لقاء مع المبتز");

        group.Upgrades(isForum: false, isToldLate);

        var card = await owner.CardAsync(group, "لقاء مع المبتز");
        await nour.In(group).Presses(card, "استلام").AnsweredAsync();
        await nour.Screen.ShowsAsync(GroupStage.Meeting);
        Assert.Equal(group.Id, chat.Ask<long>("SELECT chat FROM team_group").Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_group_of_ours_that_grew_is_not_left_because_Telegram_gave_no_clean_answer_or_says_only_that_the_small_one_is_gone(bool isGone)
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var (group, owner) = await chat.PairedAsync(isSmall: true, rights: null);
        var small = group.Id;
        chat.Api.Faults.Next("sendChatAction", isGone ? new Fault.Refused(403, "Forbidden: the group chat was deleted") : new Fault.Gateway(), where: request => request.Text("chat_id") == $"{small}");

        group.Upgrades(isForum: false, isToldLate: true, isTold: !isGone);

        // On a busy computer the look at the group's settings may find out first, and nothing is asked for then.
        await Eventually.HoldsAsync(() => Task.FromResult(chat.Api.Faults.Left == 0 || chat.Ask<long>("SELECT chat FROM team_group").Single() == group.Id), found => found);
        owner.In(group).Says("نحن هنا");

        await chat.UntilAsync<long>("SELECT chat FROM team_group", home => home == group.Id);
        Assert.DoesNotContain(chat.Api.Requests.Of("leaveChat"), request => request.Text("chat_id") == $"{group.Id}");
    }

    [Fact]
    public async Task What_is_unsafe_about_the_group_is_told_once_in_private_and_is_gone_when_mended()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock());
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "حساب هدى");
        var (group, owner) = await chat.PairedAsync();
        (group.MembersMayInvite, group.HasVisibleHistory, group.JoinsByRequest, group.PublicName) = (true, true, false, "name_for_all");

        group.PromotesBot(Rights.PinMessages); // whatever changes about the bot makes it look again

        var told = new[]
        {
            await huda.Screen.ShowsAsync("يستطيع كل عضو إضافة أعضاء"), await huda.Screen.ShowsAsync("يرى الأعضاء الجدد ما كُتب قبلهم"),
            await huda.Screen.ShowsAsync("يدخل المجموعة من معه الرابط بلا موافقة"), await huda.Screen.ShowsAsync("للمجموعة اسم عام"), await huda.Screen.ShowsAsync("لا يُسمح للبوت بحذف الرسائل"),
        };
        (group.MembersMayInvite, group.HasVisibleHistory, group.JoinsByRequest, group.PublicName) = (false, false, true, null);
        group.PromotesBot(Rights.ForDesk);

        await huda.Screen.UntilAsync(_ => told.All(message => message.Text.Contains("لا شيء مطلوب الآن", StringComparison.Ordinal)), "no warning");
        Assert.DoesNotContain(owner.In(group).Screen.Messages, message => message.Text.Contains("الحل:", StringComparison.Ordinal));
        Assert.Single(huda.Screen.Messages, message => message.Earlier.Any(look => look.Text.Contains("للمجموعة اسم عام", StringComparison.Ordinal)));
    }
}
