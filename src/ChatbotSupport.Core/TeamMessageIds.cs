namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences that the team reads on a messenger; they stand in `messages.yaml` beside those of people.</summary>
public static class TeamMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Bound] = ["alias"],
        [LinkSpent] = [],
        [Menu] = ["alias", "shift"],
        [ShiftOn] = ["until"],
        [ShiftOff] = [],
        [ShiftHasCases] = ["count"],
        [Here] = [],
        [CasesNone] = [],
        [CasesMine] = ["cases"],
        [DeskLink] = ["link"],
        [DeskNear] = [],
        [RehearseOn] = [],
        [RehearseBusy] = [],
        [WordsOnly] = [],
        [Late] = [],
        [ButtonCases] = [],
        [ButtonShiftOn] = [],
        [ButtonShiftOff] = [],
        [ButtonShiftOffNow] = [],
        [ButtonHere] = [],
        [ButtonDesk] = [],
        [ButtonRehearse] = [],
        [ButtonBack] = [],
        [ButtonMenu] = [],
    };

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Bound = "team_bound";
    public const string LinkSpent = "team_link_spent";
    public const string Menu = "team_menu";
    public const string ShiftOn = "team_shift_on";
    public const string ShiftOff = "team_shift_off";
    public const string ShiftHasCases = "team_shift_has_cases";
    public const string Here = "team_here";
    public const string CasesNone = "team_cases_none";
    public const string CasesMine = "team_cases_mine";
    public const string DeskLink = "team_desk_link";
    public const string DeskNear = "team_desk_near";
    public const string RehearseOn = "team_rehearse_on";
    public const string RehearseBusy = "team_rehearse_busy";
    public const string WordsOnly = "team_words_only";
    public const string Late = "team_late";
    public const string ButtonCases = "team_button_cases";
    public const string ButtonShiftOn = "team_button_shift_on";
    public const string ButtonShiftOff = "team_button_shift_off";
    public const string ButtonShiftOffNow = "team_button_shift_off_now";
    public const string ButtonHere = "team_button_here";
    public const string ButtonDesk = "team_button_desk";
    public const string ButtonRehearse = "team_button_rehearse";
    public const string ButtonBack = "team_button_back";
    public const string ButtonMenu = "team_button_menu";
#pragma warning restore CS1591
}
