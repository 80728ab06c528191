using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests;

/// <summary>Looks at a database file from outside the program.</summary>
internal static class ColumnsOf
{
    public static T Ask<T>(string database, string question)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.ExecuteScalar<T>(question)!;
    }
}
