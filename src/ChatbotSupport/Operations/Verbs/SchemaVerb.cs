using System.CommandLine;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Mending;
using ChatbotSupport.Playbooks.Schemas;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`schema`: writes what editors need to complete, explain and underline the content files while somebody types.</summary>
public static class SchemaVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = tongue.Say("المجلد؛ من دونه الإعداد Playbook:Folder", "the folder; else the setting Playbook:Folder"),
        };
        var verb = new Command("schema", tongue.Say(
            "يكتب مخططات الملفات في المجلد schema، ويضيف إلى أول كل ملف سطرًا يذكر مخططه",
            "writes the schemas of the content files into the folder schema, and names them in the first line of each file")) { folder };
        verb.SetAction(parsed => Run(tongue, parsed.GetValue(folder)));
        return verb;
    }

    private static int Run(Tongue tongue, string? folder)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        try
        {
            var chosen = folder is null ? surroundings.PlaybookFolder : Path.GetFullPath(folder);
            var files = PlaybookFolder.Load(chosen).Files;
            Directory.CreateDirectory(Path.Combine(chosen, SchemaFiles.Folder));
            var schemas = SchemaFiles.Texts();
            foreach (var (path, text) in schemas)
            {
                File.WriteAllText(Path.Combine(chosen, path), text);
            }

            var named = files.Where(file => SchemaFiles.Named(file.Key, file.Value) is var text && text != file.Value && SafeWrite.Replace(Path.Combine(chosen, file.Key), file.Value, text)).Count();
            Console.Out.WriteLine(tongue.Say($"كُتب {schemas.Count} من المخططات، وذُكر المخطط في {named} من الملفات.", $"{schemas.Count} schemas written, named in {named} files."));
            return ExitCode.Fine;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(tongue.Say("تعذرت كتابة ملف: ", "A file cannot be written: ") + failure.Message);
            return ExitCode.CouldNotRun;
        }
    }
}
