using System.CommandLine;
using ChatbotSupport.Operations.Evaluation;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`evaluate`: measures the finder of answers on any labelled set, so that anyone can compare it with others.</summary>
public static class EvaluateVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var train = File("--train", tongue.Say("نصوص للتعلم: أسطر JSON فيها text و label", "texts to learn from: lines of JSON with text and label"), required: true);
        var test = File("--test", tongue.Say("نصوص للقياس، مثلها", "texts to measure with, alike"), required: true);
        var oos = File("--oos", tongue.Say("نصوص لا تخص أي تسمية: أسطر JSON فيها text", "texts that belong to no label: lines of JSON with text"), required: false);
        var verb = new Command("evaluate", tongue.Say(
            "يقيس فهم النصوص العربية على أي بيانات مسماة، بالطريقة نفسها التي يجيب بها البوت",
            "measures on any labelled set how Arabic texts are understood, with the very finder that answers people")) { train, test, oos };
        verb.SetAction(parsed => Run(tongue, parsed.GetRequiredValue(train)!, parsed.GetRequiredValue(test)!, parsed.GetValue(oos)));
        return verb;
    }

    private static Option<string?> File(string name, string description, bool required) => new(name) { Description = description, HelpName = "FILE", Required = required };

    private static int Run(Tongue tongue, string train, string test, string? oos)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings || !ArabicCheck.Passes(tongue, Console.Error))
        {
            return ExitCode.CouldNotRun;
        }

        var (nowhere, findings) = OffTopic.Read(PlaybookFolder.Load(surroundings.PlaybookFolder));
        var files = new LabelledFile(tongue);
        var texts = (Train: files.Read(train, labelled: true), Test: files.Read(test, labelled: true), Oos: oos is null ? null : files.Read(oos, labelled: false));
        var problems = findings.Select(finding => PlaybookCheck.Describe(finding, tongue.Code)).Concat(files.Problems).ToList();
        var labels = texts.Train.Select(text => text.Label).Distinct().Count();
        if (labels > EvaluationLimits.MaxLabels)
        {
            problems.Add(tongue.Say(
                $"{train}: {labels} تسمية، والحد {EvaluationLimits.MaxLabels}؛ هل label هو التسمية وليس رقم السطر؟",
                $"{train}: {labels} labels, {EvaluationLimits.MaxLabels} at most; is label what the text is about, and not its number?"));
        }

        if (problems.Count > 0)
        {
            problems.ForEach(Console.Error.WriteLine);
            return ExitCode.CouldNotRun;
        }

        EvaluationReport.Write(Console.Out, Evaluation.Evaluation.Of(texts.Train, texts.Test, texts.Oos, nowhere), tongue);
        return ExitCode.Fine;
    }
}
