using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using static SQLitePCL.raw;

namespace ChatbotSupport.Storage;

/// <summary>A statement that SQLite has prepared and that knows where its parameters stand: run again and again, it is neither parsed nor searched for their names.</summary>
internal sealed class Statement : IDisposable
{
    private const int OnStack = 256;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int _count;

    // Whoever runs a statement names its parameters in the same order every time.
    private (string Name, int Index)[] _order = [];

    private Statement(sqlite3 database, sqlite3_stmt statement) => (_database, _statement, _count) = (database, statement, sqlite3_bind_parameter_count(statement));

    /// <summary>Prepares a text; null when it does not hold exactly one statement.</summary>
    public static Statement? Prepare(sqlite3 database, string sql)
    {
        Check(sqlite3_prepare_v3(database, sql, SQLITE_PREPARE_PERSISTENT, out var statement, out var rest), database);
        if (string.IsNullOrWhiteSpace(rest) && !statement.IsInvalid)
        {
            return new(database, statement);
        }

        statement.Dispose();
        return null;
    }

    /// <summary>Whether it only changes: it yields no rows.</summary>
    public bool YieldsNothing => sqlite3_column_count(_statement) == 0;

    /// <summary>Runs it to its end; how many rows it changed.</summary>
    public int Run(SqliteParameterCollection parameters)
    {
        try
        {
            Bind(parameters);
            Check(sqlite3_step(_statement), _database);
            return sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it to its first row; the first value of that, or null without a row.</summary>
    public object? Ask(SqliteParameterCollection parameters)
    {
        try
        {
            Bind(parameters);
            var code = sqlite3_step(_statement);
            Check(code, _database);
            return code == SQLITE_ROW ? First() : null;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it to its end with values bound directly; how many rows it changed.</summary>
    public int Run(ReadOnlySpan<Bound> values)
    {
        try
        {
            Bind(values);
            Check(sqlite3_step(_statement), _database);
            return sqlite3_changes(_database);
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it to its first row, and reads that; <c>default</c> without one.</summary>
    public T? First<T>(Func<StatementRow, T> read, ReadOnlySpan<Bound> values)
    {
        try
        {
            Bind(values);
            var code = sqlite3_step(_statement);
            Check(code, _database);
            return code == SQLITE_ROW ? read(new(_statement)) : default;
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Runs it to its end, and reads every row.</summary>
    public List<T> All<T>(Func<StatementRow, T> read, ReadOnlySpan<Bound> values)
    {
        try
        {
            Bind(values);
            var rows = new List<T>();
            while (true)
            {
                var code = sqlite3_step(_statement);
                Check(code, _database);
                if (code != SQLITE_ROW)
                {
                    return rows;
                }

                rows.Add(read(new(_statement)));
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>Whether these values can be bound here; anything else is left to the library.</summary>
    public static bool CanBind(SqliteParameterCollection parameters)
    {
        for (var number = 0; number < parameters.Count; number++)
        {
            if (parameters[number].Value is not (null or DBNull or string or byte[] or long or int or bool or double))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Bind(SqliteParameterCollection parameters)
    {
        if (_order.Length != parameters.Count)
        {
            _order = new (string, int)[parameters.Count];
        }

        var bound = 0;
        for (var number = 0; number < parameters.Count; number++)
        {
            var parameter = parameters[number];
            if (_order[number].Name != parameter.ParameterName)
            {
                _order[number] = (parameter.ParameterName, IndexOf(parameter.ParameterName));
            }

            if (_order[number].Index is > 0 and var index)
            {
                Check(BindOne(index, parameter.Value), _database);
                bound++;
            }
        }

        if (bound < _count)
        {
            throw new InvalidOperationException("A parameter of a statement has no value.");
        }
    }

    private void Bind(ReadOnlySpan<Bound> values)
    {
        if (_order.Length != values.Length)
        {
            _order = new (string, int)[values.Length];
        }

        for (var number = 0; number < values.Length; number++)
        {
            ref readonly var value = ref values[number];
            ref var place = ref _order[number];
            if (place.Name != value.Name)
            {
                place = (value.Name, IndexOf(value.Name));
            }

            Check(value.IsNumber ? sqlite3_bind_int64(_statement, place.Index, value.Number) : BindOne(place.Index, value.Value), _database);
        }

        if (values.Length < _count)
        {
            throw new InvalidOperationException("A parameter of a statement has no value.");
        }
    }

    private int IndexOf(string name) => sqlite3_bind_parameter_index(_statement, name.StartsWith('@') ? name : "@" + name);

    private int BindOne(int index, object? value) => value switch
    {
        null or DBNull => sqlite3_bind_null(_statement, index),
        string { Length: 0 } => sqlite3_bind_text(_statement, index, ""),
        string text => BindText(index, text),
        byte[] { Length: 0 } => sqlite3_bind_zeroblob(_statement, index, 0),
        byte[] bytes => sqlite3_bind_blob(_statement, index, bytes),
        long number => sqlite3_bind_int64(_statement, index, number),
        int number => sqlite3_bind_int64(_statement, index, number),
        bool isSo => sqlite3_bind_int64(_statement, index, isSo ? 1 : 0),
        double number => sqlite3_bind_double(_statement, index, number),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "cannot be bound"),
    };

    private int BindText(int index, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        byte[]? rented = null;
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : rented = ArrayPool<byte>.Shared.Rent(most);
        var code = sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented, clearArray: true); // it may hold an address
        }

        return code;
    }

    private object First() => sqlite3_column_type(_statement, 0) switch
    {
        SQLITE_INTEGER => sqlite3_column_int64(_statement, 0),
        SQLITE_FLOAT => sqlite3_column_double(_statement, 0),
        SQLITE_TEXT => sqlite3_column_text(_statement, 0).utf8_to_string(),
        SQLITE_BLOB => sqlite3_column_blob(_statement, 0).ToArray(),
        _ => DBNull.Value,
    };

    // The code that a failed step ended with was told already, and no value may stay behind.
    private void Reset()
    {
        sqlite3_reset(_statement);
        sqlite3_clear_bindings(_statement);
    }

    private static void Check(int code, sqlite3 database) => SqliteException.ThrowExceptionForRC(code, database);
}
