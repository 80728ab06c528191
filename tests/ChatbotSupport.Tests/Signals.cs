using System.Runtime.InteropServices;

namespace ChatbotSupport.Tests;

/// <summary>Signals to processes, by the system's own call: not every machine has a program for it.</summary>
internal static class Signals
{
    public const int Terminate = 15;

    public static int Stop { get; } = OperatingSystem.IsMacOS() ? 17 : 19;

    public static int Continue { get; } = OperatingSystem.IsMacOS() ? 19 : 18;

    public static void Send(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
