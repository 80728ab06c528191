using System.Globalization;
using System.Runtime.InteropServices;

namespace ChatbotSupport.Benchmarks.Load;

/// <summary>What the figures were taken on; no names of hosts, people or folders.</summary>
internal static class Machine
{
    private const string LoadFile = "/proc/loadavg";

    /// <summary>One line about it.</summary>
    public static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}, "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB, {Waiting()}");

    // Somebody else's builds on the same cores make every figure worse: a run says how busy it found the machine.
    private static string Waiting() => File.Exists(LoadFile) ? $"load average at the start {File.ReadAllText(LoadFile).Split(' ')[0]}" : "load unknown";
}
