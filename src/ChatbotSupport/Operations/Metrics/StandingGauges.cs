using System.Diagnostics.Metrics;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Dapper;

namespace ChatbotSupport.Operations.Metrics;

/// <summary>What stands in the database at the moment somebody asks: queues, waiting cases, parked lines, the playbook, the newest backup.</summary>
public sealed class StandingGauges : IDisposable
{
    /// <summary>All meters of the program begin with this.</summary>
    public const string Meters = "ChatbotSupport.*";

    private const string Standing =
        """
        SELECT (SELECT count(*) FROM inbox WHERE state = 'Waiting') AS Waiting,
               (SELECT min(received_at) FROM inbox WHERE state = 'Waiting') AS WaitingSince,
               (SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Held') AND state = 'Queued') AS Queued,
               (SELECT min(created_at) FROM outbox WHERE state IN ('Queued', 'Held') AND state = 'Queued') AS QueuedSince,
               (SELECT count(*) FROM outbox WHERE state IN ('Queued', 'Held') AND state = 'Held') AS Held,
               (SELECT count(*) FROM inbox WHERE state = 'Parked') AS ParkedTurns,
               (SELECT count(*) FROM outbox WHERE state IN ('Parked', 'Uncertain')) + (SELECT count(*) FROM team_doubts WHERE uncertain > 0) AS ParkedLines
        """;

    private static readonly TimeSpan OneLook = TimeSpan.FromSeconds(1);

    private readonly Meter _meter = new("ChatbotSupport.Standing");
    private readonly Database _database;
    private readonly TimeProvider _clock;
    private Row? _row;
    private DateTimeOffset _readAt;

    /// <summary>Prepares them.</summary>
    public StandingGauges(Database database, CurrentPlaybook playbook, PlaybookInUse inspected, Surroundings surroundings, TimeProvider clock)
    {
        _database = database;
        _clock = clock;
        Gauge("chatbot.inbox.waiting", "Accepted messages that have no turn yet.", row => row.Waiting);
        Gauge("chatbot.inbox.age", "Age of the oldest of them.", row => Age(row.WaitingSince), "s");
        Gauge("chatbot.outbox.queued", "Lines on their way.", row => row.Queued);
        Gauge("chatbot.outbox.age", "Age of the oldest of them.", row => Age(row.QueuedSince), "s");
        Gauge("chatbot.outbox.held", "Lines that wait for their person.", row => row.Held);
        Gauge("chatbot.parked.turns", "Messages whose turn failed three times.", row => row.ParkedTurns);
        Gauge("chatbot.parked.lines", "Lines that could not be delivered or may not have arrived.", row => row.ParkedLines);
        _meter.CreateObservableGauge("chatbot.cases.waiting", () => Cases(row => row.Cases), null, "Cases nobody has taken, by level.");
        _meter.CreateObservableGauge("chatbot.cases.waiting.age", () => Cases(row => Age(row.Since)), "s", "How long the first of them waits, by level.");
        _meter.CreateObservableCounter("chatbot.storage.statements", () => database.StatementsRun, null, "Statements run on the database.");
        _meter.CreateObservableGauge("chatbot.playbook.findings", () => inspected.Findings ?? 0, null, "What inspection found in the playbook's folder.");
        _meter.CreateObservableGauge(
            "chatbot.playbook.info", () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", playbook.Value.Version)), null, "The playbook that runs.");
        _meter.CreateObservableGauge(
            "chatbot.disk.free", () => Room(surroundings).Select(room => new Measurement<long>(room.FreeOfData)), "By", "Bytes free on the disk of the database.");
        _meter.CreateObservableGauge(
            "chatbot.disk.nearly_full", () => Room(surroundings).Select(room => new Measurement<int>(room.IsNearlyFull ? 1 : 0)), null, "1 when there is no room for another backup, or for one only.");
        _meter.CreateObservableGauge(
            "chatbot.backup.age", () => BackupAge(surroundings.BackupFolder), "s", "Age of the newest backup; nothing while there is none.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Gauge(string name, string told, Func<Row, double> value, string? unit = null) =>
        _meter.CreateObservableGauge(name, () => value(Look()), unit, told);

    // One look for all of them; they are asked for one after the other.
    private Row Look()
    {
        var now = _clock.GetUtcNow();
        if (_row is null || now - _readAt >= OneLook)
        {
            (_row, _readAt) = (_database.Read(connection => connection.QuerySingle<Row>(Standing)), now);
        }

        return _row;
    }

    private IEnumerable<Measurement<double>> Cases(Func<LevelRow, double> value)
    {
        var rows = _database.Read(connection => connection.Query<LevelRow>(
            "SELECT level AS Level, count(*) AS Cases, min(waiting_since) AS Since FROM cases WHERE state = 'Waiting' AND erased = 0 GROUP BY level").AsList());
        return Enum.GetNames<Level>().Select(level => new Measurement<double>(
            rows.Find(row => row.Level == level) is { } row ? value(row) : 0, new KeyValuePair<string, object?>("level", level)));
    }

    private IEnumerable<Measurement<double>> BackupAge(string folder) =>
        new BackupFolder(folder).Newest(_clock.GetUtcNow()) is { } newest ? [new Measurement<double>((_clock.GetUtcNow() - newest.At).TotalSeconds)] : [];

    // Nothing where nobody can look.
    private static BackupRoom[] Room(Surroundings surroundings)
    {
        try
        {
            return [new BackupFolder(surroundings.BackupFolder).RoomFor(surroundings.Database)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private double Age(long? since) => since is { } at ? Math.Max(0, (_clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalSeconds) : 0;

    private sealed class Row
    {
        public long Waiting { get; init; }

        public long? WaitingSince { get; init; }

        public long Queued { get; init; }

        public long? QueuedSince { get; init; }

        public long Held { get; init; }

        public long ParkedTurns { get; init; }

        public long ParkedLines { get; init; }
    }

    private sealed class LevelRow
    {
        public required string Level { get; init; }

        public long Cases { get; init; }

        public long? Since { get; init; }
    }
}
