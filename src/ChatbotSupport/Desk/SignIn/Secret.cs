using System.Buffers.Text;
using System.Security.Cryptography;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>Random secrets of links and sessions; only their hashes are ever stored.</summary>
internal static class Secret
{
    private const int Bytes = 32; // 256 bits: cannot be guessed, so the hash needs no salt and no slowness

    /// <summary>A fresh secret, safe in a path.</summary>
    public static string Draw() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The hash of a secret as stored, or null when the text cannot be one of ours.</summary>
    public static byte[]? Hash(string? secret)
    {
        Span<byte> raw = stackalloc byte[Bytes];
        return secret is { Length: 43 } && Base64Url.IsValid(secret) && Base64Url.TryDecodeFromChars(secret, raw, out var length) && length == Bytes
            ? SHA256.HashData(raw)
            : null;
    }

    /// <summary>Compares two hashes in constant time.</summary>
    public static bool Same(byte[]? one, byte[]? other) =>
        one is not null && other is not null && CryptographicOperations.FixedTimeEquals(one, other);
}
