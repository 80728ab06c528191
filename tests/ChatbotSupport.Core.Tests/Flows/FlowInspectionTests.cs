using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Flows;

public sealed class FlowInspectionTests
{
    private static readonly Flow Menu = Flow("menu", Choices("home", "done"), new EndStep("done", null));

    [Fact]
    public void A_sound_flow_has_no_issue() =>
        Assert.Empty(Issues(Menu));

    [Fact]
    public void A_next_step_that_is_not_there_is_told_with_the_nearest_name()
    {
        var issue = Only<UnknownStep>(Flow("menu", Choices("home", "doen"), new EndStep("done", null)));
        Assert.Equal(("doen", "done", new FlowPlace("menu", 0, "options/0/next")), (issue.Target, issue.Nearest, issue.Place));
    }

    [Fact]
    public void A_step_of_another_flow_that_is_not_there_is_told()
    {
        var issue = Only<UnknownStep>(Flow("menu", Choices("home", "on"), new GoStep("on", "other", "nowhere")), Flow("other", new EndStep("end", null)));
        Assert.Equal(("nowhere", "other", "step"), (issue.Target, issue.InFlow, issue.Place.Part));
    }

    [Fact]
    public void A_flow_that_is_not_there_is_told() =>
        Assert.Equal("flow", Only<UnknownFlow>(Flow("menu", Choices("home", "on"), new GoStep("on", "nowhere", null))).Place.Part);

    [Fact]
    public void A_flow_that_could_not_be_read_is_not_called_missing() =>
        Assert.Empty(FlowInspection.Inspect(Book([Flow("menu", Choices("home", "on"), new GoStep("on", "broken", null))]) with { FlowIds = new HashSet<string> { "menu", "broken" } }));

    [Fact]
    public void An_answer_that_is_not_there_is_told() =>
        Assert.Equal("answer", Only<UnknownAnswer>(Flow("menu", Choices("home", "card"), new SayStep("card", null, "nobody", "done"), new EndStep("done", null))).Place.Part);

    [Fact]
    public void A_step_that_nothing_leads_to_is_told() =>
        Assert.Equal(2, Only<UnreachableStep>(Flow("menu", Choices("home", "done"), new EndStep("done", null), new EndStep("lost", null))).Place.Step);

    [Fact]
    public void A_step_that_only_another_flow_or_an_answer_leads_to_is_reached()
    {
        var menu = Flow("menu", Choices("home", "on"), new GoStep("on", "menu", "by_go"), new EndStep("by_go", null), new EndStep("by_answer", null));
        var answer = new Answer("a", "a", "a", null, null, [new AnswerNext("a", "menu", "by_answer")], []);
        Assert.Empty(FlowInspection.Inspect(Book([menu]) with { Answers = new Dictionary<string, Answer> { ["a"] = answer }, AnswerIds = new HashSet<string> { "a" } }));
    }

    [Fact]
    public void A_case_that_no_answer_of_its_question_can_be_is_told()
    {
        var ask = new AskStep("where", "أين؟", ValueKind.Platform, "app", "؟", null, "fork");
        Flow With(string app) => Flow("menu", Choices("home", "where"), ask, new WhenStep("fork", [new("app", app, "done")], "done"), new EndStep("done", null));

        Assert.Contains("telegram", Only<ImpossibleValue>(With("telegramm")).Allowed);
        Assert.Empty(Issues(With("telegram")));
    }

    [Fact]
    public void Going_round_without_an_end_is_told_once() =>
        Assert.Equal("home", Only<NoWayOut>(Flow("menu", Choices("home", "again"), Choices("again", "home"))).Id);

    [Fact]
    public void A_ring_that_never_waits_is_told_with_its_steps()
    {
        var menu = Flow("menu", Choices("home", "a", "done"), Say("a", "b"), Say("b", "a"), new EndStep("done", null));
        Assert.Contains(Issues(menu), issue => issue is SilentLoop loop && loop.Ring.SequenceEqual(["menu/a", "menu/b"]) && loop.Place.Step == 1);
    }

