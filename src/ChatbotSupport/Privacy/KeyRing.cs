using System.Security.Cryptography;
using ChatbotSupport.Privacy.Locks;
using ChatbotSupport.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace ChatbotSupport.Privacy;

/// <summary>Wraps the keys that lie on the disk, with a ring that renews itself and never throws an old key away.</summary>
public sealed class KeyRing
{
    private const string ApplicationName = "ChatbotSupport";
    private const string Ring = "ring";
    private const string FingerprintFile = "fingerprint.key";
    private const int FingerprintBytes = 32;

    private static readonly byte[] Probe = [1];

    private static readonly TimeSpan KeyLife = TimeSpan.FromDays(90);

    private readonly RingFolder _folder;
    private readonly IKeyManager _manager;
    private readonly IDataProtector _people;
    private readonly IDataProtector _team;
    private readonly IDataProtector _fingerprint;
    private readonly byte[] _whole;

    /// <summary>Opens the key folder, or creates it for a database that holds nobody yet.</summary>
    /// <exception cref="StartRefusedException">Others can read the folder, or it does not belong to the database.</exception>
    public KeyRing(PrivacyOptions options, Database database)
    {
        Folder = Path.GetFullPath(options.KeyFolder);
        Trace = StoredTrace.Read(database);
        if (Trace.HasPeople && !IsThere(Folder))
        {
            throw KeyRefusal.Missing(Folder);
        }

        KeyFolder.Prepare(Folder);
        _folder = new(Path.Combine(Folder, Ring), RingLock.Of(options));
        _folder.GetAllElements(); // asked before the ring is, which would make a new key beside those that it cannot open
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName(ApplicationName).AddKeyManagementOptions(keys => keys.XmlRepository = _folder);
        var rooms = services.BuildServiceProvider();
        _manager = rooms.GetRequiredService<IKeyManager>();
        var provider = rooms.GetRequiredService<IDataProtectionProvider>();
        _people = provider.CreateProtector("person-key");
        _team = provider.CreateProtector("team");
        _fingerprint = provider.CreateProtector("fingerprint-key");
        FingerprintKey = ReadFingerprintKey();
        _whole = _people.Protect(Probe);
    }

    /// <summary>The key folder.</summary>
    public string Folder { get; }

    /// <summary>What the database knew of its keys when the bot started.</summary>
    public StoredTrace Trace { get; }

    internal string PeopleFile => PeopleFileOf(Folder);

    /// <summary>Where a key folder holds the keys of people.</summary>
    internal static string PeopleFileOf(string folder) => Path.Combine(folder, "people.db");

    /// <summary>Whether a folder holds the keys of anybody.</summary>
    internal static bool IsThere(string folder) => File.Exists(Path.Combine(folder, FingerprintFile)) && File.Exists(PeopleFileOf(folder));

    /// <summary>The key of fingerprints; never renewed, or nobody would be recognised.</summary>
    internal byte[] FingerprintKey { get; }

    /// <summary>Protects what belongs to the team in one place of the database, and nowhere else.</summary>
    internal IDataProtector TeamAt(string place) => _team.CreateProtector(place);

    internal byte[] Wrap(byte[] key) => _people.Protect(key);

    /// <summary>Opens a wrapped key; null when it is damaged or another ring's.</summary>
    /// <exception cref="CryptographicException">The ring itself cannot be read in this moment: that says nothing about the key.</exception>
    internal byte[]? Unwrap(byte[] wrapped)
    {
        try
        {
            return _people.Unprotect(wrapped);
        }
        catch (CryptographicException)
        {
            _people.Unprotect(_whole);
            return null;
        }
    }

    /// <summary>Draws a new key for the ring and locks all of them with what the settings name now. From the next opening on, the new one is used; the others open what was wrapped before.</summary>
    internal void Renew(DateTimeOffset now)
    {
        _folder.LockAnew();
        _manager.CreateNewKey(now, now + KeyLife);
    }

    /// <summary>Wraps the key of fingerprints with the newest key of the ring.</summary>
    internal void RewrapFingerprintKey() => WriteFingerprintKey(FingerprintKey);

    private byte[] ReadFingerprintKey()
    {
        var file = Path.Combine(Folder, FingerprintFile);
        if (File.Exists(file))
        {
            try
            {
                return _fingerprint.Unprotect(File.ReadAllBytes(file));
            }
            catch (CryptographicException)
            {
                throw KeyRefusal.Foreign(Folder);
            }
        }

        var key = RandomNumberGenerator.GetBytes(FingerprintBytes);
        WriteFingerprintKey(key);
        return key;
    }

    private void WriteFingerprintKey(byte[] key)
    {
        var file = Path.Combine(Folder, FingerprintFile);
        var unfinished = file + ".part";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(_fingerprint.Protect(key));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
