using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Migrating;

/// <summary>The way from one format to the next, twice: for a file that is only read, where every place must stay what it is, and for the file itself, where remarks must stay.</summary>
/// <param name="Tree">Brings what was read to the next format.</param>
/// <param name="Text">Brings the file to the next format.</param>
internal sealed record FormatStep(Func<YamlMap, YamlMap> Tree, Func<string, string> Text);
