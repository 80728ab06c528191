using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>The flows of <see cref="TinyPlaybook"/>: the menu, one flow with every kind of step, and one that it calls.</summary>
internal static class TinyFlows
{
    public static IReadOnlyDictionary<string, Flow> All { get; } = new[] { Menu, Walk, Sub }.ToDictionary(flow => flow.Id);

    private static Flow Menu => Of(
        "menu",
        new ChoicesStep("home", "«menu»", null,
        [
            new("walk", "طريق", "to_walk"),
            new("team", "فريق", "team"),
            new("danger", "خطر", "danger"),
            new("tell", "خبر", "tell"),
        ]),
        new GoStep("to_walk", "walk", null),
        new EscalateStep("team", Level.L1, Reason.AskedHuman, "finish"),
        new EscalateStep("danger", Level.L3, Reason.ThreatToLife, "to_walk"),
        new SayStep("tell", null, "law", "finish"),
        new EndStep("finish", null));

    private static Flow Walk => Of(
        "walk",
        new SayStep("hello", "«walk»", null, "by_route"),
        new WhenStep("by_route", [new("route", "human_first", "pick")], "note"),
        new SetStep("note", "seen", "yes", "pick"),
        new ChoicesStep("pick", "«pick»", "«pick, more»", [new("on", "تالي", "age"), new("side", "جانب", "aside"), new("help", "عون", "help")]),
        new CallStep("aside", "sub", "age"),
        new EscalateStep("help", Level.L2, Reason.FearOfProsecution, "age"),
        new AskStep("age", "«age»", ValueKind.Age, "age", "«age, again»", "finish", "sure"),
        new AskStep("sure", "«sure»", ValueKind.YesNo, "sure", "«sure, again»", null, "later"),
        new FollowUpStep("later", "«later?»", TimeSpan.FromHours(20), "how", "finish"),
        new ChoicesStep("how", "«how»", null, [new("good", "طيب", "finish"), new("go_on", "مستمر", "pick")]),
        new EndStep("finish", "«walked»"));

    private static Flow Sub => Of(
        "sub",
        new ChoicesStep("inner", "«inner»", null, [new("back", "عودة", "finish"), new("again", "تكرار", "inner")]),
        new EndStep("finish", null));

    private static Flow Of(string id, params Step[] steps) => new(id, id, steps, new Dictionary<string, string>());
}
