using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>What scenes in the volunteers' group begin with: a paired group, somebody in danger, a clock that goes on.</summary>
internal static class GroupStage
{
    public const string Meeting = "ويكول نلتقي باجر";
    public const string Danger = "عمري 16 " + Meeting;

    /// <summary>A group whose owner typed the code; the bot is in it with these rights.</summary>
    public static async Task<(Group Group, Person Owner)> PairedAsync(this RunningChat chat, Rights? rights = Rights.ForDesk, bool isForum = false, bool isSmall = false, Func<Group, Topic?>? topic = null)
    {
        var owner = chat.Api.Person("مالكة");
        var group = chat.Api.Group("الفريق", owner, isForum, isSmall);
        (group.MembersMayInvite, group.JoinsByRequest) = (false, true);
        var code = await chat.Room<Pairing>().DrawAsync();
        group.AddsBot(rights);
        var place = topic?.Invoke(group);
        owner.In(group, place).Says($"/pair {code}");
        await owner.In(group, place).Screen.ShowsAsync("هذه مجموعة الفريق من الآن");
        await owner.In(group, place).Screen.ShowsAsync("الخدمة تعمل");
        return (group, owner);
    }

    /// <summary>Somebody in danger who lets the team read.</summary>
    public static async Task<Person> DangerAsync(this RunningChat chat, string name = "زينب", string words = Danger)
    {
        var person = await chat.StartedAsync(name);
        person.Says(words);
        await person.PressesAsync("موافقة");
        await person.PressesAsync("أي وقت");
        return person;
    }

    /// <summary>A volunteer of the group whose shift has begun.</summary>
    public static async Task<Person> OnShiftAsync(this RunningChat chat, Group group, string alias, bool coordinator = true, params Core.Safeguarding.Flag[] trained)
    {
        var member = await chat.MemberAsync(alias, coordinator, $"حساب {alias}", trained);
        group.Joins(member);
        await member.PressesAsync("بدء المناوبة");
        await member.Screen.ShowsAsync("المناوبة حتى");
        return member;
    }

    /// <summary>The newest card of a case, once it shows these words.</summary>
    public static Task<ChatMessage> CardAsync(this Person reader, Group group, string words, string? code = null) => reader.In(group).Screen.ShowsAsync(
        message => message.IsFromBot && message.Text.Contains(words, StringComparison.Ordinal) && (code is null || message.Text.Contains(code, StringComparison.Ordinal)), $"a card with «{words}»");

    /// <summary>The code of the newest case.</summary>
    public static async Task<string> CodeAsync(this RunningChat chat)
    {
        await chat.UntilAsync<long>("SELECT count(*) FROM cases WHERE state <> 'Closed'", count => count > 0);
        return TeamWords.Code(chat.Ask<string>("SELECT code FROM cases ORDER BY rowid DESC LIMIT 1").Single());
    }

    /// <summary>A case that waits, of which only the queue knows.</summary>
    public static Task WaitsAsync(this RunningChat chat, int number, string level, DateTimeOffset now, TimeSpan within) => chat.Room<Writer>().RunAsync(connection => connection.Execute(
        """
        INSERT INTO cases (code, channel, state, level, flags, reasons, opened_at, waiting_since, reply_due_at, consent, person_left, erased, excluded, version)
        VALUES (@code, 'web', 'Waiting', @level, '', 'Deadline', @now, @now, @due, 'Given', 0, 0, '', 1)
        """,
        new { code = $"{number:D6}", level, now = now.ToUnixTimeMilliseconds(), due = (now + within).ToUnixTimeMilliseconds() }));

    /// <summary>A step so small that the clock goes no faster than the computer's own: whatever the program waits for, it has as long as it has in earnest.</summary>
    public static readonly TimeSpan Little = Eventually.Look;

    /// <summary>Lets time pass, a second at a time, until something is so.</summary>
    public static Task<T> PassAsync<T>(this FakeTimeProvider clock, Func<T> look, Predicate<T> isGood, TimeSpan? step = null) => Eventually.HoldsAsync(
        () =>
        {
            clock.Advance(step ?? TimeSpan.FromSeconds(1));
            return Task.FromResult(look());
        },
        isGood);

    /// <summary>Lets time pass, little by little, for as long as something takes: on a busy computer no clock of five minutes may run out before what it waits for was done.</summary>
    public static async Task WhileAsync(this FakeTimeProvider clock, Task task)
    {
        await clock.PassAsync(() => task.IsCompleted, ended => ended, Little);
        await task;
    }

    /// <summary>Lets so much time pass.</summary>
    public static Task PassAsync(this FakeTimeProvider clock, TimeSpan span, TimeSpan? step = null)
    {
        var end = clock.GetUtcNow() + span;
        return clock.PassAsync(clock.GetUtcNow, now => now >= end, step);
    }
}
