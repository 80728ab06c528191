using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>A playbook small enough to be read at a glance: every sentence is its own id, one word is one sign, one flow holds every kind of step.</summary>
internal static class TinyPlaybook
{
    /// <summary>A word that asks for L2.</summary>
    public const string Elevated = "مهلة";

    /// <summary>A word that asks for L3.</summary>
    public const string Urgent = "لقاء";

    /// <summary>A word that asks for L4.</summary>
    public const string Imminent = "سكين";

    /// <summary>A word worth one gentle question.</summary>
    public const string Weak = "تعبت";

    /// <summary>A word that makes the route human first.</summary>
    public const string Clan = "عشيرة";

    public static Playbook Instance { get; } = new()
    {
        Version = new string('0', 64),
        Flows = TinyFlows.All,
        Answers = TinyAnswers.All,
        Alerts = TinyAnswers.Alerts,
        Facts = new Dictionary<string, Fact>(),
        Messages = MessageIds.All.ToDictionary(pair => pair.Key, pair => Sentence(pair.Key, pair.Value)),
        Desk = Desk,
        Risks = new RiskScreen(Rules),
        AnswerFinder = new(TinyAnswers.All, ["كلام"]),
        AlertMatcher = new(TinyAnswers.Alerts, []),
    };

    private static DeskRules Desk => new(
        [.. Enum.GetValues<DayOfWeek>().Select(day => new OpeningHours(day, new(10, 0), new(22, 0)))],
        [],
        new Dictionary<Level, Clocks>
        {
            [Level.L1] = Minutes(240, 240, 240),
            [Level.L2] = Minutes(30, 30, 45),
            [Level.L3] = Minutes(10, 10, 15),
            [Level.L4] = Minutes(2, 3, 5),
        },
        TimeSpan.FromMinutes(3),
        []);

    private static RiskRules Rules => new()
    {
        Rules =
        [
            Rule("deadline", Flag.Deadline, null, Elevated),
            Rule("meeting", Flag.InPersonMeeting, null, Urgent),
            Rule("minor", Flag.Minor, null, "طفل"),
            Rule("weapon", Flag.ThreatToLife, Level.L4, Imminent),
            new() { Id = "tired", Flag = Flag.Suicide, Ask = true, Phrases = [Weak] },
            new() { Id = "sleepless", Flag = Flag.Suicide, Ask = true, Phrases = ["نوم"] },
            new() { Id = "alone", Flag = Flag.Suicide, Ask = true, Phrases = ["وحيد"] },
            new() { Id = "clan", Route = Route.HumanFirst, Phrases = [Clan] },
        ],
    };

    private static string Sentence(string id, IReadOnlyList<string> arguments) =>
        string.Concat($"⟨{id}", string.Concat(arguments.Select(name => $" (({name}))")), "⟩");

    private static Clocks Minutes(int first, int next, int lease) =>
        new(TimeSpan.FromMinutes(first), TimeSpan.FromMinutes(next), TimeSpan.FromMinutes(lease));

    private static RiskRule Rule(string id, Flag flag, Level? level, string phrase) => new() { Id = id, Flag = flag, Level = level, Phrases = [phrase] };
}