    [Fact]
    public void A_ring_across_flows_that_never_waits_is_told()
    {
        var loop = Only<SilentLoop>(
            Flow("menu", Choices("home", "on"), new GoStep("on", "other", null)),
            Flow("other", Say("say", "back"), new GoStep("back", "menu", "on")));
        Assert.Equal(["menu/on", "other/say", "other/back"], loop.Ring);
    }

    [Fact]
    public void A_ring_through_a_called_flow_that_never_waits_is_told() =>
        Assert.Contains(
            Issues(
                Flow("menu", Choices("home", "sub", "done"), new CallStep("sub", "other", "sub"), new EndStep("done", null)),
                Flow("other", new EndStep("end", null))),
            issue => issue is SilentLoop { Ring: ["menu/sub"] });

    [Fact]
    public void A_ring_that_waits_is_allowed() =>
        Assert.Empty(Issues(Flow("menu", Choices("home", "say", "done"), Say("say", "home"), new EndStep("done", null))));

    [Fact]
    public void Flows_that_call_one_another_are_told() =>
        Assert.Equal(["other", "menu"], Only<CallRing>(
            Flow("menu", Choices("home", "sub"), new CallStep("sub", "other", "done"), new EndStep("done", null)),
            Flow("other", Choices("ask", "sub"), new CallStep("sub", "menu", "done"), new EndStep("done", null))).Ring);

    [Fact]
    public void Two_steps_of_one_id_are_told() =>
        Assert.Contains(Issues(Flow("menu", Choices("home", "done"), new EndStep("done", null), new EndStep("done", null))), issue => issue is DuplicateStep { Place.Step: 2 });

    [Fact]
    public void Two_options_of_one_id_are_told() =>
        Assert.Equal("options/1/id", Only<DuplicateOption>(Flow("menu", Asking("home", new("a", "نعم", "done"), new("a", "لا", "done")), new EndStep("done", null))).Place.Part);

    [Fact]
    public void Options_that_differ_only_in_spelling_are_told() =>
        Assert.Equal("options/1/text", Only<OptionsReadAlike>(Flow("menu", Asking("home", new("a", "الأدلة", "done"), new("b", "الادله", "done")), new EndStep("done", null))).Place.Part);

    [Fact]
    public void An_option_that_reads_like_leaving_is_told() =>
        Assert.Equal(Control.Leave, Only<OptionIsCommand>(Flow("menu", Asking("home", new ChoiceOption("a", "خروج", "done")), new EndStep("done", null))).Command);

    [Fact]
    public void More_takes_one_of_ten_places()
    {
        ChoiceOption[] ten = [.. Enumerable.Range(0, 10).Select(number => new ChoiceOption($"o{number}", $"خيار {number}", "done"))];
        Assert.Empty(Issues(Flow("menu", Asking("home", ten), new EndStep("done", null))));
        Assert.Equal(9, Only<TooManyOptions>(Flow("menu", Asking("home", ten) with { More = "تفاصيل" }, new EndStep("done", null))).Limit);
    }

    [Fact]
    public void A_response_step_has_at_most_two_options()
    {
        var steps = Flow("response_steps", Asking("one", new("a", "نعم", "done"), new("b", "لا", "done"), new("c", "لاحقًا", "done")), new EndStep("done", null));
        Assert.Contains(Issues(Menu, steps), issue => issue is TooManyOptions { Limit: 2, Place.Part: "options/2" });
    }

    [Fact]
    public void A_question_without_options_is_told() =>
        Assert.Contains(Issues(Flow("menu", Asking("home"))), issue => issue is NoOptions);

    [Fact]
    public void Too_many_steps_are_told()
    {
        Step[] steps = [Choices("home", "s0"), .. Enumerable.Range(0, FlowLimits.MaxSteps).Select(number => Choices($"s{number}", $"s{number + 1}")), new EndStep($"s{FlowLimits.MaxSteps}", null)];
        Assert.Equal(FlowLimits.MaxSteps + 2, Only<TooManySteps>(Flow("menu", steps)).Count);
    }

    [Fact]
    public void Texts_that_go_out_as_one_message_are_measured_together()
    {
        var issue = Only<MergedTextTooLong>(Flow("menu", Choices("home", "say"), new SayStep("say", new('م', 600), null, "ask"), Choices("ask", "done") with { Text = new('م', 600) }, new EndStep("done", null)));
        Assert.Equal((1202, "menu/ask", 1), (issue.Length, issue.Until, issue.Place.Step!.Value));
    }

