using System.Data;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>
/// A connection that prepares each statement once: without it SQLite would parse and plan the same two dozen statements anew in every turn,
/// which costs more than running them.
/// </summary>
internal sealed class PreparingConnection(string connectionString, StatementTally tally) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, SqliteCommand> _prepared = [];

    /// <inheritdoc/>
    public override SqliteCommand CreateCommand() => new Command(this) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    private void Count() => tally.Add();

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
                _inUse.Parameters.Add(parameter);
            }

            return _inUse.ExecuteReader(behavior);
        }

        public override int ExecuteNonQuery()
        {
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
            using var reader = ExecuteReader(CommandBehavior.Default);
            return reader.Read() ? reader.GetValue(0) : null;
        }

        protected override void Dispose(bool disposing)
        {
            Return();
            base.Dispose(disposing);
        }

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
