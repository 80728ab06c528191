using System.Security.Cryptography;

namespace ChatbotSupport.Storage;

/// <summary>Ids of people and rows: 32 hexadecimal digits that say nothing about anybody.</summary>
public static class RowId
{
    private const int Bytes = 16;

    /// <summary>Draws the id of a person: random throughout, because it also stands in the log.</summary>
    public static string DrawPerson() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>
    /// Draws the id of a row, whose time stands beside it anyway: a version 7 UUID (RFC 9562), so that new ids stand together at the end of an index
    /// and a commit of many rows touches one page of it instead of one page a row.
    /// </summary>
    public static string Draw() => Guid.CreateVersion7().ToString("N");
}
