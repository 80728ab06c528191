using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Delivery;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Desk.Status;

/// <summary>Reads the coordinators' tab: counts, codes and times.</summary>
internal sealed class StatusReader(Database database, CurrentPlaybook playbook, StatusFolders folders, ChannelPulse pulse, GoLiveList goLive, IEnumerable<StandingRows> whatsApp, PersonKeys keys, ClockTrust trust, TurnOptions turns, TimeProvider clock)
{
    private const string Unseen =
        $"""
        select id as Id, alert as Alert, case_code as CaseCode, level as Level, at as At, details as Details
        from alerts a where seen_at is null and not {Alerts.IsAboutReader} order by at desc limit @limit
        """;

    // Asked every few seconds by every open desk: channels are leapt from one to the next on the index of addresses, the newest are found from the end (without «+» all of
    // a channel would be sorted), and the two lists of states are the words of the indexes that hold only what is open.
    private const string Traffic =
        """
        with recursive used (channel) as (
            select min(channel) from addresses
            union all select (select min(channel) from addresses where channel > used.channel) from used where used.channel is not null)
        select a.channel as Channel,
               (select i.received_at from inbox i where +i.channel = a.channel order by i.number desc limit 1) as LastIn,
               (select o.sent_at from outbox o where o.channel = a.channel and o.sent_at is not null order by o.seq desc limit 1) as LastOut,
               (select count(*) from outbox o where o.state in ('Queued', 'Held') and o.state = 'Queued' and o.channel = a.channel) as Queued,
               (select count(*) from outbox o where o.state in ('Queued', 'Held') and o.state = 'Held' and o.channel = a.channel) as Held,
               (select count(*) from outbox o where o.state in ('Parked', 'Uncertain') and o.state = 'Parked' and o.channel = a.channel and o.content is not null) as Parked,
               (select count(*) from outbox o where o.state in ('Parked', 'Uncertain') and o.state = 'Uncertain' and o.channel = a.channel and o.content is not null)
                   + (select count(*) from team_doubts d where d.uncertain > 0 and a.channel = 'telegram') as Uncertain
        from used a where a.channel is not null
        """;

    private const string Declined =
        """
        select code as Code, level as Level, flags as Flags, opened_at as OpenedAt
        from cases where state = 'Waiting' and consent in ('NotNow', 'Refused') order by level desc, opened_at
        """;

    /// <summary>The tab as it is now for one of the coordinators.</summary>
    public StatusView Read(string reader)
    {
        using var connection = database.OpenReader();
        return new(
            clock.GetUtcNow().ToUnixTimeMilliseconds(),
            [.. connection.Query<AlertRow>(Unseen, new { reader, limit = DeskLimits.AlertsShown })],
            Channels(connection),
            connection.ExecuteScalar<long>("select count(*) from inbox where state = 'Parked'"),
            playbook.Value.Version,
            folders.Findings(),
            folders.NewestBackup(),
            folders.DiskFree(),
            RosterEntry.ReadAll(connection),
            [.. connection.Query<DeclinedRow>(Declined).Select(row => new NotNowCase(row.Code, row.Level, Names.Split(row.Flags), row.OpenedAt))],
            RemarkRows.All(connection),
            [.. StuckRows.All(connection).Select(item => new StuckView(
                item.Id.ToString(), item.Id.IsOutgoing, item.Channel, item.State, item.Reason, item.At, item.CaseCode, item.Retries, item.CanRetry))],
            Debriefs.Wanted(connection),
            Group(connection),
            goLive.Read(connection),
            whatsApp.SingleOrDefault()?.Read(connection))
        {
            DamagedKeys = keys.DamagedMet,
            DiskNearlyFull = folders.IsNearlyFull(database.File) is true,
            KeysCopiedAt = KeyCopyRecord.At(connection),
            KeysNotCopied = KeyCopyRecord.IsOverdue(connection, clock.GetUtcNow()),
            Clock = trust.Doubt,
            Overdue = Overdue(),
        };
    }

    private OverdueView Overdue()
    {
        var due = Reviews.Of(playbook.Value, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), turns.Zone).DateTime));
        return new(due.Facts.Count, due.Alerts.Count);
    }

    // Without a messenger that has groups there is nothing to tell.
    private GroupView? Group(SqliteConnection connection) => pulse.All.ContainsKey(ClearedScreens.Telegram)
        ? new(
            connection.ExecuteScalar<long?>("select paired_at from team_group"),
            [.. connection.Query<string>("select code from group_warnings order by since, code")])
        : null;

    // A messenger that is on is shown although nobody wrote there yet.
    private List<ChannelRow> Channels(SqliteConnection connection)
    {
        var rows = connection.Query<ChannelRow>(Traffic).AsList();
        rows.AddRange(pulse.All.Keys.Except(rows.Select(row => row.Channel)).Order(StringComparer.Ordinal).Select(channel => new ChannelRow { Channel = channel }));
        foreach (var row in rows)
        {
            if (pulse.All.TryGetValue(row.Channel, out var sign))
            {
                (row.HeardAt, row.Trouble) = (sign.HeardAt.ToUnixTimeMilliseconds(), sign.Trouble);
            }
        }

        return rows;
    }

    private sealed record DeclinedRow(string Code, string Level, string Flags, long OpenedAt);
}
