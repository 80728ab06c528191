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
        [PracticeNone] = [],
        [PracticeBusy] = [],
        [PracticeBegin] = ["title", "card"],
        [PracticeLine] = ["text"],
        [PracticeDone] = ["good", "better"],
        [PracticeLeft] = [],
        [DebriefOffer] = [],
        [DebriefNoted] = [],
        [DebriefNotNeeded] = [],
        [DebriefOver] = [],
        [OwnHelp] = [],
        [OwnWaiting] = [],
        [WordsOnly] = [],
        [Late] = [],
        [ButtonCases] = [],
        [ButtonShiftOn] = [],
        [ButtonShiftOff] = [],
        [ButtonShiftOffNow] = [],
        [ButtonHere] = [],
        [ButtonDesk] = [],
        [ButtonPractice] = [],
        [ButtonPracticeAgain] = [],
        [ButtonPracticeEnd] = [],
        [ButtonOwn] = [],
        [ButtonDebriefNow] = [],
        [ButtonDebriefLater] = [],
        [ButtonDebriefNo] = [],
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
    public const string PracticeNone = "team_practice_none";
    public const string PracticeBusy = "team_practice_busy";
    public const string PracticeBegin = "team_practice_begin";
    public const string PracticeLine = "team_practice_line";
    public const string PracticeDone = "team_practice_done";
    public const string PracticeLeft = "team_practice_left";
    public const string DebriefOffer = "team_debrief_offer";
    public const string DebriefNoted = "team_debrief_noted";
    public const string DebriefNotNeeded = "team_debrief_not_needed";
    public const string DebriefOver = "team_debrief_over";
    public const string OwnHelp = "team_own_help";
    public const string OwnWaiting = "team_own_waiting";
    public const string WordsOnly = "team_words_only";
    public const string Late = "team_late";
    public const string ButtonCases = "team_button_cases";
    public const string ButtonShiftOn = "team_button_shift_on";
    public const string ButtonShiftOff = "team_button_shift_off";
    public const string ButtonShiftOffNow = "team_button_shift_off_now";
    public const string ButtonHere = "team_button_here";
    public const string ButtonDesk = "team_button_desk";
    public const string ButtonPractice = "team_button_practice";
    public const string ButtonPracticeAgain = "team_button_practice_again";
    public const string ButtonPracticeEnd = "team_button_practice_end";
    public const string ButtonOwn = "team_button_own";
    public const string ButtonDebriefNow = "team_button_debrief_now";
    public const string ButtonDebriefLater = "team_button_debrief_later";
    public const string ButtonDebriefNo = "team_button_debrief_no";
    public const string ButtonRehearse = "team_button_rehearse";
    public const string ButtonBack = "team_button_back";
    public const string ButtonMenu = "team_button_menu";
#pragma warning restore CS1591
}
