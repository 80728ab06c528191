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
    private const string Last = "d73e674c8321677e5fee67b879da34f8e5a26ed3d3bcb33e95af84cbe3d2712e";

    /// <summary>Whether these signs are, letter for letter, those.</summary>
    public static bool Are(string signs) => Hash(signs) == Last;

    /// <summary>What tells one text of signs from another: SHA-256 over its UTF-16 letters, 64 hexadecimal digits.</summary>
    public static string Hash(string signs) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(signs.AsSpan())));
}
