using ChatbotSupport.Core;

namespace ChatbotSupport.Tests.Turns;

/// <summary>The playbook as it is shipped, read once.</summary>
internal static class ShippedPlaybook
{
    public static Playbook Value => Conversations.ShippedPlaybook.Value;

    /// <summary>One whose turns fail where a sentence is needed that it lacks.</summary>
    public static Playbook Without(params string[] messages) => With(Value.Messages.Where(message => !messages.Contains(message.Key)));

    /// <summary>One that says something else somewhere.</summary>
    public static Playbook Saying(string message, string text) =>
        With(Value.Messages.Select(known => known.Key == message ? KeyValuePair.Create(message, text) : known));

    private static Playbook With(IEnumerable<KeyValuePair<string, string>> messages) => new()
    {
        Version = Value.Version,
        Flows = Value.Flows,
        Answers = Value.Answers,
        Alerts = Value.Alerts,
        Facts = Value.Facts,
        Messages = messages.ToDictionary(),
        Desk = Value.Desk,
        Risks = Value.Risks,
        AnswerFinder = Value.AnswerFinder,
        AlertMatcher = Value.AlertMatcher,
    };
}
