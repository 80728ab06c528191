using ChatbotSupport.Storage;

namespace ChatbotSupport.Privacy;

/// <summary>The folder of the keys: nobody but the bot may read it.</summary>
public static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the folder, readable by the owner alone, or refuses one that others can read.</summary>
    /// <exception cref="StartRefusedException">Others can read the folder.</exception>
    public static void Prepare(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerOnly);
        if ((File.GetUnixFileMode(folder) & ~OwnerOnly) != 0)
        {
            throw new StartRefusedException(
                $"مجلد المفاتيح {folder} يقرؤه غير صاحبه. اجعله لصاحبه وحده: chmod 700 {folder}",
                $"Others can read the key folder {folder}. Make it the owner's alone: chmod 700 {folder}");
        }
    }
}
