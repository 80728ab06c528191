using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Privacy;

/// <summary>Seals what belongs to the people of the team, with a key of the installation, bound to the very row it stands in.</summary>
public sealed class TeamSealer(KeyRing ring)
{
    /// <summary>Seals a text.</summary>
    public byte[] Seal(string table, string column, string rowId, string text) =>
        ring.TeamAt($"{table}|{column}|{rowId}").Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>What belongs to the team, everywhere it lies: the table, the column, and how its row is named when it is sealed.</summary>
    public static IReadOnlyList<(string Table, string Column, string Row)> Places { get; } =
    [
        ("volunteer_accounts", "address", "id"),
        ("leaving_accounts", "address", "id"),
        ("team_messages", "message", "CAST(seq AS TEXT)"),
        ("team_calls", "message", "volunteer_id || '|' || about"),
        ("own_lines", "text", "id"),
    ];

    /// <summary>Opens a sealed text; null when it was changed, moved here from another row, or sealed by another installation.</summary>
    public string? Open(string table, string column, string rowId, byte[] sealedText)
    {
        try
        {
            return Encoding.UTF8.GetString(ring.TeamAt($"{table}|{column}|{rowId}").Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
