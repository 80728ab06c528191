namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences about the team itself, in private chats: what coordinators do there, what a member does not take, and help for oneself.</summary>
public static class LeadMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [ButtonOptOut] = [],
        [OptOut] = ["names"],
        [OptOutNone] = [],
        [OptOutSome] = ["names"],
        [ButtonLead] = [],
        [LeadNothing] = [],
        [LeadMembers] = ["names"],
        [LeadRemarks] = ["cases"],
        [LeadRemarksOwn] = ["cases"],
        [ButtonApprove] = ["alias"],
        [Approved] = ["alias"],
        [ApprovedOne] = ["alias"],
        [ApprovedNot] = [],
        [YouAreApproved] = [],
        [ButtonRemark] = ["case"],
        [Remark] = ["case", "text"],
        [RemarkGone] = [],
        [LeadDebriefs] = ["names"],
        [ButtonDebriefed] = ["alias"],
        [DebriefSettled] = [],
        [OwnReach] = [],
        [OwnNobody] = [],
        [OwnAsked] = ["alias"],
        [OwnLine] = [],
        [OwnWaitingHere] = [],
        [OwnWho] = ["names"],
        [OwnWhoNone] = [],
        [ButtonOwnSee] = [],
        [NoSuchCommand] = ["commands"],
        [PairInGroup] = [],
        [MemberLeft] = ["names"],
        [ButtonRemove] = [],
        [ButtonRemoveOne] = ["alias"],
        [ButtonNotNow] = [],
        [RemoveDone] = ["alias"],
        [RemoveNobody] = [],
    };

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string ButtonOptOut = "team_button_opt_out";
    public const string OptOut = "team_opt_out";
    public const string OptOutNone = "team_opt_out_none";
    public const string OptOutSome = "team_opt_out_some";
    public const string ButtonLead = "team_button_lead";
    public const string LeadNothing = "team_lead_nothing";
    public const string LeadMembers = "team_lead_members";
    public const string LeadRemarks = "team_lead_remarks";
    public const string LeadRemarksOwn = "team_lead_remarks_own";
    public const string ButtonApprove = "team_button_approve";
    public const string Approved = "team_approved";
    public const string ApprovedOne = "team_approved_one";
    public const string ApprovedNot = "team_approved_not";
    public const string YouAreApproved = "team_you_are_approved";
    public const string ButtonRemark = "team_button_remark";
    public const string Remark = "team_remark";
    public const string RemarkGone = "team_remark_gone";
    public const string LeadDebriefs = "team_lead_debriefs";
    public const string ButtonDebriefed = "team_button_debriefed";
    public const string DebriefSettled = "team_debrief_settled";
    public const string OwnReach = "team_own_reach";
    public const string OwnNobody = "team_own_nobody";
    public const string OwnAsked = "team_own_asked";
    public const string OwnLine = "team_own_line";
    public const string OwnWaitingHere = "team_own_waiting_here";
    public const string OwnWho = "team_own_who";
    public const string OwnWhoNone = "team_own_who_none";
    public const string ButtonOwnSee = "team_button_own_see";
    public const string NoSuchCommand = "team_no_such_command";
    public const string PairInGroup = "team_pair_in_group";
    public const string MemberLeft = "team_member_left";
    public const string ButtonRemove = "team_button_remove";
    public const string ButtonRemoveOne = "team_button_remove_one";
    public const string ButtonNotNow = "team_button_not_now";
    public const string RemoveDone = "team_remove_done";
    public const string RemoveNobody = "team_remove_nobody";
#pragma warning restore CS1591
}
