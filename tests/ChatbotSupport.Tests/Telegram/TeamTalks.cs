using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What talks of the team begin with, whatever they are about.</summary>
internal static class TeamTalks
{
    /// <summary>What somebody in danger wrote last, before anybody of the team was there.</summary>
    public const string Meeting = "ويكول نلتقي باجر";

    private const string Danger = "عمري 16 " + Meeting;

    /// <summary>Somebody in danger, who agreed that the team reads along and writes at any time.</summary>
    public static async Task<Person> DangerAsync(this RunningChat chat, string name)
    {
        var person = await chat.StartedAsync(name);
        person.Says(Danger);
        await person.PressesAsync("موافقة");
        await person.PressesAsync("أي وقت");
        return person;
    }

    /// <summary>The code of the newest case, once there are so many, as people read it.</summary>
    public static async Task<string> CodeAsync(this RunningChat chat, int cases = 1)
    {
        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE consent = 'Given'", count => count == cases);
        return TeamWords.Code(chat.Ask<string>("SELECT code FROM cases ORDER BY rowid DESC LIMIT 1").Single());
    }

    /// <summary>Takes a case from the queue and waits until what was written before is there.</summary>
    public static async Task TakesAsync(this Person member, string code)
    {
        member.Says("الطابور");
        await member.PressesAsync($"استلام {code}");
        await member.Screen.ShowsAsync(message => message.Text.Contains(code, StringComparison.Ordinal) && message.IsProtected && message.Text.Contains(Meeting, StringComparison.Ordinal), "the talk");
    }

    /// <summary>A member with the talk of somebody in danger before them.</summary>
    public static async Task<(Person Member, Person Person, string Code)> TalkAsync(this RunningChat chat, string alias = "نور", string name = "زينب")
    {
        var member = await chat.MemberAsync(alias, coordinator: true);
        var person = await chat.DangerAsync(name);
        var code = await chat.CodeAsync();
        await member.TakesAsync(code);
        return (member, person, code);
    }

    /// <summary>A member with the talk of somebody in danger who has not said yet whether the team may read what they wrote.</summary>
    public static async Task<(Person Member, Person Person, string Code)> UnansweredAsync(this RunningChat chat)
    {
        var member = await chat.MemberAsync("نور", coordinator: true);
        var person = await chat.StartedAsync();
        person.Says(Danger);
        var code = TeamWords.Code((await chat.UntilAsync<string?>("SELECT max(code) FROM cases", found => found is not null))!);
        member.Enters(code);
        await member.Screen.ShowsAsync("لم يوافق الشخص على قراءة ما كُتب من قبل");
        await person.Screen.ShowsAsync("معك الآن نور");
        return (member, person, code);
    }

    /// <summary>The pressed link of a case's card.</summary>
    public static void Enters(this Person member, string code) => member.Starts($"case_{code.Replace("-", "", StringComparison.Ordinal)}");

    /// <summary>Waits for words that hold a number; the bot isolates numbers.</summary>
    public static Task<ChatMessage> ShowsPlainAsync(this Person member, string words) =>
        member.Screen.ShowsAsync(message => message.IsFromBot && Plain(message).Contains(words, StringComparison.Ordinal), $"«{words}»");

    /// <summary>A message without the marks around numbers.</summary>
    public static string Plain(ChatMessage message) => Bidi.Strip(message.Text);

    /// <summary>The first line of the person in a member's chat: what is answered by replying to it goes to their case.</summary>
    public static Task<ChatMessage> LineAsync(this Person member, string words = Meeting) => member.Screen.ShowsAsync(words);
}
