using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Privacy;

/// <summary>Seals what belongs to the people of the team, with a key of the installation, bound to the very row it stands in.</summary>
public sealed class TeamSealer(KeyRing ring)
{
    /// <summary>Seals a text.</summary>
    public byte[] Seal(string table, string column, string rowId, string text) =>
        ring.TeamAt($"{table}|{column}|{rowId}").Protect(Encoding.UTF8.GetBytes(text));

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
