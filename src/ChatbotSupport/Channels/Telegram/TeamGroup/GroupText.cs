using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>What the group reads: cards, the list of those who wait, the pinned line. Codes, names of signs and times only.</summary>
internal sealed class GroupText(TeamWords words, TurnOptions turns)
{
    /// <summary>The button that takes the first one of the queue.</summary>
    public const string NextAction = "next";

    /// <summary>The card of a case as it is now.</summary>
    /// <param name="item">The case.</param>
    /// <param name="now">The time.</param>
    /// <param name="coordinators">Who is named when it is late.</param>
    public GroupMessage Card(GroupCase item, DateTimeOffset now, IReadOnlyList<Mention> coordinators)
    {
        var lines = new List<string>
        {
            $"{Mark(item)} {TeamWords.Code(item.Code)} · {DeskWords.Of("levels", item.Level)}",
            string.Join("، ", Names.Split(item.Reasons).Select(reason => DeskWords.Of("reasons", reason))),
            words.Of(GroupMessageIds.Facts, ("channel", DeskWords.Of("channels", item.Channel)), ("language", DeskWords.Of("languages", item.Language)), ("time", Time(item.WaitingSince))),
        };
        if (item.Route == nameof(Route.HumanFirst))
        {
            lines.Add(DeskWords.Of("routes", item.Route));
        }

        lines.AddRange(Standing(item, now));
        var mentions = item.StageAt(now) >= 2 ? coordinators : [];
        if (mentions.Count > 0)
        {
            lines.Add(words.Of(GroupMessageIds.Coordinators, ("aliases", string.Join("، ", mentions.Select(mention => mention.Alias)))));
        }

        return new(string.Join('\n', lines.Where(line => line.Length > 0)), Buttons(item), mentions);
    }

    /// <summary>The one dull line that is left of a card.</summary>
    public GroupMessage Ended(GroupCase item) => new(words.Of(
        item.State == nameof(CaseState.Closed) ? GroupMessageIds.Ended : GroupMessageIds.NotForNow, ("case", TeamWords.Code(item.Code))));

    /// <summary>The list of those who wait when there are too many for a card each.</summary>
    public GroupMessage List(IReadOnlyList<GroupCase> waiting, DateTimeOffset now)
    {
        var counts = waiting.GroupBy(item => item.Level).OrderByDescending(level => level.Key, StringComparer.Ordinal)
            .Select(level => $"{DeskWords.Of("levels", level.Key)} {level.Count().ToString(CultureInfo.InvariantCulture)}");
        var shown = waiting.Take(GroupLimits.DigestShown).Select(item => $"{Mark(item)} {TeamWords.Code(item.Code)} · {Time(item.WaitingSince)}{(item.IsLate(now) ? " ⏰" : "")}");
        var text = words.Of(GroupMessageIds.Many, ("count", waiting.Count.ToString(CultureInfo.InvariantCulture)), ("levels", string.Join("، ", counts)));
        return new($"{text}\n{string.Join('\n', shown)}", [[new(words.Of(TeamMessageIds.ButtonNext), TeamPress.Write(TeamPress.Menu, NextAction))]], []);
    }

    /// <summary>The pinned line.</summary>
    public GroupMessage Pin(DateTimeOffset now) => new(words.Of(
        GroupMessageIds.Alive, ("time", TimeZoneInfo.ConvertTime(now, turns.Zone).ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("date", TimeZoneInfo.ConvertTime(now, turns.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("minutes", GroupLimits.PinIsOld.TotalMinutes.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Said in a group that is the team's no more.</summary>
    public string Farewell => words.Of(GroupMessageIds.Unpaired);

    /// <summary>Said in a group that has become the team's.</summary>
    public string Welcome => words.Of(GroupMessageIds.Paired);

    /// <summary>Said when what was typed is not the code.</summary>
    public string CodeUnknown => words.Of(GroupMessageIds.CodeUnknown);

    private IEnumerable<string> Standing(GroupCase item, DateTimeOffset now)
    {
        if (item.Owner is { } owner && !item.IsWaiting)
        {
            yield return words.Of(GroupMessageIds.With, ("alias", owner));
        }
        else if (item.WasTaken != 0)
        {
            yield return words.Of(GroupMessageIds.BackAgain);
        }

        if (item.Left != 0)
        {
            yield return words.Of(GroupMessageIds.PersonLeft);
        }

        if (item.OpenUntil is { } until && words.Window(until, now, GroupLimits.WindowShown) is { } window)
        {
            yield return window;
        }

        switch (item.StageAt(now))
        {
            case 1:
                yield return words.Of(GroupMessageIds.Near, ("time", Time(item.ReplyDueAt!.Value)));
                break;
            case >= 2:
                yield return words.Of(GroupMessageIds.LateSince, ("time", Time(item.ReplyDueAt!.Value)));
                break;
            default:
                break;
        }

        if (item.SecondWanted != 0 && !item.IsWaiting)
        {
            yield return words.Of(GroupMessageIds.SecondWanted);
        }
    }

    private IReadOnlyList<IReadOnlyList<TeamButton>> Buttons(GroupCase item) =>
        item.IsWaiting ? [[new(words.Of(TeamMessageIds.ButtonTake), TeamPress.Write(item.Code, CaseAction.Take))]]
        : item.SecondWanted != 0 ? [[new(words.Of(TeamMessageIds.ButtonFollow), TeamPress.Write(item.Code, CaseAction.Follow))]]
        : [];

    private static string Mark(GroupCase item) => !item.IsWaiting ? "🟢" : item.Level switch
    {
        nameof(Level.L4) => "🔴",
        nameof(Level.L3) => "🟠",
        nameof(Level.L2) => "🟡",
        _ => "⚪",
    };

    private string Time(long at) => words.Time(DateTimeOffset.FromUnixTimeMilliseconds(at));
}

/// <summary>Something the bot says in the group.</summary>
/// <param name="Text">The words.</param>
/// <param name="Rows">Rows of buttons.</param>
/// <param name="Mentions">Coordinators that are named at its end.</param>
internal sealed record GroupMessage(string Text, IReadOnlyList<IReadOnlyList<TeamButton>> Rows, IReadOnlyList<Mention> Mentions)
{
    /// <summary>Words alone.</summary>
    public GroupMessage(string text)
        : this(text, [], [])
    {
    }

    /// <summary>What it looks like, as a fingerprint.</summary>
    public string Face => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{Text}\n{string.Join('|', Rows.SelectMany(row => row).Select(button => button.Text + button.Payload))}\n{string.Join('|', Mentions.Select(mention => mention.Account))}")))[..16];
}

/// <summary>A coordinator who is named: by alias, and by account only where they chose that.</summary>
internal sealed record Mention(string Alias, long? Account);
