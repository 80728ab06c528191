using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>The places a conversation is put in before something happens to it, each reached by real turns.</summary>
internal static class Places
{
    public static IEnumerable<(string Name, Scene Scene)> All()
    {
        yield return ("nobody wrote yet", Scene.New());
        yield return ("at the menu", AtMenu());
        yield return ("a choice waits", InFlow());
        yield return ("a typed value waits", InFlow().Press("on"));
        yield return ("asked for a human, consent open", AtMenu().Press("team"));
        yield return ("asked for a human, consented", Consented(AtMenu().Press("team")));
        yield return ("asked for a human inside a flow", Consented(InFlow().Press("help")));
        yield return ("L3, consent open", InFlow().Write(TinyPlaybook.Urgent));
        yield return ("L3, not now", InFlow().Write(TinyPlaybook.Urgent).Press("_no"));
        yield return ("L4, consented", Consented(AtMenu().Write(TinyPlaybook.Imminent)));
        yield return ("L1 with a volunteer", Live(AtMenu().Press("team")));
        yield return ("L3 with a volunteer in a flow", Live(InFlow().Write(TinyPlaybook.Urgent)));
        yield return ("L4 with a volunteer", Live(AtMenu().Write(TinyPlaybook.Imminent)));
        yield return ("L3 with a volunteer who is silent", Live(AtMenu().Write(TinyPlaybook.Urgent)).Write("كلام").After(TimeSpan.FromMinutes(14)));
        yield return ("asked by the volunteer yes or no", AskedYesNo());
        yield return ("case closed, at the menu", Close(Live(AtMenu().Press("team"))));
        yield return ("left quickly", InFlow().Do(new PersonLeft()));
        yield return ("left quickly while waiting", InFlow().Write(TinyPlaybook.Urgent).Do(new PersonLeft()));
        yield return ("left quickly while a volunteer owns", Live(AtMenu().Write(TinyPlaybook.Imminent)).Do(new PersonLeft()));
        yield return ("asked whether to erase", InFlow().Write("حذف"));
        yield return ("asked for a remark", Live(AtMenu().Press("team")).Write("ملاحظة على الحديث"));
        yield return ("thirteen hours later in a flow", InFlow().After(TimeSpan.FromHours(13)));
        yield return ("thirteen hours later at L3", Consented(InFlow().Write(TinyPlaybook.Urgent)).After(TimeSpan.FromHours(13)));
        yield return ("thirteen hours later at L4", Consented(AtMenu().Write(TinyPlaybook.Imminent)).After(TimeSpan.FromHours(13)));
        yield return ("thirteen hours later with a volunteer", Live(AtMenu().Press("team")).After(TimeSpan.FromHours(13)));
        yield return ("fifteen days later in a flow", InFlow().After(TimeSpan.FromDays(15)));
        yield return ("closed after thirty days", AfterSilence());
        yield return ("a question for later is offered", Offered());
        yield return ("a question for later was promised", Promised());
        yield return ("a question for later has come", Come());
        yield return ("a question for later has come, thirteen hours ago", Come().After(TimeSpan.FromHours(13)));
    }

    public static Scene Offered() => Scene.New(ChannelTraits.Telegram).Do(new PersonOpened()).Press("walk").Press("on").Write("20").Write("نعم").After(TimeSpan.FromMinutes(1));

    public static Scene Promised() => Offered().Press("_yes").Press("_reach.AnyTime").After(TimeSpan.FromMinutes(1));

    public static Scene Come() => Promised().After(TimeSpan.FromHours(22)).Do(new TimerDue(TimerKind.FollowUp));

    private static Scene AtMenu() => Scene.New().Do(new PersonOpened()).After(TimeSpan.FromMinutes(1));

    private static Scene InFlow() => AtMenu().Press("walk").After(TimeSpan.FromMinutes(1));

    private static Scene Consented(Scene scene) => scene.Press("_yes").Press("_reach.AnyTime").After(TimeSpan.FromMinutes(1));

    private static Scene Live(Scene scene)
    {
        Consented(scene).Do(new TakeCase(Scene.Owner, scene.Code));
        return scene.Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا")).After(TimeSpan.FromMinutes(1));
    }

    private static Scene AskedYesNo()
    {
        var scene = Live(AtMenu().Press("team"));
        return scene.Do(new AskYesNo(Scene.Owner, scene.Code, "هل المكان آمن؟"));
    }

    private static Scene Close(Scene scene) => scene.Do(new CloseCase(Scene.Owner, scene.Code, CaseOutcome.Helped));

    private static Scene AfterSilence() => InFlow().After(TimeSpan.FromDays(30)).Do(new TimerDue(TimerKind.Silence));
}
