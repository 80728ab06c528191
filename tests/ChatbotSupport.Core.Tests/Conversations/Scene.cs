using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>One conversation under test: runs turns over <see cref="TinyPlaybook"/>, checks the invariants after each, and stores and reloads between all of them.</summary>
internal sealed class Scene
{
    public static readonly CaseOwner Owner = new(new string('a', 32), "نور");
    public static readonly CaseOwner Stranger = new(new string('b', 32), "سلام");
    private int _codes = 100_000;

    public Scene(Conversation conversation, DateTimeOffset now)
    {
        Conversation = conversation;
        Now = now;
    }

    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 11, 0, 0, TimeSpan.FromHours(3));

    public Conversation Conversation { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public int OnShift { get; set; } = 1;

    public int WomenOnShift { get; set; }

    public string Code => Conversation.Case?.Code ?? "000000";

    public static Scene New(string channel = "terminal") => new(new Conversation { Id = new string('0', 32), Channel = channel }, Start);

    public Scene Copy() => new(Conversation, Now) { OnShift = OnShift, WomenOnShift = WomenOnShift };

    public Scene After(TimeSpan span)
    {
        Now += span;
        return this;
    }

    public Scene Write(string text) => Do(new PersonWrote([text], Now));

    public Scene Press(string choice)
    {
        Run(new PersonPressed(Payload(choice)));
        return this;
    }

    public Scene Do(Signal signal)
    {
        var result = Run(signal);
        Assert.Null(result.Refusal);
        return this;
    }

    public TurnResult Run(Signal signal)
    {
        var before = Conversation;
        var moment = new Moment(Now, $"{_codes++}", OnShift, WomenOnShift);
        var result = Turn.Run(before, signal, TinyPlaybook.Instance, moment);
        TurnInvariants.Check(before, signal, moment, result);
        Conversation = ConversationJson.Read(ConversationJson.Write(result.Conversation));
        return result;
    }

    public string Payload(string choice) => ButtonPayload.Write(Conversation.Question?.Visit ?? 0, choice);
}
