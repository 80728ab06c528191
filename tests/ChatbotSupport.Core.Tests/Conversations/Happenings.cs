using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Everything that can happen to a conversation, once of every kind.</summary>
internal static class Happenings
{

    public static IEnumerable<(string Label, Signal Signal)> All(Scene scene) =>
        [.. ByPerson(scene), .. Enum.GetValues<TimerKind>().Select(kind => ($"timer {kind}", (Signal)new TimerDue(kind))), .. ByTeam("owner", Scene.Owner, scene.Code), .. ByTeam("stranger", Scene.Stranger, scene.Code), ("the team erases", new TeamErases()), ("owner takes another case", new TakeCase(Scene.Owner, "999999"))];

    private static IEnumerable<(string Label, Signal Signal)> ByPerson(Scene scene)
    {
        (string Label, string Text)[] texts =
        [
            ("words that mean nothing", "كلام"), ("words of two answers", "القانون لو احفظ الصور"), ("no words at all", "؟؟"), ("a number", "١"), ("yes", "نعم"), ("no", "لا"),
            ("a sign of L2", TinyPlaybook.Elevated), ("a sign of L3", TinyPlaybook.Urgent), ("a sign of L4", TinyPlaybook.Imminent), ("a weak sign", TinyPlaybook.Weak), ("a sign of the route", TinyPlaybook.Clan),
            ("asks for a human", "شخص من الفريق"), ("leave word", "خروج"), ("erase word", "حذف"), ("end word", "إنهاء"), ("somebody else word", "شخص آخر"), ("remark word", "ملاحظة على الحديث"),
            ("menu word", "القائمة"), ("continue word", "متابعة"), ("stop word", "توقف"), ("more word", "المزيد"), ("back word", "رجوع"),
        ];
        foreach (var (label, text) in texts)
        {
            yield return ($"writes: {label}", new PersonWrote([text], scene.Now));
        }

        yield return ("writes: L4 and leave at once", new PersonWrote([TinyPlaybook.Imminent, "خروج"], scene.Now));
        yield return ("writes: L4 and erase at once", new PersonWrote([TinyPlaybook.Imminent, "حذف"], scene.Now));
        yield return ("writes: seven hours ago", new PersonWrote(["كلام"], scene.Now - TimeSpan.FromHours(7)));
        yield return ("floods", new PersonFlooded(["كلام", "كلام"], scene.Now));
        yield return ("floods: L4 among them", new PersonFlooded(["كلام", TinyPlaybook.Imminent], scene.Now));
        foreach (var option in scene.Conversation.Question?.Options ?? [])
        {
            yield return ($"presses {option.Id}", new PersonPressed(scene.Payload(option.Id)));
        }

        if (scene.Conversation.Asked.LastOrDefault(asked => asked.Chosen is not null) is { } doubled)
        {
            yield return ("presses the same again", new PersonPressed(ButtonPayload.Write(doubled.Visit, doubled.Chosen!)));
        }

        yield return ("presses a stale button", new PersonPressed(ButtonPayload.Write(0, "walk")));
        yield return ("presses nonsense", new PersonPressed("nonsense"));
        yield return ("presses «عرض»", new PersonPressed(ButtonPayload.ShowPayload));
        yield return ("sends a photo", new PersonSentMedia(MediaKind.Photo));
        yield return ("opens the chat", new PersonOpened());
        yield return ("has another number now", new PersonMoved());
        yield return ("deletes a message", new PersonRevoked());
        yield return ("leaves", new PersonLeft());
    }

    private static IEnumerable<(string Label, Signal Signal)> ByTeam(string who, CaseOwner by, string code) =>
    [
        ($"{who} takes", new TakeCase(by, code)),
        ($"{who} takes over", new TakeOver(by, code)),
        ($"{who} calls back", new CallBack(by, code)),
        ($"{who} writes", new WriteToPerson(by, code, "كيف الحال؟")),
        ($"{who} writes nothing", new WriteToPerson(by, code, " ")),
        ($"{who} asks yes or no", new AskYesNo(by, code, "هل المكان آمن؟")),
        ($"{who} takes a line back", new TakeBack(by, code, "a-line")),
        ($"{who} hands back", new HandBack(by, code)),
        ($"{who} returns to the queue", new ReturnToQueue(by, code, "ملاحظة")),
        ($"{who} passes it on", new TransferCase(by, code, new CaseOwner("c3", "ريم"), null, NoteKind.WatchFor)),
        ($"{who} passes it on without a note", new TransferCase(by, code, new CaseOwner("c3", "ريم"), " ")),
        ($"{who} asks for a second one", new AskForSecond(by, code)),
        ($"{who} follows along", new FollowAlong(by, code)),
        ($"{who} stops following", new StopFollowing(by, code)),
        ($"{who} marks misuse", new MarkMisuse(by, code)),
        ($"{who} closes", new CloseCase(by, code, CaseOutcome.Referred)),
        ($"{who} sets L1", new SetLevel(by, code, Level.L1)),
        ($"{who} sets L4", new SetLevel(by, code, Level.L4)),
        ($"{who} sets the route", new SetRoute(by, code, Route.HumanFirst)),
        ($"{who} notes", new AddNote(by, code, "ملاحظة")),
        ($"{who} says «أنا هنا»", new OnCallIsHere(by, code)),
        ($"{who} is gone", new OwnerGone(by, code)),
    ];
}
