using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Privacy;

/// <summary>Seals what people write, with the key of the person it is about, bound to the very row it stands in.</summary>
public sealed class Sealer(KeyRing ring, PersonKeys keys)
{
    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeadBytes = 1 + NonceBytes + TagBytes;

    /// <summary>Seals a text.</summary>
    /// <exception cref="KeyGoneException">The person has no key: they were erased.</exception>
    public byte[] Seal(string personId, string table, string column, string rowId, string text) =>
        SealBytes(personId, table, column, rowId, Encoding.UTF8.GetBytes(text));

    /// <summary>Opens a sealed text; null when the key is gone.</summary>
    /// <exception cref="CryptographicException">It was changed, or moved here from another row.</exception>
    public string? Open(string personId, string table, string column, string rowId, byte[] sealedText) =>
        OpenBytes(personId, table, column, rowId, sealedText) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Seals bytes.</summary>
    /// <exception cref="KeyGoneException">The person has no key: they were erased.</exception>
    public byte[] SealBytes(string personId, string table, string column, string rowId, ReadOnlySpan<byte> bytes)
    {
        var key = keys.Find(personId) ?? throw new KeyGoneException();
        var sealedBytes = new byte[HeadBytes + bytes.Length];
        sealedBytes[0] = Form;
        var nonce = sealedBytes.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(nonce, bytes, sealedBytes.AsSpan(HeadBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), Place(table, column, rowId));
        return sealedBytes;
    }

    /// <summary>Opens sealed bytes; null when the key is gone.</summary>
    /// <exception cref="CryptographicException">They were changed, or moved here from another row.</exception>
    public byte[]? OpenBytes(string personId, string table, string column, string rowId, byte[] sealedBytes)
    {
        if (keys.Find(personId) is not { } key)
        {
            return null;
        }

        if (sealedBytes.Length < HeadBytes || sealedBytes[0] != Form)
        {
            throw new CryptographicException("A sealed value has an unknown form.");
        }

        var bytes = new byte[sealedBytes.Length - HeadBytes];
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Decrypt(
            sealedBytes.AsSpan(1, NonceBytes), sealedBytes.AsSpan(HeadBytes), sealedBytes.AsSpan(1 + NonceBytes, TagBytes), bytes, Place(table, column, rowId));
        return bytes;
    }

    /// <summary>Whether something can be sealed for a person: they were not erased.</summary>
    public bool CanSeal(string personId) => keys.Has(personId);

    /// <summary>What an address or a foreign id is recognised by, without being stored itself.</summary>
    public byte[] Fingerprint(string value) => HMACSHA256.HashData(ring.FingerprintKey, Encoding.UTF8.GetBytes(value));

    private static byte[] Place(string table, string column, string rowId) => Encoding.UTF8.GetBytes($"{table}|{column}|{rowId}");
}
