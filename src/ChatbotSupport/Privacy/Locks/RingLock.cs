using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ChatbotSupport.Privacy.Locks;

/// <summary>Locks the keys of the ring before they are written, when the operator gave a passphrase or a key file. Without one they lie as they are, guarded by the folder's rights.</summary>
public sealed class RingLock
{
    private const string Locked = "locked";
    private const string Salt = "salt";
    private const int SaltBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private static readonly byte[] Place = "ring|key"u8.ToArray();

    private readonly LockSecret? _present;
    private readonly LockSecret? _former;
    private byte[]? _salt;

    private RingLock(LockSecret? present, LockSecret? former) => (_present, _former) = (present, former);

    /// <summary>Reads what the settings name.</summary>
    /// <exception cref="Storage.StartRefusedException">A key file cannot be read, is too short, or others can read it.</exception>
    public static RingLock Of(PrivacyOptions options) => new(
        SecretOf(options.Passphrase, options.KeyFile), SecretOf(options.FormerPassphrase, options.FormerKeyFile));

    /// <summary>Whether a key is locked.</summary>
    internal static bool IsLocked(XElement stored) => stored.Name.LocalName == Locked;

    /// <summary>A key as it is written.</summary>
    internal XElement Close(XElement key)
    {
        if (_present is null)
        {
            return key;
        }

        var salt = _salt ??= RandomNumberGenerator.GetBytes(SaltBytes);
        var plain = Encoding.UTF8.GetBytes(key.ToString(SaveOptions.DisableFormatting));
        var value = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(value.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(_present.KeyFor(salt), TagBytes);
        cipher.Encrypt(value.AsSpan(0, NonceBytes), plain, value.AsSpan(NonceBytes + TagBytes), value.AsSpan(NonceBytes, TagBytes), Place);
        return new(Locked, new XAttribute(Salt, Convert.ToBase64String(salt)), Convert.ToBase64String(value));
    }

    /// <summary>A key as it was before it was written; null when neither the present nor the former secret opens it.</summary>
    internal XElement? Open(XElement stored)
    {
        if (!IsLocked(stored))
        {
            return stored;
        }

        var salt = Convert.FromBase64String(stored.Attribute(Salt)!.Value);
        var value = Convert.FromBase64String(stored.Value);
        if (Open(_present, salt, value) is { } opened)
        {
            _salt ??= salt; // stretched once already
            return opened;
        }

        return Open(_former, salt, value);
    }

    private static XElement? Open(LockSecret? secret, byte[] salt, byte[] value)
    {
        if (secret is null || value.Length < NonceBytes + TagBytes)
        {
            return null;
        }

        try
        {
            var plain = new byte[value.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(secret.KeyFor(salt), TagBytes);
            cipher.Decrypt(value.AsSpan(0, NonceBytes), value.AsSpan(NonceBytes + TagBytes), value.AsSpan(NonceBytes, TagBytes), plain, Place);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static LockSecret? SecretOf(SecretText? passphrase, string? file) =>
        file is not null ? LockSecret.OfFile(LockFile.Read(file)) : passphrase is not null ? LockSecret.OfPassphrase(passphrase.Reveal()) : null;
}
