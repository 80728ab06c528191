using ChatbotSupport.Storage;

namespace ChatbotSupport.Privacy.Locks;

/// <summary>The key file that an operator keeps outside the key folder, on another disk or in a secret store of the server.</summary>
internal static class LockFile
{
    private const int FewestBytes = 32;
    private const int MostBytes = 4_096;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Reads it.</summary>
    /// <exception cref="StartRefusedException">It cannot be used.</exception>
    public static byte[] Read(string file)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            {
                throw new StartRefusedException(
                    $"ملف قفل المفاتيح {file} يقرؤه غير صاحبه. اجعله لصاحبه وحده: chmod 600 {file}",
                    $"Others can read the key file {file}. Make it the owner's alone: chmod 600 {file}");
            }

            if (new FileInfo(file).Length is >= FewestBytes and <= MostBytes)
            {
                return File.ReadAllBytes(file);
            }
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException(
                $"لا يُقرأ ملف قفل المفاتيح {file} (الإعداد Privacy:KeyFile أو Privacy:FormerKeyFile). من دونه لا تُفتح المفاتيح.",
                $"The key file {file} (Privacy:KeyFile or Privacy:FormerKeyFile) cannot be read. The keys cannot be opened without it.");
        }

        throw new StartRefusedException(
            $"ملف قفل المفاتيح {file} يجب أن يكون من 32 إلى 4096 بايتًا عشوائيًا، مثلًا: head -c 32 /dev/urandom > {file}",
            $"The key file {file} must hold 32 to 4096 random bytes, for example: head -c 32 /dev/urandom > {file}");
    }
}
