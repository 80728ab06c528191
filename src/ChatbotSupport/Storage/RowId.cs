using System.Security.Cryptography;

namespace ChatbotSupport.Storage;

/// <summary>Ids of people and rows: 32 hexadecimal digits that say nothing about anybody.</summary>
public static class RowId
{
    private const int Bytes = 16;

    /// <summary>Draws a fresh id.</summary>
    public static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
