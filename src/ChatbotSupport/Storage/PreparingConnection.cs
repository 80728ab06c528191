using System.Data;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>
/// A connection that prepares each statement once: without it SQLite would parse and plan the same two dozen statements anew in every turn,
/// which costs more than running them.
/// </summary>
internal sealed class PreparingConnection(string connectionString, StatementTally tally, Soundness soundness) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];
    private readonly Dictionary<string, Statement?> _statements = [];

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new Command(this) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    /// <inheritdoc/>
    public override void Close()
    {
        foreach (var statement in _statements.Values)
        {
            statement?.Dispose();
        }

        _statements.Clear();
        base.Close();
    }

    private bool Saw(SqliteException trouble) => soundness.Saw(trouble);

    /// <summary>Notes that a statement is run.</summary>
    internal void Count() => tally.Add();

    // Taken out while it is in use: the same statement may be needed again while its rows are still being read.
    private SqliteCommand Take(string sql) => _prepared.Remove(sql, out var known) ? known : new(sql, this);

    private void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_prepared.Count >= StorageLimits.PreparedStatements || !_prepared.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>A statement that is run to its end at once; null where the library has to do it: several in one text, or more of them than are kept.</summary>
    internal Statement? Known(string sql)
    {
        if (_statements.TryGetValue(sql, out var known))
        {
            return known;
        }

        return _statements.Count < StorageLimits.PreparedStatements && Handle is { } database ? _statements[sql] = Statement.Prepare(database, sql) : null;
    }

    private sealed class Command(PreparingConnection connection) : SqliteCommand
    {
        private SqliteCommand? _inUse;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
        {
            Return();
            connection.Count();
            _inUse = connection.Take(CommandText);
            _inUse.Transaction = Transaction;
            _inUse.CommandTimeout = CommandTimeout;
            foreach (SqliteParameter parameter in Parameters)
            {
                // Found by its whole name in one look instead of four.
                parameter.ParameterName = WholeName(parameter.ParameterName);
                _inUse.Parameters.Add(parameter);
            }

            try
            {
                return _inUse.ExecuteReader(behavior);
            }
            catch (SqliteException trouble) when (connection.Saw(trouble))
            {
                throw; // never reached
            }
        }

        public override int ExecuteNonQuery()
        {
            if (Statement.CanBind(Parameters) && connection.Known(CommandText) is { YieldsNothing: true } statement)
            {
                connection.Count();
                return Run(statement);
            }

            using var reader = ExecuteReader(CommandBehavior.Default);
            while (reader.NextResult())
            {
                // Only what was changed is asked for.
            }

            reader.Close();
            return reader.RecordsAffected;
        }

        public override object? ExecuteScalar()
        {
            if (Statement.CanBind(Parameters) && connection.Known(CommandText) is { } statement)
            {
                connection.Count();
                return Ask(statement);
            }

            using var reader = ExecuteReader(CommandBehavior.Default);
            return reader.Read() ? reader.GetValue(0) : null;
        }

        protected override void Dispose(bool disposing)
        {
            Return();
            base.Dispose(disposing);
        }

        private int Run(Statement statement)
        {
            try
            {
                return statement.Run(Parameters);
            }
            catch (SqliteException trouble) when (connection.Saw(trouble))
            {
                throw; // never reached
            }
        }

        private object? Ask(Statement statement)
        {
            try
            {
                return statement.Ask(Parameters);
            }
            catch (SqliteException trouble) when (connection.Saw(trouble))
            {
                throw; // never reached
            }
        }

        private static string WholeName(string name) => name.StartsWith('@') ? name : "@" + name;

        private void Return()
        {
            if (_inUse is { } used)
            {
                _inUse = null;
                connection.GiveBack(used);
            }
        }
    }
}
