using ChatbotSupport.Core;
using ChatbotSupport.Core.Practice;
using ChatbotSupport.Playbooks.Readers;

namespace ChatbotSupport.Playbooks.Inspections;

/// <summary>Everything that was read, before it is looked at together.</summary>
public sealed record Content
{
    /// <summary>The facts by id.</summary>
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>Texts that are said in several places, by name.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The flows by id.</summary>
    public required IReadOnlyDictionary<string, ReadFlow> Flows { get; init; }

    /// <summary>Ids of all flow files, readable or not.</summary>
    public required IReadOnlySet<string> FlowIds { get; init; }

    /// <summary>The answers by id.</summary>
    public required IReadOnlyDictionary<string, ReadAnswer> Answers { get; init; }

    /// <summary>Ids of all answer files, readable or not.</summary>
    public required IReadOnlySet<string> AnswerIds { get; init; }

    /// <summary>Text that belongs to no answer.</summary>
    public required ReadOffTopic OffTopic { get; init; }

    /// <summary>The alerts by id.</summary>
    public required IReadOnlyDictionary<string, ReadAlert> Alerts { get; init; }

    /// <summary>The practice cases by id.</summary>
    public required IReadOnlyDictionary<string, PracticeStory> Practice { get; init; }

    /// <summary>The messages by id.</summary>
    public required IReadOnlyDictionary<string, string> Messages { get; init; }
}
