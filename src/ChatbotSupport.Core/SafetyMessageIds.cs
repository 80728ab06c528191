namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences for somebody in danger, for somebody who comes back after a talk, for somebody who asks what a question means, and for a bare yes or no; they stand in `messages.yaml` with the others.</summary>
public static class SafetyMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Warm, Hold, LeaveHint, HereSuicide, HereMinor, NoteSuicide, CheckButton, AfterTalk, ConsentExplained, ReachExplained, Decided, Goodbye, HeardAgain, HeardStill, HeardMaybe, ImminentAgain, ConsentShort, ConsentStands, WarmForOther, MinorForOther, SuicideForOther, Corrected, YesWhich, BareYes, BareNo, LateWish, Taken, TakenByOther, Wounded, NearAtMeeting, NearAtHome, NearComing, UnreachableOther, GentleSuicideAgain, GentleOtherAgain, Lost, LostHere, SafePlace, Hurt, HeardWaiting, HeardWaitingDanger, EnglishDanger, KurdishDanger, EmergencyKurdistan, EmergencyAbroad, ThreatForOther, AbuseForOther, MeetingForOther, FamilyDanger, Revenge, WoundedOther, NearOther, EnglishDangerHumanFirst }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[]);

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Warm = "safety_warm";
    public const string Hold = "safety_hold";
    public const string LeaveHint = "leave_hint";
    public const string HereSuicide = "here_meanwhile_suicide";
    public const string HereMinor = "here_meanwhile_minor";
    public const string NoteSuicide = "note_kept_suicide";
    public const string CheckButton = "safety_button";
    public const string AfterTalk = "after_talk";
    public const string ConsentExplained = "consent_explained";
    public const string ReachExplained = "reach_explained";
    public const string Decided = "suicide_decided";
    public const string Goodbye = "suicide_goodbye";
    public const string Taken = "suicide_taken";
    public const string TakenByOther = "suicide_taken_by_other";
    public const string Wounded = "suicide_wounded";
    public const string NearAtMeeting = "near_at_meeting";
    public const string NearAtHome = "near_at_home";
    public const string NearComing = "near_coming";
    public const string UnreachableOther = "suicide_unreachable_other";
    public const string GentleSuicideAgain = "gentle_suicide_again";
    public const string GentleOtherAgain = "gentle_other_again";
    public const string Lost = "lost";
    public const string SafePlace = "safe_place";
    public const string Hurt = "hurt";
    public const string HeardWaiting = "heard_waiting";
    public const string HeardWaitingDanger = "heard_waiting_danger";
    public const string LostHere = "lost_here";
    public const string EnglishDanger = "english_danger";
    public const string KurdishDanger = "kurdish_danger";
    public const string EmergencyKurdistan = "emergency_kurdistan";
    public const string EmergencyAbroad = "emergency_abroad";
    public const string ThreatForOther = "safety_threat_for_other";
    public const string AbuseForOther = "safety_abuse_for_other";
    public const string MeetingForOther = "safety_meeting_for_other";
    public const string FamilyDanger = "safety_family_danger";
    public const string Revenge = "safety_revenge";
    public const string WoundedOther = "suicide_wounded_other";
    public const string NearOther = "near_other";
    public const string EnglishDangerHumanFirst = "english_danger_human_first";
    public const string HeardAgain = "heard_gently_again";
    public const string HeardStill = "heard_gently_still";
    public const string HeardMaybe = "heard_maybe";
    public const string ImminentAgain = "imminent_again";
    public const string ConsentShort = "consent_short";
    public const string ConsentStands = "consent_stands";
    public const string WarmForOther = "safety_warm_for_other";
    public const string MinorForOther = "safety_minor_for_other";
    public const string SuicideForOther = "safety_suicide_for_other";
    public const string Corrected = "gentle_corrected";
    public const string YesWhich = "yes_which";
    public const string BareYes = "bare_yes";
    public const string BareNo = "bare_no";
    public const string LateWish = "late_wish";
#pragma warning restore CS1591
}
