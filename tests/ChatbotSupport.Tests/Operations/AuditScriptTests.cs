using System.Diagnostics;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The audit of packages, with a stand-in for the SDK: what it cannot look at it does not call sound.</summary>
public sealed class AuditScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("echo 'error NU1004: the lock file does not fit'; exit 1", 1, "nothing is known")]
    [InlineData("echo 'warning NU1903: a known weakness'", 1, "NU1903")]
    [InlineData("echo 'Restored.'", 0, "No package has a known weakness")]
    public async Task Only_a_restore_that_went_well_and_found_nothing_passes(string product, int exit, string said)
    {
        var sdk = Path.Combine(_folder.Path, "dotnet");
        File.WriteAllText(sdk, $"#!/bin/sh\ncase $2 in *planted*) echo 'warning NU1903: planted' ;; *) {product} ;; esac\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(sdk, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var start = new ProcessStartInfo("bash", [Path.Combine(Launch.Top, ".github", "audit.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = _folder.Path + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");

        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var printed = await run.StandardOutput.ReadToEndAsync() + await errors;
        await run.WaitForExitAsync();

        Assert.Equal(exit, run.ExitCode);
        Assert.Contains(said, printed, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
