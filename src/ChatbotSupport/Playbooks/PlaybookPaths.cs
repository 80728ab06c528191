namespace ChatbotSupport.Playbooks;

/// <summary>Where everything stands in the folder of the playbook.</summary>
public static class PlaybookPaths
{
    /// <summary>Folder of the flows.</summary>
    public const string Flows = "flows/";

    /// <summary>Folder of the answers.</summary>
    public const string Answers = "answers/";

    /// <summary>Folder of the scam alerts.</summary>
    public const string Alerts = "alerts/";

    /// <summary>Folder of the practice cases.</summary>
    public const string Practice = "practice/";

    /// <summary>Text that belongs to no answer.</summary>
    public const string OffTopic = "answers/off-topic.yaml";

    /// <summary>Numbers, links, laws and names.</summary>
    public const string Facts = "facts.yaml";

    /// <summary>Every other sentence.</summary>
    public const string Messages = "messages.yaml";

    /// <summary>Texts that are said in several places. May be missing.</summary>
    public const string Texts = "texts.yaml";

    /// <summary>Hours, clocks and prepared replies.</summary>
    public const string Desk = "desk.yaml";

    /// <summary>The signs of danger.</summary>
    public const string Safeguarding = "safeguarding.yaml";

    /// <summary>The ending of every file that is read.</summary>
    public const string Ending = ".yaml";

    /// <summary>Files that must be there.</summary>
    public static IReadOnlyList<string> Required { get; } = [Facts, Messages, Desk, Safeguarding, OffTopic];
}
