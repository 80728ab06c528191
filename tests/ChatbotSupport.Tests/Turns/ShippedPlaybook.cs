using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Turns;

/// <summary>The playbook as it is shipped, read once.</summary>
internal static class ShippedPlaybook
{
    private static readonly Lazy<Playbook> Read = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatbotSupport.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        var files = PlaybookFolder.Load(Path.Combine(folder.FullName, "conversation-flows")).Files;
        var result = PlaybookReader.Read(files, new DateOnly(2026, 1, 15));
        return result.Playbook ?? throw new InvalidDataException($"The shipped playbook has errors: {result.Errors.First()}");
    });

    public static Playbook Value => Read.Value;

    /// <summary>One whose turns fail where a sentence is needed that it lacks.</summary>
    public static Playbook Without(params string[] messages) => new()
    {
        Version = Value.Version,
        Flows = Value.Flows,
        Answers = Value.Answers,
        Alerts = Value.Alerts,
        Facts = Value.Facts,
        Messages = Value.Messages.Where(message => !messages.Contains(message.Key)).ToDictionary(),
        Desk = Value.Desk,
        Risks = Value.Risks,
        AnswerFinder = Value.AnswerFinder,
        AlertMatcher = Value.AlertMatcher,
    };
}
