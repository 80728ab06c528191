using SQLitePCL;
using static SQLitePCL.raw;

namespace ChatbotSupport.Storage;

/// <summary>The row a statement stands at, by the places of its columns.</summary>
internal readonly struct StatementRow(sqlite3_stmt statement)
{
    /// <summary>A text that is never null.</summary>
    public string Text(int column) => sqlite3_column_text(statement, column).utf8_to_string();

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>A number that is never null.</summary>
    public long Number(int column) => sqlite3_column_int64(statement, column);

    /// <summary>A number, or null.</summary>
    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    /// <summary>Bytes, or null.</summary>
    public byte[]? Bytes(int column) => IsNull(column) ? null : sqlite3_column_blob(statement, column).ToArray();

    private bool IsNull(int column) => sqlite3_column_type(statement, column) == SQLITE_NULL;
}
