using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Privacy;

namespace ChatbotSupport.Desk.Status;

/// <summary>The coordinators' tab: is everything running, who is there, what needs a look. Times are unix milliseconds.</summary>
/// <param name="Now">The server's time.</param>
/// <param name="Alerts">Alerts nobody has seen, newest first.</param>
/// <param name="Channels">Every channel that was ever used.</param>
/// <param name="ParkedTurns">Messages whose turn failed three times.</param>
/// <param name="Playbook">Hash of the playbook that runs.</param>
/// <param name="Findings">What inspection found in the folder, or null when it is not known.</param>
/// <param name="BackupAt">The newest backup, or null.</param>
/// <param name="DiskFree">Bytes left where the data is.</param>
/// <param name="Roster">Everybody with their shift.</param>
/// <param name="NotNow">Cases whose person said «ليس الآن».</param>
/// <param name="Remarks">Remarks about talks, without their text.</param>
/// <param name="Stuck">What did not get through and what was put aside, oldest first.</param>
/// <param name="Debriefs">Who of the team wants to talk after a hard case.</param>
/// <param name="Group">The volunteers' group; null where no messenger is on.</param>
/// <param name="GoLive">What is done before the opening, and what is not.</param>
/// <param name="WhatsApp">How our number on WhatsApp stands; null where it is off.</param>
internal sealed record StatusView(
    long Now, IReadOnlyList<AlertRow> Alerts, IReadOnlyList<ChannelRow> Channels, long ParkedTurns, string Playbook, int? Findings,
    long? BackupAt, long DiskFree, IReadOnlyList<RosterEntry> Roster, IReadOnlyList<NotNowCase> NotNow, IReadOnlyList<RemarkView> Remarks,
    IReadOnlyList<StuckView> Stuck, IReadOnlyList<WantedDebrief> Debriefs, GroupView? Group, IReadOnlyList<GoLiveItem> GoLive, NumberStanding? WhatsApp)
{
    /// <summary>Keys of people that did not open since the start.</summary>
    public int DamagedKeys { get; init; }

    /// <summary>There is no room for another backup, or for one only.</summary>
    public bool DiskNearlyFull { get; init; }

    /// <summary>When the keys were last copied; null when never.</summary>
    public long? KeysCopiedAt { get; init; }

    /// <summary>People wrote a while ago whose keys are in no copy.</summary>
    public bool KeysNotCopied { get; init; }

    /// <summary>By how much the clock is held to be wrong; null while it is believed.</summary>
    public ClockView? Clock { get; init; }

    /// <summary>Facts and warnings that people read although they were due to be checked again.</summary>
    public OverdueView Overdue { get; init; } = new(0, 0);
}

/// <summary>How much was due to be checked again.</summary>
/// <param name="Facts">Numbers, laws, links and the like.</param>
/// <param name="Warnings">Warnings about scams and rumours.</param>
internal sealed record OverdueView(int Facts, int Warnings);

/// <summary>The volunteers' group.</summary>
/// <param name="PairedAt">Since when; null while there is none.</param>
/// <param name="Warnings">What is unsafe or missing there, as codes.</param>
internal sealed record GroupView(long? PairedAt, IReadOnlyList<string> Warnings);

/// <summary>An alert; what it is about in sentences, where a code is not enough.</summary>
internal sealed record AlertRow(long Id, string Alert, string? CaseCode, string Level, long At, string? Details);

/// <summary>A case of which coordinators see code, level and flags only.</summary>
internal sealed record NotNowCase(string Code, string Level, IReadOnlyList<string> Flags, long OpenedAt);

/// <summary>A channel's traffic.</summary>
internal sealed class ChannelRow
{
    /// <summary>Its name.</summary>
    public required string Channel { get; init; }

    /// <summary>The last message that came in.</summary>
    public long? LastIn { get; init; }

    /// <summary>The last line that went out.</summary>
    public long? LastOut { get; init; }

    /// <summary>When a messenger last answered; null where there is nobody to ask.</summary>
    public long? HeardAt { get; set; }

    /// <summary>What has been wrong since, as a code.</summary>
    public string? Trouble { get; set; }

    /// <summary>Lines on their way.</summary>
    public long Queued { get; init; }

    /// <summary>Lines that wait for their person.</summary>
    public long Held { get; init; }

    /// <summary>Lines that could not be delivered.</summary>
    public long Parked { get; init; }

    /// <summary>Lines whose arrival is not certain.</summary>
    public long Uncertain { get; init; }
}

/// <summary>That there is a remark, and whose talk it is about; its text is asked for apart, and that is written down.</summary>
internal sealed record RemarkView(string Id, string Code, long At, IReadOnlyList<string> About);

/// <summary>Something that is stuck: codes and times.</summary>
internal sealed record StuckView(string Id, bool Outgoing, string Channel, string State, string Reason, long At, string? CaseCode, long Retries, bool CanRetry);
