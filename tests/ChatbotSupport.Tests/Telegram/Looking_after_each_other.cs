using ChatbotSupport.BotApi.Faults;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Operations.Settings;
using Dapper;
using ChatbotSupport.Storage;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What is for a member alone comes to their private chat once, and says nothing of what it is about.</summary>
public sealed class Looking_after_each_other
{
    [Fact]
    public async Task A_talk_after_a_hard_case_is_offered_once_and_the_answer_reaches_coordinators()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("سلام");
        await OfferAsync(chat, "سلام", "482715");

        await nour.Screen.ShowsAsync("كانت محادثة ثقيلة");
        await nour.PressesAsync("لاحقًا");
        await nour.Screen.ShowsAsync("عُرفت الرغبة");

        Assert.Equal(["Later"], chat.Ask<string>("SELECT wish FROM debriefs"));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'DebriefWanted'").Single());
        await nour.PressesAsync("حديث الآن");
        await nour.Screen.ShowsAsync("لا عرض مفتوح الآن");
        Assert.Single(nour.Screen.Messages, message => message.Text.StartsWith("كانت محادثة ثقيلة", StringComparison.Ordinal));
        Assert.Empty(chat.Room<Debriefs>().Untold());
    }

    [Fact]
    public async Task Help_for_oneself_is_shown_the_way_to_and_the_coordinator_is_told_that_something_waits()
    {
        await using var chat = await RunningChat.StartAsync(web: new WebSettings { PublicUrl = "https://desk.example" });
        var nour = await chat.MemberAsync("نور");
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "منسقة");
        nour.Says("أحتاج مساعدة لنفسي");
        await nour.Screen.ShowsAsync("لا يراه إلا شخص واحد من التنسيق");
        var me = chat.Ask<string>("SELECT id FROM volunteers WHERE alias = 'نور'").Single();
        var talks = chat.Room<OwnTalks>();
        chat.Api.Faults.Next("sendMessage", new Fault.Gateway(), where: request => request.Text("chat_id") == $"{salam.Id}" && request.Text("text")!.Contains("في المكتب", StringComparison.Ordinal));
        var id = (await talks.OpenAsync(me, "سلام"))!;

        await talks.WriteAsync(me, id, "كلمة مزروعة");

        await salam.Screen.ShowsAsync("لك رسالة في المكتب على الويب");
        Assert.DoesNotContain(salam.Screen.Messages, message => message.Text.Contains("نور", StringComparison.Ordinal) || message.Text.Contains("مزروعة", StringComparison.Ordinal));
        await chat.UntilAsync<long>("SELECT count(*) FROM own_lines WHERE told_at IS NULL", untold => untold == 0);
        Assert.Single(salam.Screen.Messages, message => message.Text.Contains("لك رسالة في المكتب على الويب", StringComparison.Ordinal));
        Assert.Empty(chat.Ask<string>("SELECT code FROM events WHERE code LIKE 'telegram.own%'"));
    }

    [Fact]
    public async Task Where_phones_reach_no_desk_the_coordinator_they_choose_is_asked_to_get_in_touch_and_nobody_else_learns_of_it()
    {
        await using var chat = await RunningChat.StartAsync();
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "منسقة");
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "منسقة أخرى");
        var nour = await chat.MemberAsync("نور");
        Assert.DoesNotContain(nour.Screen.Messages.SelectMany(message => message.Buttons), button => button.Text == "المكتب على الويب");

        await nour.PressesAsync("أحتاج مساعدة لنفسي");
        await nour.PressesAsync("سلام");
        await nour.Screen.ShowsAsync("لا تظهر إلا لـسلام");
        await salam.Screen.ShowsAsync("شيء ينتظرك وحدك");
        Assert.DoesNotContain(salam.Screen.Messages, message => message.Text.Contains("نور", StringComparison.Ordinal));
        await salam.PressesAsync("عرض");
        var who = await salam.Screen.ShowsAsync("رغبة في حديث معك: نور");

        Assert.True(who.IsProtected);
        Assert.DoesNotContain(huda.Screen.Messages, message => message.Text.Contains("نور", StringComparison.Ordinal) || message.Text.Contains("ينتظرك", StringComparison.Ordinal));
        Assert.Equal(["own.open", "own.write", "own.who"], chat.Ask<string>("SELECT code FROM events WHERE code LIKE 'own.%' ORDER BY id"));
    }

    private static Task<int> OfferAsync(RunningChat chat, string alias, string code) => chat.Room<Writer>().RunAsync(connection => connection.Execute(
        "INSERT INTO debriefs (case_code, volunteer_id, offered_at) SELECT @code, id, @now FROM volunteers WHERE alias = @alias",
        new { code, alias, now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() }));
}
