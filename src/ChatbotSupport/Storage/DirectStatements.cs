using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Storage;

/// <summary>
/// Runs the statements of every turn straight on what SQLite has prepared: no object for each parameter, no reader, no mapping. Everything else asks Dapper, which says the same in fewer words.
/// </summary>
internal static class DirectStatements
{
    /// <summary>Runs a statement that yields no rows; how many it changed.</summary>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<Bound> values)
    {
        using var use = Use.Of(connection, sql);
        return use.Statement.Run(values);
    }

    /// <summary>The first row of a query as read here; <c>default</c> without one.</summary>
    public static T? First<T>(this SqliteConnection connection, string sql, Func<StatementRow, T> read, params ReadOnlySpan<Bound> values)
    {
        using var use = Use.Of(connection, sql);
        return use.Statement.First(read, values);
    }

    /// <summary>All rows of a query as read here.</summary>
    public static List<T> All<T>(this SqliteConnection connection, string sql, Func<StatementRow, T> read, params ReadOnlySpan<Bound> values)
    {
        using var use = Use.Of(connection, sql);
        return use.Statement.All(read, values);
    }

    /// <summary>The number a query yields; 0 without a row.</summary>
    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<Bound> values) => connection.First(sql, static row => row.Number(0), values);

    // Kept by the connection, unless it keeps as many as it may.
    private readonly ref struct Use(Statement statement, bool isKept)
    {
        public Statement Statement => statement;

        public static Use Of(SqliteConnection connection, string sql)
        {
            var prepared = (PreparingConnection)connection;
            prepared.Count();
            return prepared.Known(sql) is { } known
                ? new(known, isKept: true)
                : new(Statement.Prepare(prepared.Handle!, sql) ?? throw new InvalidOperationException("A text must hold exactly one statement."), isKept: false);
        }

        public void Dispose()
        {
            if (!isKept)
            {
                statement.Dispose();
            }
        }
    }
}
