using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Words and commands that mean the same as a button of the team. They only open something: nothing that ends a talk happens by a typed word.</summary>
internal static partial class TeamCommands
{
    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["القائمة"] = TeamAction.Menu, ["/start"] = TeamAction.Menu, ["/menu"] = TeamAction.Menu, ["/help"] = TeamAction.Menu,
        ["محادثاتي"] = TeamAction.Cases, ["/cases"] = TeamAction.Cases,
        ["الطابور"] = TeamAction.Queue, ["استلام"] = TeamAction.Queue, ["/queue"] = TeamAction.Queue,
        ["الشخص التالي"] = TeamAction.Next, ["/next"] = TeamAction.Next,
        ["بدء المناوبة"] = TeamAction.ShiftOn, ["/on"] = TeamAction.ShiftOn,
        ["إنهاء المناوبة"] = TeamAction.ShiftOff, ["/off"] = TeamAction.ShiftOff,
        ["أنا هنا"] = TeamAction.Here, ["/here"] = TeamAction.Here,
        ["المكتب على الويب"] = TeamAction.Desk, ["المكتب"] = TeamAction.Desk, ["/desk"] = TeamAction.Desk,
        ["تدريب"] = TeamAction.Practice, ["/practice"] = TeamAction.Practice,
        ["إنهاء التدريب"] = TeamAction.PracticeEnd,
        ["أحتاج مساعدة لنفسي"] = TeamAction.Own, ["/own"] = TeamAction.Own,
        ["ما لا أستلمه"] = TeamAction.OptOut, ["/optout"] = TeamAction.OptOut,
        ["التنسيق"] = TeamAction.Lead, ["/lead"] = TeamAction.Lead,
        ["أجرب كشخص"] = TeamAction.Rehearse, ["/rehearse"] = TeamAction.Rehearse,
        ["عودة إلى الفريق"] = TeamAction.Back, ["/back"] = TeamAction.Back,
    }.ToFrozenDictionary(pair => Key(pair.Key), pair => pair.Value);

    // The words of the buttons of a case, typed: they only show what there is to choose.
    private static readonly FrozenDictionary<string, string> OfCases = new Dictionary<string, string>
    {
        ["ردود جاهزة"] = CaseAction.Replies, ["/replies"] = CaseAction.Replies,
        ["الدرجة"] = CaseAction.SetLevel, ["/level"] = CaseAction.SetLevel,
        ["المسار"] = CaseAction.SetRoute, ["/route"] = CaseAction.SetRoute,
        ["تسليم للبوت"] = CaseAction.HandBack, ["/handback"] = CaseAction.HandBack,
        ["إعادة للطابور"] = CaseAction.Return, ["/return"] = CaseAction.Return,
        ["نقل داخل الفريق"] = CaseAction.Transfer, ["نقل إلى زميل"] = CaseAction.Transfer, ["/transfer"] = CaseAction.Transfer,
        ["شخص ثانٍ"] = CaseAction.Second, ["شخص ثاني"] = CaseAction.Second, ["/second"] = CaseAction.Second,
        ["إغلاق المحادثة"] = CaseAction.Close, ["إغلاق الحالة"] = CaseAction.Close, ["إغلاق"] = CaseAction.Close, ["/close"] = CaseAction.Close,
        ["ليس طلب مساعدة"] = CaseAction.Misuse, ["/misuse"] = CaseAction.Misuse,
    }.ToFrozenDictionary(pair => Key(pair.Key), pair => pair.Value);

    // What a member sees after «/», in the words of the buttons.
    private static readonly (string Command, string Words)[] Offered =
    [
        ("menu", TeamMessageIds.ButtonMenu), ("queue", TeamMessageIds.ButtonQueue), ("next", TeamMessageIds.ButtonNext), ("cases", TeamMessageIds.ButtonCases),
        ("on", TeamMessageIds.ButtonShiftOn), ("off", TeamMessageIds.ButtonShiftOff), ("here", TeamMessageIds.ButtonHere), ("replies", TeamMessageIds.ButtonReplies),
        ("handback", TeamMessageIds.ButtonHandBack), ("return", TeamMessageIds.ButtonReturn), ("transfer", TeamMessageIds.ButtonTransfer), ("close", TeamMessageIds.ButtonClose),
        ("practice", TeamMessageIds.ButtonPractice), ("own", TeamMessageIds.ButtonOwn),
    ];

    private static readonly FrozenSet<string> TakeBack = new[] { "سحب", "سحب الرسالة", "سحب السطر" }.Select(Key).ToFrozenSet();

    /// <summary>The commands that are offered, each with the id of the words that say what it does.</summary>
    public static IEnumerable<(string Command, string Words)> For(bool isCoordinator) => isCoordinator ? Offered.Append(("lead", LeadMessageIds.ButtonLead)) : Offered;

    /// <summary>Whether a text has the shape of a command: whatever it names, it is meant for a bot and never for a person.</summary>
    public static bool IsCommand(string? text) => text is not null && text.TrimStart().StartsWith('/');

    /// <summary>Whether a text would pair a group.</summary>
    public static bool IsPair(string text) => text.Trim().Split(default(char[]), 2)[0].Split('@')[0].Equals("/pair", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is to be done about a case, where a whole text says just that; null when it is a text like any other.</summary>
    public static string? ReadOfCase(string text) => OfCases.GetValueOrDefault(Key(text.Split('@')[0]));

    /// <summary>What is to be done about the case whose code stands behind the words («استلام 482-715»), in whatever digits; null when a text is not just that. Taking, the queue and the own cases all lead to the case.</summary>
    public static TeamPress? ReadWithCode(string text)
    {
        if (WithCode().Match(Bidi.Strip(text)) is not { Success: true } match)
        {
            return null;
        }

        var words = match.Groups["words"].Value;
        var action = ReadOfCase(words) ?? (Read(words) is TeamAction.Queue or TeamAction.Next or TeamAction.Cases ? CaseAction.Open : null);
        return action is null ? null : new(string.Concat(match.Groups["code"].Value.Where(char.IsDigit).Select(digit => CharUnicodeInfo.GetDecimalDigitValue(digit))), action);
    }

    /// <summary>Whether a text asks for a line to be taken back.</summary>
    public static bool IsTakeBack(string text) => TakeBack.Contains(Key(text));

    /// <summary>The action that a whole text names; null when it is a text like any other.</summary>
    public static string? Read(string text) => Words.GetValueOrDefault(Key(text.Split('@')[0]));

    [GeneratedRegex(@"^\s*(?<words>\D+?)\s+#?(?<code>\d{3}[\s\p{Pd}\u2212]?\d{3})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex WithCode();

    private static string Key(string text) => text.StartsWith('/') ? text.Trim().ToUpperInvariant() : ArabicText.Normalize(text.Trim());
}

/// <summary>What somebody of the team can do that concerns no single case.</summary>
internal static class TeamAction
{
    /// <summary>Shows the menu.</summary>
    public const string Menu = "menu";

    /// <summary>Lists their cases.</summary>
    public const string Cases = "cases";

    /// <summary>Lists who waits.</summary>
    public const string Queue = "queue";

    /// <summary>Takes the next person.</summary>
    public const string Next = "next";

    /// <summary>Starts or prolongs the shift.</summary>
    public const string ShiftOn = "on";

    /// <summary>Ends the shift, after a question when they have cases.</summary>
    public const string ShiftOff = "off";

    /// <summary>Ends the shift whatever they have.</summary>
    public const string ShiftOffNow = "offnow";

    /// <summary>They are here.</summary>
    public const string Here = "here";

    /// <summary>A way into the web desk.</summary>
    public const string Desk = "desk";

    /// <summary>Practises with a made-up person.</summary>
    public const string Practice = "practice";

    /// <summary>Ends practising.</summary>
    public const string PracticeEnd = "practiceend";

    /// <summary>Needs help for themselves.</summary>
    public const string Own = "own";

    /// <summary>Asks one coordinator, whom they choose, to get in touch about it.</summary>
    public const string OwnTo = "ownto";

    /// <summary>A coordinator reads who asked them for that.</summary>
    public const string OwnSee = "ownsee";

    /// <summary>Says which signs they do not take; with one of them, takes it again or not any more.</summary>
    public const string OptOut = "optout";

    /// <summary>What waits for coordinators.</summary>
    public const string Lead = "lead";

    /// <summary>Approves a member.</summary>
    public const string Approve = "approve";

    /// <summary>Asks whether somebody who left the group is to be removed from the roster.</summary>
    public const string Remove = "remove";

    /// <summary>Removes them.</summary>
    public const string RemoveNow = "removenow";

    /// <summary>Reads a remark about a talk.</summary>
    public const string Remark = "remark";

    /// <summary>Says that somebody was talked with after a hard case.</summary>
    public const string Debriefed = "debriefed";

    /// <summary>Wants to talk about a hard case now.</summary>
    public const string DebriefNow = "debriefnow";

    /// <summary>Wants to talk about it later.</summary>
    public const string DebriefLater = "debrieflater";

    /// <summary>Does not need to talk about it.</summary>
    public const string DebriefNo = "debriefno";

    /// <summary>Talks as a person for a while.</summary>
    public const string Rehearse = "try";

    /// <summary>Talks as a member of the team again.</summary>
    public const string Back = "back";
}
