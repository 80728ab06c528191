using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Desk;

/// <summary>The playbook that is delivered, read once for all tests of the desk.</summary>
internal static class Shipped
{
    public static Playbook Playbook { get; } = Read();

    private static Playbook Read()
    {
        var files = PlaybookFolder.Load(Path.Combine(Launch.Top, "conversation-flows")).Files;
        return PlaybookReader.Read(files, new DateOnly(2026, 8, 1)).Playbook ?? throw new InvalidOperationException("The delivered playbook cannot be used.");
    }
}
