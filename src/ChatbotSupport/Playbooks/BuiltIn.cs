using ChatbotSupport.Playbooks.Readers;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks;

/// <summary>Files of the playbook this program was built with: what a playbook of an earlier version lacks is taken from them.</summary>
internal static class BuiltIn
{
    private const string Prefix = "ChatbotSupport.Playbooks.BuiltIn.";

    /// <summary>Files that are taken whole, because half of one would be dangerous: clocks and signs of danger.</summary>
    public static IReadOnlyList<string> Whole { get; } = [PlaybookPaths.Desk, PlaybookPaths.Safeguarding];

    /// <summary>Every sentence by its id, with the facts this program was built with.</summary>
    public static IReadOnlyDictionary<string, string> Messages(DateOnly today)
    {
        var findings = new FindingList();
        var facts = new FactReader(findings, today).Read(Tree(PlaybookPaths.Facts, findings));
        var texts = new SharedTextReader(facts, findings, today).Read(Tree(PlaybookPaths.Texts, findings));
        return new MessageReader(new(findings, new PeopleText(facts, findings, texts), today)).Read(Tree(PlaybookPaths.Messages, findings));
    }

    /// <summary>The value of a fact as this program was built with it.</summary>
    public static string? FactValue(string id, DateOnly today)
    {
        var findings = new FindingList();
        return new FactReader(findings, today).Read(Tree(PlaybookPaths.Facts, findings)).Facts.GetValueOrDefault(id)?.Value;
    }

    /// <summary>One file.</summary>
    public static string File(string path)
    {
        using var stream = typeof(BuiltIn).Assembly.GetManifestResourceStream(Prefix + path)
            ?? throw new InvalidOperationException($"The built-in file {path} is missing.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static YamlMap Tree(string path, FindingList findings) =>
        YamlTree.Parse(path, File(path), findings) ?? throw new InvalidOperationException($"The built-in file {path} is broken.");
}