    [Fact]
    public void A_branch_on_a_value_that_nobody_keeps_is_told() =>
        Assert.Equal("cases/0/value", Only<UnknownValue>(Flow("menu", Choices("home", "fork"), new WhenStep("fork", [new("agee", "5", "done")], "done"), new EndStep("done", null))).Place.Part);

    [Fact]
    public void A_route_that_does_not_exist_is_told() =>
        Assert.Equal("cases/0/is", Only<ImpossibleValue>(Flow("menu", Choices("home", "fork"), new WhenStep("fork", [new("route", "human", "done")], "done"), new EndStep("done", null))).Place.Part);

    [Fact]
    public void A_flow_cannot_take_the_careful_route_back() =>
        Assert.Equal("to", Only<ImpossibleValue>(Flow("menu", Choices("home", "set"), new SetStep("set", "route", "normal", "done"), new EndStep("done", null))).Place.Part);

    [Fact]
    public void A_flow_cannot_set_the_level() =>
        Assert.Equal("name", Only<ImpossibleValue>(Flow("menu", Choices("home", "set"), new SetStep("set", "level", "L0", "done"), new EndStep("done", null))).Place.Part);

    [Fact]
    public void A_removed_step_that_moved_nowhere_is_told() =>
        Assert.Equal("moved_to/old", Only<MovedNowhere>(Menu with { MovedTo = new Dictionary<string, string> { ["old"] = "nowhere" } }).Place.Part);

    [Fact]
    public void A_moved_step_that_is_still_there_is_told() =>
        Assert.True(Only<MovedNowhere>(Menu with { MovedTo = new Dictionary<string, string> { ["home"] = "done" } }).StillThere);

    [Fact]
    public void There_must_be_a_menu_that_begins_with_a_question()
    {
        Assert.False(Assert.IsType<MenuMissing>(Assert.Single(FlowInspection.Inspect(Book([])))).Exists);
        Assert.True(Only<MenuMissing>(Flow("menu", Say("hello", "done"), new EndStep("done", null))).Exists);
    }

    [Fact]
    public void A_flow_that_nothing_leads_to_is_told() =>
        Assert.Equal("aside", Only<UnusedFlow>(Menu, Flow("aside", new EndStep("end", null))).Place.Flow);

    [Fact]
    public void Paths_of_a_flow_that_could_not_be_read_whole_are_not_judged() =>
        Assert.Empty(FlowInspection.Inspect(Book([Flow("menu", Choices("home", ""), new EndStep("done", null))]) with { Incomplete = new HashSet<string> { "menu" } }));

    [Fact]
    public void An_escalation_goes_on_to_its_next_step() =>
        Assert.Empty(Issues(Flow("menu", Choices("home", "human"), new EscalateStep("human", Level.L2, Reason.AskedHuman, "done"), new EndStep("done", null))));

    private static T Only<T>(params Flow[] flows)
        where T : FlowIssue => Assert.IsType<T>(Assert.Single(Issues(flows)));

    private static IReadOnlyList<FlowIssue> Issues(params Flow[] flows) => FlowInspection.Inspect(Book(flows));

    private static FlowBook Book(IReadOnlyList<Flow> flows) => new()
    {
        Flows = flows,
        Answers = new Dictionary<string, Answer>(),
        FlowIds = flows.Select(flow => flow.Id).ToHashSet(),
        AnswerIds = new HashSet<string>(),
        Incomplete = new HashSet<string>(),
    };

    private static Flow Flow(string id, params Step[] steps) => new(id, id, steps, new Dictionary<string, string>());

    private static SayStep Say(string id, string next) => new(id, "كلام", null, next);

    private static ChoicesStep Choices(string id, params string[] next) =>
        Asking(id, [.. next.Select((target, index) => new ChoiceOption($"o{index}", $"خيار {index}", target))]);

    private static ChoicesStep Asking(string id, params ChoiceOption[] options) => new(id, "سؤال؟", null, options);
}
