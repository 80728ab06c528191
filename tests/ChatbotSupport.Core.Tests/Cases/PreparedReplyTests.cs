using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Cases;

/// <summary>Which prepared replies a case sees, and which first.</summary>
public sealed class PreparedReplyTests
{
    private static readonly PreparedReply[] All =
    [
        Reply("everybody"),
        Reply("urgent", levels: [Level.L3, Level.L4]),
        Reply("calm", levels: [Level.L1]),
        Reply("paying", steps: ["no_pay"]),
        Reply("calm_paying", levels: [Level.L1], steps: ["no_pay"]),
        Reply("police", steps: ["report"], route: Route.Normal),
        Reply("choice", route: Route.HumanFirst),
    ];

    [Fact]
    public void What_is_meant_for_a_sign_of_the_case_comes_before_everything_and_without_the_sign_after_everything_that_fits()
    {
        PreparedReply[] all = [.. All, Reply("child", levels: [Level.L3], flags: [Flag.Minor]), Reply("despair", levels: [Level.L3], flags: [Flag.Suicide])];

        Assert.Equal(
            ["child", "paying", "urgent", "everybody", "calm", "calm_paying", "police", "despair"],
            PreparedReply.For(all, Level.L3, Route.Normal, "no_pay", [Flag.Minor]).Select(reply => reply.Id));
    }

    [Fact]
    public void What_is_meant_for_the_step_comes_first_then_for_the_level_then_for_everybody_then_the_rest() =>
        Assert.Equal(["paying", "urgent", "everybody", "calm", "calm_paying", "police"], Ids(Level.L3, Route.Normal, "no_pay"));

    [Fact]
    public void Without_a_step_nothing_that_names_one_fits() =>
        Assert.Equal(["calm", "everybody", "urgent", "paying", "calm_paying", "police"], Ids(Level.L1, Route.Normal, null));

    [Fact]
    public void A_reply_of_the_other_route_is_not_there_at_all()
    {
        Assert.DoesNotContain("police", Ids(Level.L1, Route.HumanFirst, "report"));
        Assert.DoesNotContain("choice", Ids(Level.L1, Route.Normal, "report"));
    }

    private static IEnumerable<string> Ids(Level level, Route route, string? step) => PreparedReply.For(All, level, route, step, []).Select(reply => reply.Id);

    private static PreparedReply Reply(string id, Level[]? levels = null, string[]? steps = null, Route? route = null, Flag[]? flags = null) =>
        new(id, id, id, levels ?? [], steps ?? [], route, flags ?? []);
}
