using System.Security.Cryptography;
using ChatbotSupport.Storage;
using Microsoft.AspNetCore.DataProtection;

namespace ChatbotSupport.Privacy;

/// <summary>Wraps the keys that lie on the disk, with a ring that renews itself and never throws an old key away.</summary>
public sealed class KeyRing
{
    private const string ApplicationName = "ChatbotSupport";
    private const string Ring = "ring";
    private const string FingerprintFile = "fingerprint.key";
    private const int FingerprintBytes = 32;

    private readonly IDataProtector _people;
    private readonly IDataProtector _team;

    /// <summary>Opens the key folder, or creates it for a database that holds nobody yet.</summary>
    /// <exception cref="StartRefusedException">Others can read the folder, or it does not belong to the database.</exception>
    public KeyRing(PrivacyOptions options, Database database)
    {
        Folder = Path.GetFullPath(options.KeyFolder);
        Trace = StoredTrace.Read(database);
        if (Trace.HasPeople && !(File.Exists(Path.Combine(Folder, FingerprintFile)) && File.Exists(PeopleFile)))
        {
            throw KeyRefusal.Missing(Folder);
        }

        KeyFolder.Prepare(Folder);
        var ring = new DirectoryInfo(Path.Combine(Folder, Ring));
        var provider = DataProtectionProvider.Create(ring, builder => builder
            .SetApplicationName(ApplicationName)
            .AddKeyManagementOptions(options => options.XmlRepository = new RingFolder(ring.FullName)));
        _people = provider.CreateProtector("person-key");
        _team = provider.CreateProtector("team");
        FingerprintKey = ReadFingerprintKey(provider.CreateProtector("fingerprint-key"), Path.Combine(Folder, FingerprintFile));
    }

    /// <summary>The key folder.</summary>
    public string Folder { get; }

    /// <summary>What the database knew of its keys when the bot started.</summary>
    public StoredTrace Trace { get; }

    internal string PeopleFile => Path.Combine(Folder, "people.db");

    /// <summary>The key of fingerprints; never renewed, or nobody would be recognised.</summary>
    internal byte[] FingerprintKey { get; }

    /// <summary>Protects what belongs to the team in one place of the database, and nowhere else.</summary>
    internal IDataProtector TeamAt(string place) => _team.CreateProtector(place);

    internal byte[] Wrap(byte[] key) => _people.Protect(key);

    internal byte[] Unwrap(byte[] wrapped) => _people.Unprotect(wrapped);

    private byte[] ReadFingerprintKey(IDataProtector protector, string file)
    {
        if (File.Exists(file))
        {
            try
            {
                return protector.Unprotect(File.ReadAllBytes(file));
            }
            catch (CryptographicException)
            {
                throw KeyRefusal.Foreign(Folder);
            }
        }

        var key = RandomNumberGenerator.GetBytes(FingerprintBytes);
        var unfinished = file + ".part";
        using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write))
        {
            stream.Write(protector.Protect(key));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
        return key;
    }
}
