using ChatbotSupport.Storage;

namespace ChatbotSupport.Operations.Backups;

/// <summary>The one copy of the keys that an operator asked for. It is overwritten each time, so that keys of erased people do not live on in old copies.</summary>
public static class KeyCopy
{
    private const string Name = "keys";

    // Journals that SQLite keeps beside its files; the copy of the file is whole without them.
    private const string Beside = ".db-";

    /// <summary>Copies the key folder below another folder and returns where it is now. Cut off at any moment, the old copy or the new one lies there whole, at worst as `keys.old`.</summary>
    public static string Write(string keyFolder, string folder)
    {
        var target = Path.Combine(folder, Name);
        var (fresh, old) = (target + ".part", target + ".old");
        Remove(fresh);
        Create(fresh);
        try
        {
            Fill(keyFolder, fresh);
        }
        catch
        {
            Remove(fresh);
            throw;
        }

        if (Directory.Exists(target))
        {
            Remove(old);
            Directory.Move(target, old);
        }

        Directory.Move(fresh, target);
        Durable.Folder(folder);
        Remove(old); // what it held of erased people goes with it
        Durable.Folder(folder);
        return target;
    }

    private static void Fill(string keyFolder, string fresh)
    {
        foreach (var file in Directory.GetFiles(keyFolder, "*", SearchOption.AllDirectories).Where(file => !file.Contains(Beside, StringComparison.Ordinal)))
        {
            var copy = Path.Combine(fresh, Path.GetRelativePath(keyFolder, file));
            Create(Path.GetDirectoryName(copy)!);
            if (Path.GetExtension(file) == ".db")
            {
                BackupFolder.Copy(file, copy);
            }
            else
            {
                File.Copy(file, copy);
            }

            Durable.File(copy);
        }

        foreach (var each in Directory.GetDirectories(fresh, "*", SearchOption.AllDirectories).Append(fresh))
        {
            Durable.Folder(each);
        }
    }

    private static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
