using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Whoever takes a person is on shift from then on, whichever way they came to them; and takes nobody beyond what they can carry or said they do not take.</summary>
public sealed class Taking_and_the_shift
{
    private const string Begun = "بدأت المناوبة مع الاستلام";

    [Fact]
    public async Task By_the_list_by_a_link_and_as_the_next_one_taking_begins_the_shift_and_a_refusal_does_not()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", coordinator: true);
        var salam = await chat.MemberAsync("سلام", coordinator: true, name: "زميل");
        var huda = await chat.MemberAsync("هدى", coordinator: true, name: "زميلة");
        await chat.DangerAsync("زينب");
        var first = await chat.CodeAsync();
        salam.Says("الطابور");
        var list = await salam.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == $"استلام {first}"), "the queue");

        await nour.TakesAsync(first);
        await nour.Screen.ShowsAsync(Begun);
        salam.Presses(list, $"استلام {first}");
        await salam.Screen.ShowsAsync("سبق استلام هذه المحادثة. (نور)");
        Assert.Equal(["نور"], OnShift(chat));

        await chat.DangerAsync("مريم");
        salam.Enters(await chat.CodeAsync(2));
        await salam.Screen.ShowsAsync(Begun);
        await chat.DangerAsync("فاطمة");
        await chat.CodeAsync(3);
        huda.Says("الشخص التالي");
        await huda.Screen.ShowsAsync(Begun);

        Assert.Equal(["سلام", "نور", "هدى"], OnShift(chat));
        await huda.PressesAsync("إنهاء المناوبة");
        await huda.Screen.ShowsAsync("عدد المحادثات معك");
    }

    [Fact]
    public async Task Whoever_carries_all_they_can_is_told_so_by_the_list_and_by_the_next_one()
    {
        await using var chat = await RunningChat.StartAsync();
        var (nour, _, _) = await chat.FullAsync();
        await chat.DangerAsync("مريم");
        var second = await chat.CodeAsync(2);

        nour.Says("الطابور");
        await nour.PressesAsync($"استلام {second}");
        await nour.Screen.ShowsAsync("بلغت محادثاتك الحد الأعلى");
        nour.Says("الشخص التالي");

        await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.Contains("الحد الأعلى", StringComparison.Ordinal)) == 2, "the second refusal");
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM cases WHERE state = 'Owned'").Single());
    }

    [Fact]
    public async Task Who_says_on_the_phone_what_they_do_not_take_is_not_given_it_until_they_say_otherwise()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور", trained: Flag.Minor);
        await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();

        await nour.PressesAsync("ما لا أستلمه");
        await nour.PressesAsync("دون 18 سنة");
        await nour.ShowsPlainAsync("لا يصل إليك: دون 18 سنة");
        nour.Says("الطابور");
        await nour.PressesAsync($"استلام {code}");
        await nour.Screen.ShowsAsync("هذا النوع من المحادثات مستثنى من مناوبتك");
        nour.Says("الشخص التالي");
        await nour.Screen.ShowsAsync("لا أحد في الطابور يمكنك استلامه الآن");

        await nour.PressesAsync("✕ دون 18 سنة");
        await nour.Screen.ShowsAsync("كل العلامات تصل إليك الآن");
        await nour.TakesAsync(code);
        Assert.Equal(2, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'telegram.opted_out'").Single());
    }

    private static IReadOnlyList<string> OnShift(RunningChat chat) => chat.Ask<string>("SELECT alias FROM volunteers WHERE on_shift_until IS NOT NULL ORDER BY alias");
}

/// <summary>Somebody who carries all they can.</summary>
internal static class FullHands
{
    public static async Task<(BotApi.People.Person Member, BotApi.People.Person Person, string Code)> FullAsync(this RunningChat chat)
    {
        var nour = await chat.MemberAsync("نور", trained: Flag.Minor);
        await chat.Room<Writer>().RunAsync(connection => connection.Execute("UPDATE volunteers SET capacity = 1 WHERE alias = 'نور'"));
        var zaynab = await chat.DangerAsync("زينب");
        var code = await chat.CodeAsync();
        await nour.TakesAsync(code);
        return (nour, zaynab, code);
    }
}
