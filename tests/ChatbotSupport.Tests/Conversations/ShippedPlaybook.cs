using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>The playbook people get: everything in `conversation-flows/`, read once.</summary>
internal static class ShippedPlaybook
{
    private static readonly Lazy<Playbook> Loaded = new(Load);

    public static Playbook Value => Loaded.Value;

    private static Playbook Load()
    {
        var folder = PlaybookFolder.Load(Path.Combine(Launch.Top, "conversation-flows"));
        var read = PlaybookReader.Read(folder.Files, new DateOnly(2026, 7, 1));
        Assert.Empty(folder.Findings);
        Assert.Empty(read.Errors);
        return read.Playbook!;
    }
}
