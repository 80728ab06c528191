using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ChatbotSupport.Playbooks;

/// <summary>
/// The signs of danger whose examples the tests of this program tried: nobody tries those again at each start and each check. Written down by hand, because what the program was built with may have been edited
/// the moment before: whoever runs it from its sources builds it anew.
/// </summary>
public static class TriedSigns
{
    /// <summary>The <see cref="Hash"/> of the signs that were tried last; a test says which it has to be.</summary>
    private const string Last = "34ee90267f8f0d284cd506a1f97b02a37b14788e9cfe7831686a08ee002b4b81";

    /// <summary>Whether these signs are, letter for letter, those.</summary>
    public static bool Are(string signs) => Hash(signs) == Last;

    /// <summary>What tells one text of signs from another: SHA-256 over its UTF-16 letters, 64 hexadecimal digits.</summary>
    public static string Hash(string signs) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(signs.AsSpan())));
}
