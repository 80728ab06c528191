using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Practice;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core;

/// <summary>All of `conversation-flows/` as one immutable snapshot; a turn runs against exactly one.</summary>
public sealed class Playbook
{
    /// <summary>Hash of the files it was read from, 64 hexadecimal digits.</summary>
    public required string Version { get; init; }

    /// <summary>Flows by id.</summary>
    public required IReadOnlyDictionary<string, Flow> Flows { get; init; }

    /// <summary>Answers by intent id.</summary>
    public required IReadOnlyDictionary<string, Answer> Answers { get; init; }

    /// <summary>Alerts by id.</summary>
    public required IReadOnlyDictionary<string, Alert> Alerts { get; init; }

    /// <summary>Numbers, links, laws and names by id.</summary>
    public required IReadOnlyDictionary<string, Fact> Facts { get; init; }

    /// <summary>Texts that are said in several places, by name; filled into the others already, named by stories.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Every other sentence, by id; all of <see cref="MessageIds"/> are there.</summary>
    public required IReadOnlyDictionary<string, string> Messages { get; init; }

    /// <summary>Made-up people for volunteers to practise with, by id.</summary>
    public IReadOnlyDictionary<string, PracticeStory> Practice { get; init; } = new Dictionary<string, PracticeStory>();

    /// <summary>Hours, clocks and prepared replies of the desk.</summary>
    public required DeskRules Desk { get; init; }

    /// <summary>Sees danger in a text.</summary>
    public required RiskScreen Risks { get; init; }

    /// <summary>Finds the vetted answer for a text.</summary>
    public required AnswerFinder AnswerFinder { get; init; }

    /// <summary>Recognises known scams and links.</summary>
    public required AlertMatcher AlertMatcher { get; init; }
}
