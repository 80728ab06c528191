using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>How long each part of a turn takes, by BenchmarkDotNet, inside this process and without files left behind in the repository.</summary>
internal static class PartsRun
{
    /// <summary>Runs the parts that are asked for, all of them without a filter.</summary>
    public static int Run(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("parts-").FullName;
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(ConsoleLogger.Default)
            .WithArtifactsPath(folder);
        BenchmarkSwitcher.FromAssembly(typeof(PartsRun).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args, config);
        Directory.Delete(folder, recursive: true);
        return 0;
    }
}
