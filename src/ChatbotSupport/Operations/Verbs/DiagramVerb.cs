using System.CommandLine;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Diagrams;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`diagram`: draws the life of a conversation and the flows, for operators who look rather than read.</summary>
public static class DiagramVerb
{
    private const string Svg = "svg";
    private const string Mermaid = "mermaid";

    /// <summary>The verb with its three words.</summary>
    public static Command Build(Tongue tongue) => new("diagram", tongue.Say("يرسم حياة المحادثة والخطوات", "draws the life of a conversation and the flows"))
    {
        Machine(tongue),
        Flow(tongue),
        Flows(tongue),
    };

    private static Command Machine(Tongue tongue)
    {
        var (format, output) = (Format(tongue), Output(tongue, "FILE"));
        var verb = new Command("machine", tongue.Say("حياة المحادثة", "the life of a conversation")) { format, output };
        verb.SetAction(parsed => WithPlaybook(tongue, playbook =>
        {
            var svg = parsed.GetValue(format) == Svg;
            return Put(tongue, parsed.GetValue(output), svg ? SvgChart.Draw(MachineChart.Of(playbook)) : ConversationDiagram.Mermaid(playbook).ReplaceLineEndings("\n").Trim() + "\n");
        }));
        return verb;
    }

    private static Command Flow(Tongue tongue)
    {
        var id = new Argument<string>("ID") { Description = tongue.Say("معرّف الخطوات: اسم الملف من دون .yaml", "the flow's id: the file's name without .yaml") };
        var (format, output) = (Format(tongue), Output(tongue, "FILE"));
        var verb = new Command("flow", tongue.Say("خطوات ملف واحد", "one flow")) { id, format, output };
        verb.SetAction(parsed => WithPlaybook(tongue, playbook =>
        {
            if (playbook.Flows.TryGetValue(parsed.GetRequiredValue(id), out var flow))
            {
                return Put(tongue, parsed.GetValue(output), Write(FlowChart.Of(flow, playbook), parsed.GetValue(format)));
            }

            var known = string.Join(", ", playbook.Flows.Keys.Order(StringComparer.Ordinal));
            Console.Error.WriteLine(tongue.Say($"لا توجد خطوات بهذا المعرّف؛ الموجود: {known}", $"There is no flow of this id; there are: {known}"));
            return ExitCode.CouldNotRun;
        }));
        return verb;
    }

    private static Command Flows(Tongue tongue)
    {
        var (format, output) = (Format(tongue), Output(tongue, "FOLDER"));
        output.Required = true;
        var verb = new Command("flows", tongue.Say("كل الخطوات، ملف لكل منها", "every flow, a file for each")) { format, output };
        verb.SetAction(parsed => WithPlaybook(tongue, playbook =>
        {
            var chosen = parsed.GetValue(format);
            return playbook.Flows.Values.OrderBy(flow => flow.Id, StringComparer.Ordinal)
                .Select(flow => Put(
                    tongue, Path.Combine(parsed.GetRequiredValue(output)!, $"{flow.Id}.{(chosen == Svg ? "svg" : "mmd")}"), Write(FlowChart.Of(flow, playbook), chosen)))
                .Max();
        }));
        return verb;
    }

    private static string Write(Chart chart, string? format) => format == Svg ? SvgChart.Draw(chart) : MermaidFlow.Write(chart);

    private static Option<string> Format(Tongue tongue) => new Option<string>("--format")
    {
        Description = tongue.Say("mermaid نص للصق في الوثائق، أو svg صورة تُفتح في المتصفح", "mermaid, text for documents, or svg, a picture for the browser"),
        DefaultValueFactory = _ => Mermaid,
    }.AcceptOnlyFromAmong(Mermaid, Svg);

    private static Option<string?> Output(Tongue tongue, string what) => new("--out")
    {
        HelpName = what,
        Description = tongue.Say("أين يُكتب؛ من دونه إلى الشاشة", "where it is written; else to the screen"),
    };

    private static int WithPlaybook(Tongue tongue, Func<Playbook, int> act)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var loaded = PlaybookFolder.Load(surroundings.PlaybookFolder);
        var read = PlaybookReader.Read(loaded.Files, surroundings.Today(TimeProvider.System), LearntFolder.ForReading(surroundings.DataFolder));
        if (read.Playbook is { } playbook)
        {
            return act(playbook);
        }

        foreach (var finding in loaded.Findings.Concat(read.Errors))
        {
            Console.Error.WriteLine(PlaybookCheck.Describe(finding, tongue.Code));
        }

        return ExitCode.CouldNotRun;
    }

    private static int Put(Tongue tongue, string? file, string text)
    {
        if (file is null)
        {
            Console.Write(text);
            return ExitCode.Fine;
        }

        try
        {
            var path = Path.GetFullPath(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            Console.WriteLine(path);
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(tongue.Say($"تعذرت كتابة {file}: ", $"{file} cannot be written: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }
    }
}
