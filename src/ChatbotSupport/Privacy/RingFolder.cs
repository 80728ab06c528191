using System.Xml.Linq;
using ChatbotSupport.Privacy.Locks;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChatbotSupport.Privacy;

/// <summary>
/// Where the ring of keys lies: one XML file a key, as Data Protection's own folder has them. Unlike that one it needs no other folder to write in,
/// and a key is on the disk before anything is sealed with it, so that a power cut cannot leave rows that nobody can read.
/// </summary>
internal sealed class RingFolder(string folder, RingLock @lock) : IXmlRepository
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        Directory.CreateDirectory(folder);
        return [.. Files().Select(file => @lock.Open(XElement.Load(file)) ?? throw KeyRefusal.Locked(folder))];
    }

    /// <summary>Locks every key with what the settings name now; done again after a crash it ends the same.</summary>
    public void LockAnew()
    {
        foreach (var file in Files())
        {
            Write(file, @lock.Close(@lock.Open(XElement.Load(file)) ?? throw KeyRefusal.Locked(folder)));
        }
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        Directory.CreateDirectory(folder);
        Write(Path.Combine(folder, friendlyName + ".xml"), @lock.Close(element));
    }

    private string[] Files() => Directory.GetFiles(folder, "*.xml");

    private static void Write(string file, XElement element)
    {
        var unfinished = file + ".part";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(unfinished, options))
        {
            element.Save(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }
}
