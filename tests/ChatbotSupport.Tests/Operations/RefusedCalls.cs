using System.Runtime.InteropServices;

namespace ChatbotSupport.Tests.Operations;

/// <summary>Becomes another program from which some calls to the system are taken away, as the manager of services does it (seccomp): whoever makes one gets EPERM, or is killed.</summary>
internal static class RefusedCalls
{
    /// <summary>The word with which the assembly of the tests becomes this when it is started as a program.</summary>
    public const string Word = "refused-calls";

    private const int NoNewPrivileges = 38;
    private const int Seccomp = 22;
    private const int Filter = 2;
    private const ushort LoadWord = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort Return = 0x06;
    private const uint Allow = 0x7FFF0000;
    private const uint Kill = 0x80000000;
    private const uint Errno = 0x00050001; // EPERM

    /// <summary>Never returns: `fail` or `kill`, the numbers of the calls with commas between them, and the program with its words.</summary>
    public static int Become(string[] args)
    {
        var refused = args[0] == "fail" ? Errno : Kill;
        var steps = new List<(ushort Code, byte True, byte False, uint Value)> { (LoadWord, 0, 0, 0) };
        foreach (var call in args[1].Split(','))
        {
            steps.Add((JumpIfEqual, 0, 1, uint.Parse(call, System.Globalization.CultureInfo.InvariantCulture)));
            steps.Add((Return, 0, 0, refused));
        }

        steps.Add((Return, 0, 0, Allow));
        var filter = Marshal.AllocHGlobal(steps.Count * 8);
        for (var index = 0; index < steps.Count; index++)
        {
            var (code, jump, other, value) = steps[index];
            Marshal.WriteInt64(filter, index * 8, (long)(code | ((ulong)jump << 16) | ((ulong)other << 24) | ((ulong)value << 32)));
        }

        var program = Marshal.AllocHGlobal(16);
        Marshal.WriteInt64(program, 0, steps.Count);
        Marshal.WriteIntPtr(program, 8, filter);
        if (Control(NoNewPrivileges, 1, 0, 0, 0) != 0 || Control(Seccomp, Filter, program, 0, 0) != 0)
        {
            return 1;
        }

        nint[] words = [.. args[2..].Select(Marshal.StringToCoTaskMemUTF8), 0];
        return Execute(words[0], words);
    }

    [DllImport("libc", EntryPoint = "prctl")]
    private static extern int Control(int option, nint one, nint two, nint three, nint four);

    [DllImport("libc", EntryPoint = "execvp")]
    private static extern int Execute(nint file, nint[] words);
}
