using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Cases;

/// <summary>What a volunteer may do with a case, by marks and by whose it is.</summary>
public sealed class DeskTests
{
    private const string Code = "482715";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(3));
    private static readonly CaseOwner By = new("a1", "نور");
    private static readonly Volunteer Nour = new("a1", "نور", IsCoordinator: false, [], [], Capacity: 2, OnShiftUntil: null, Removed: false);

    public static TheoryData<CaseCommand> Settling => new(new CloseCase(By, Code, CaseOutcome.NoAnswer), new SetLevel(By, Code, Level.L1), new SetRoute(By, Code, Route.Normal));

    [Theory]
    [MemberData(nameof(Settling))]
    public void What_nobody_has_taken_is_settled_by_coordinators_only(CaseCommand command)
    {
        Assert.Equal(Refusal.CoordinatorsOnly, Act(Nour, command, owner: null).Refusal);
        Assert.Equal([command], Act(Nour with { IsCoordinator = true }, command, owner: null).Commands);
        Assert.Equal([command], Act(Nour, command, owner: Nour.Id).Commands);
    }

    [Fact]
    public void Only_coordinators_take_a_case_from_its_owner()
    {
        foreach (var command in new CaseCommand[] { new TakeOver(By, Code), new CallBack(By, Code) })
        {
            Assert.Equal(Refusal.CoordinatorsOnly, Act(Nour, command, owner: "b2").Refusal);
            Assert.Equal([command], Act(Nour with { IsCoordinator = true }, command, owner: "b2").Commands);
        }
    }

    [Fact]
    public void Taking_a_person_starts_the_shift_and_a_shift_that_goes_on_stays_as_it_is()
    {
        var coordinator = Nour with { IsCoordinator = true };
        Assert.Equal(Now + Desk.ShiftLength, Act(Nour, new TakeCase(By, Code), owner: null).OnceTaken?.OnShiftUntil);
        Assert.Equal(Now + Desk.ShiftLength, Act(coordinator, new TakeOver(By, Code), owner: "b2").OnceTaken?.OnShiftUntil);
        Assert.Equal(Now + Desk.ShiftLength, Next(Nour with { OnShiftUntil = Now.AddHours(-1) }, [], [Case(Code, null)]).OnceTaken?.OnShiftUntil);
        Assert.Null(Act(Nour with { OnShiftUntil = Now.AddMinutes(5) }, new TakeCase(By, Code), owner: null).OnceTaken);
        Assert.Null(Act(Nour, new FollowAlong(By, Code), owner: "b2").OnceTaken);
        Assert.Null(Act(Nour, new TakeCase(By, Code), owner: null, Flag.Suicide).OnceTaken);
    }

    [Fact]
    public void In_a_case_of_somebody_else_only_coordinators_leave_a_note()
    {
        var note = new AddNote(By, Code, "الحذر من ذكر البيت");

        Assert.Equal(Refusal.NotOwner, Act(Nour, note, owner: "b2").Refusal);
        Assert.Equal([note], Act(Nour with { IsCoordinator = true }, note, owner: "b2").Commands);
    }

    [Fact]
    public void Anybody_may_say_that_they_are_there_or_leave_a_note()
    {
        Assert.Null(Act(Nour, new OnCallIsHere(By, Code), owner: null).Refusal);
        Assert.Equal(Refusal.NotTrained, Act(Nour, new OnCallIsHere(By, Code), owner: null, Flag.Suicide).Refusal);
        Assert.Null(Act(Nour, new AddNote(By, Code, "اتصلت بالمنسق"), owner: null).Refusal);
    }

    [Fact]
    public void Whoever_is_not_approved_yet_takes_nothing_and_is_not_on_shift_but_finishes_what_they_have()
    {
        var fresh = Nour with { Pending = true };
        foreach (var command in new CaseCommand[] { new TakeCase(By, Code), new OnCallIsHere(By, Code), new AddNote(By, Code, "ملاحظة") })
        {
            Assert.Equal(Refusal.Pending, Act(fresh, command, owner: null).Refusal);
        }

        Assert.Equal(Refusal.Pending, Desk.Run(fresh, new StartShift(), null, [], Now).Refusal);
        Assert.Null(Desk.Run(fresh, new StartShift(), null, [], Now).Volunteer.OnShiftUntil);
        Assert.Null(Act(fresh, new WriteToPerson(By, Code, "ما زلت هنا"), owner: fresh.Id).Refusal);
        Assert.Null(Act(fresh, new ReturnToQueue(By, Code, null), owner: fresh.Id).Refusal);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 2)]
    public void Two_coordinators_approve_a_member_or_the_only_one_there_is(int coordinators, int needed) =>
        Assert.Equal(needed, Approval.Needed(coordinators));

    [Theory]
    [InlineData(Flag.Minor)]
    [InlineData(Flag.Suicide)]
    public void Only_the_trained_take_what_needs_training_and_on_call_hears_of_it(Flag flag)
    {
        var refused = Act(Nour, new TakeCase(By, Code), owner: null, flag);

        Assert.Equal((Refusal.NotTrained, CoordinatorAlert.TrainedPersonWanted), (refused.Refusal, refused.Alert));
        Assert.Null(Act(Nour with { Trained = [flag] }, new TakeCase(By, Code), owner: null, flag).Refusal);
        Assert.Null(Act(Nour with { IsCoordinator = true }, new TakeCase(By, Code), owner: null, flag).Refusal);
    }

    [Fact]
    public void Nobody_takes_what_they_opted_out_of() =>
        Assert.Equal(Refusal.OptedOut, Act(Nour with { OptedOut = [Flag.SexualDemand] }, new TakeCase(By, Code), owner: null, Flag.SexualDemand).Refusal);

    [Fact]
    public void Nobody_takes_more_than_they_can_carry()
    {
        CaseBrief[] own = [Case("111111", Nour.Id), Case("222222", Nour.Id)];

        Assert.Equal(Refusal.AtCapacity, Desk.Run(Nour, new ActOnCase(new TakeCase(By, Code)), Case(Code, null), own, Now).Refusal);
        Assert.Null(Desk.Run(Nour, new ActOnCase(new TakeCase(By, Code)), Case(Code, null), own[..1], Now).Refusal);
    }

    [Fact]
    public void Who_ends_the_shift_gives_every_case_back()
    {
        var ended = Desk.Run(Nour with { OnShiftUntil = Now }, new EndShift(), null, [Case("111111", Nour.Id), Case("222222", Nour.Id)], Now);

        Assert.Null(ended.Volunteer.OnShiftUntil);
        Assert.Equal<CaseCommand>([new OwnerGone(By, "111111"), new OwnerGone(By, "222222")], ended.Commands);
    }

    [Fact]
    public void The_next_one_is_the_first_in_the_queue_that_this_volunteer_may_take()
    {
        CaseBrief[] waiting =
        [
            Case("100001", null) with { Flags = [Flag.Suicide] },
            Case("100002", null) with { Flags = [Flag.Deadline] },
            Case("100003", null) with { Excluded = [Nour.Id] },
            Case("100004", null),
            Case("100005", null),
        ];
        var nour = Nour with { OptedOut = [Flag.Deadline] };

        var trained = nour with { Trained = [Flag.Suicide] };

        Assert.Equal([Flag.Minor, Flag.Suicide, Flag.Deadline], nour.AsOwner.NotFor);
        Assert.Equal<CaseCommand>([new TakeCase(nour.AsOwner, "100004")], Next(nour, [], waiting).Commands);
        Assert.Equal<CaseCommand>([new TakeCase(trained.AsOwner, "100001")], Next(trained, [], waiting).Commands);
        Assert.Equal(Refusal.NobodyWaits, Next(nour, [], waiting[..3]).Refusal);
        Assert.Equal(Refusal.AtCapacity, Next(nour, [Case("1", Nour.Id), Case("2", Nour.Id)], waiting).Refusal);
        Assert.Equal(Refusal.Pending, Next(nour with { Pending = true }, [], waiting).Refusal);
    }

    [Fact]
    public void A_case_is_passed_to_a_colleague_who_is_there_and_may_take_it()
    {
        var huda = new Colleague(new Volunteer("b2", "هدى", false, [], [], 2, Now.AddHours(1), Removed: false), 1, IsThere: true);
        var theirs = Case(Code, Nour.Id);

        Assert.Null(Pass(theirs, huda));
        Assert.Equal(Refusal.NotOwner, Pass(Case(Code, "c3"), huda));
        Assert.Equal(Refusal.ColleagueAway, Pass(theirs, null));
        Assert.Equal(Refusal.ColleagueAway, Pass(theirs, huda with { IsThere = false }));
        Assert.Equal(Refusal.ColleagueAway, Pass(theirs, huda with { Volunteer = huda.Volunteer with { OnShiftUntil = Now } }));
        Assert.Equal(Refusal.ColleagueAway, Pass(theirs, huda with { Volunteer = huda.Volunteer with { Pending = true } }));
        Assert.Equal(Refusal.ColleagueUnsuited, Pass(theirs, huda with { Cases = 2 }));
        Assert.Equal(Refusal.ColleagueUnsuited, Pass(theirs with { Excluded = ["b2"] }, huda));
        Assert.Equal(Refusal.ColleagueUnsuited, Pass(theirs with { Flags = [Flag.Minor] }, huda));
        Assert.Null(Pass(theirs with { Flags = [Flag.Minor] }, huda with { Volunteer = huda.Volunteer with { Trained = [Flag.Minor] } }));
        Assert.Equal(Refusal.ColleagueUnsuited, Pass(theirs with { Flags = [Flag.Despair] }, huda with { Volunteer = huda.Volunteer with { OptedOut = [Flag.Despair] } }));
    }

    [Fact]
    public void A_shift_that_runs_out_gives_cases_back_except_where_the_volunteer_is_writing()
    {
        CaseBrief[] own = [Case("111111", Nour.Id), Case("222222", Nour.Id) with { LastVolunteerAt = Now.AddMinutes(-2) }];
        var over = Nour with { OnShiftUntil = Now };

        var first = Desk.Run(over, new ShiftOver(), null, own, Now);
        Assert.Equal<CaseCommand>([new OwnerGone(By, "111111")], first.Commands);
        Assert.Equal(Now, first.Volunteer.OnShiftUntil); // asked again until nobody is left
        var later = Desk.Run(over, new ShiftOver(), null, own[1..], Now + Desk.MidTalk);
        Assert.Equal<CaseCommand>([new OwnerGone(By, "222222")], later.Commands);
        Assert.Null(later.Volunteer.OnShiftUntil);
        Assert.Empty(Desk.Run(over with { OnShiftUntil = Now.AddHours(4) }, new ShiftOver(), null, own, Now).Commands); // prolonged meanwhile
    }

    [Fact]
    public void Who_follows_along_notes_and_goes_on_when_the_owner_is_silent()
    {
        var followed = Case(Code, "b2") with { SecondId = Nour.Id };
        Assert.Null(Desk.Run(Nour, new ActOnCase(new AddNote(By, Code, "ملاحظة")), followed, [], Now).Refusal);
        Assert.Null(Desk.Run(Nour, new ActOnCase(new TakeOver(By, Code)), followed, [], Now).Refusal);
        Assert.Equal(Refusal.CoordinatorsOnly, Desk.Run(Nour, new ActOnCase(new CallBack(By, Code)), followed, [], Now).Refusal);
        Assert.Equal(Refusal.NotTrained, Act(Nour, new FollowAlong(By, Code), "b2", Flag.Suicide).Refusal);
    }

    [Fact]
    public void Who_ends_the_shift_or_is_removed_does_not_follow_along_any_more()
    {
        CaseBrief[] followed = [Case(Code, "b2") with { SecondId = Nour.Id }];
        foreach (var nour in new[] { Nour with { OnShiftUntil = Now }, Nour with { OnShiftUntil = Now, Removed = true } })
        {
            Assert.Equal<CaseCommand>([new StopFollowing(By, Code)], Desk.Run(nour, new EndShift(), null, [], Now, followed: followed).Commands);
            Assert.Equal<CaseCommand>([new StopFollowing(By, Code)], Desk.Run(nour, new ShiftOver(), null, [], Now, followed: followed).Commands);
        }
    }

    [Fact]
    public void Who_was_removed_does_nothing_any_more() =>
        Assert.Equal(Refusal.NotOwner, Act(Nour with { Removed = true }, new OnCallIsHere(By, Code), owner: null).Refusal);

    [Fact]
    public void Who_was_removed_still_gives_every_case_back()
    {
        var gone = Nour with { Removed = true };

        Assert.Equal<CaseCommand>([new OwnerGone(By, Code)], Desk.Run(gone, new EndShift(), null, [Case(Code, Nour.Id)], Now).Commands);
        Assert.Equal<CaseCommand>([new OwnerGone(By, Code)], Act(gone, new OwnerGone(By, Code), Nour.Id).Commands);
        Assert.Equal(Refusal.NotOwner, Desk.Run(gone, new StartShift(), null, [], Now).Refusal);
    }

    private static DeskDecision Next(Volunteer volunteer, IReadOnlyList<CaseBrief> own, IReadOnlyList<CaseBrief> waiting) =>
        Desk.Run(volunteer, new TakeNext(), null, own, Now, waiting: waiting);

    private static Refusal? Pass(CaseBrief target, Colleague? to) =>
        Desk.Run(Nour, new ActOnCase(new TransferCase(By, Code, new CaseOwner("b2", "هدى"), null, NoteKind.Agreed)), target, [], Now, to).Refusal;

    private static DeskDecision Act(Volunteer volunteer, CaseCommand command, string? owner, params Flag[] flags) =>
        Desk.Run(volunteer, new ActOnCase(command), Case(Code, owner) with { Flags = flags }, [], Now);

    private static CaseBrief Case(string code, string? owner) => new(code, Level.L3, [], owner);
}
