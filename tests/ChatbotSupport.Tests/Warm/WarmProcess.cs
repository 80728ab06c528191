using System.Text;
using System.Text.Json;
using ChatbotSupport.Operations;
using ChatbotSupport.Tests.Operations;

namespace ChatbotSupport.Tests.Warm;

/// <summary>The program's verbs in a process that stays: one line asks for a verb, one line holds what it printed. A fresh process spends nine tenths of a verb's time on compiling.</summary>
internal static class WarmProcess
{
    /// <summary>What an uncaught exception ends a process of .NET with.</summary>
    private const int Crash = 134;

    /// <summary>Where this starts: the assembly of the tests, started as a program.</summary>
    public static async Task<int> Main(string[] args)
    {
        if (args is [RefusedCalls.Word, ..])
        {
            return RefusedCalls.Become(args[1..]);
        }

        using var asks = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
        await using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        while (await asks.ReadLineAsync() is { } line)
        {
            await answers.WriteLineAsync(JsonSerializer.Serialize(await RunAsync(JsonSerializer.Deserialize<WarmAsk>(line)!)));
        }

        return 0;
    }

    private static async Task<ProgramRun> RunAsync(WarmAsk ask)
    {
        var before = ask.Settings.Keys.ToDictionary(key => key, Environment.GetEnvironmentVariable);
        using var input = new StringReader(ask.Input);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        Set(ask.Settings);
        Console.SetIn(input);
        Console.SetOut(output);
        Console.SetError(errors);
        int code;
        try
        {
            code = await CommandLine.RunAsync(ask.Args, Tongue.Choose(ask.Args));
        }
        catch (Exception uncaught)
        {
            await Console.Error.WriteLineAsync($"Unhandled exception. {uncaught}");
            code = Crash;
        }
        finally
        {
            Set(before);
        }

        return new(code, output.ToString(), errors.ToString());
    }

    private static void Set(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        foreach (var (key, value) in variables)
        {
            Environment.SetEnvironmentVariable(key, value);
        }
    }
}

/// <summary>What is asked of a warm process.</summary>
/// <param name="Args">Words of the command line.</param>
/// <param name="Settings">Environment variables.</param>
/// <param name="Input">Standard input.</param>
internal sealed record WarmAsk(IReadOnlyList<string> Args, IReadOnlyDictionary<string, string?> Settings, string Input);
