using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Privacy.Locks;

/// <summary>What only the operator has and the ring of keys is locked with: a passphrase, or a file that lies elsewhere. Whoever takes the key folder alone opens nothing.</summary>
public sealed class LockSecret
{
    private const int KeyBytes = 32;

    // OWASP's figure for PBKDF2 with SHA-256; a start pays it once, whoever guesses pays it every time.
    private const int Iterations = 600_000;

    private static readonly byte[] Purpose = "ChatbotSupport ring lock"u8.ToArray();

    private readonly byte[] _secret;
    private readonly bool _isPassphrase;
    private readonly Dictionary<string, byte[]> _derived = [];
    private readonly Lock _deriving = new();

    private LockSecret(byte[] secret, bool isPassphrase) => (_secret, _isPassphrase) = (secret, isPassphrase);

    /// <summary>A passphrase, which people may choose: it is stretched.</summary>
    public static LockSecret OfPassphrase(string passphrase) => new(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC)), isPassphrase: true);

    /// <summary>The content of a key file, which was drawn at random.</summary>
    public static LockSecret OfFile(byte[] content) => new(content, isPassphrase: false);

    /// <summary>The key for what was locked with this salt.</summary>
    internal byte[] KeyFor(byte[] salt)
    {
        var name = Convert.ToHexString(salt);
        lock (_deriving)
        {
            if (!_derived.TryGetValue(name, out var key))
            {
                key = _isPassphrase
                    ? Rfc2898DeriveBytes.Pbkdf2(_secret, salt, Iterations, HashAlgorithmName.SHA256, KeyBytes)
                    : HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, KeyBytes, salt, Purpose);
                _derived[name] = key;
            }

            return key;
        }
    }
}
