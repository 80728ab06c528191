using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>After a talk went to somebody else, a complaint is about who spoke with the person, not about who has written nothing yet.</summary>
public sealed class PassedOnTests
{
    [Fact]
    public void A_remark_right_after_it_is_about_who_spoke()
    {
        var scene = PassedOn().Write("ملاحظة على الحديث: كلامه جارح");

        Assert.Equal([Scene.Owner.VolunteerId], scene.Conversation.Case!.Excluded);
        Assert.Equal(Scene.Stranger, scene.Conversation.Case.Owner);
    }

    [Fact]
    public void So_is_asking_for_somebody_else_and_the_talk_stays_where_it_is()
    {
        var scene = PassedOn().Write("شخص آخر");

        Assert.Equal([Scene.Owner.VolunteerId], scene.Conversation.Case!.Excluded);
        Assert.Equal((CaseState.Owned, Scene.Stranger), (scene.Conversation.Case.State, scene.Conversation.Case.Owner));
    }

    [Fact]
    public void Once_the_new_one_has_written_it_is_about_them()
    {
        var scene = PassedOn();
        scene.Do(new WriteToPerson(Scene.Stranger, scene.Code, "أنا معك الآن")).Write("شخص آخر");

        Assert.Equal([Scene.Stranger.VolunteerId], scene.Conversation.Case!.Excluded);
        Assert.Equal(CaseState.Waiting, scene.Conversation.Case.State);
    }

    [Fact]
    public void And_once_the_new_one_has_been_silent_for_a_while()
    {
        var scene = PassedOn().After(TimeSpan.FromMinutes(3)).Write("شخص آخر");

        Assert.Equal([Scene.Stranger.VolunteerId], scene.Conversation.Case!.Excluded);
    }

    [Fact]
    public void Who_took_it_from_the_queue_is_sent_away_as_before()
    {
        var scene = Spoken();
        scene.Do(new ReturnToQueue(Scene.Owner, scene.Code, null)).Do(new TakeCase(Scene.Stranger, scene.Code)).Write("شخص آخر");

        Assert.Equal([Scene.Stranger.VolunteerId], scene.Conversation.Case!.Excluded);
    }

    private static Scene PassedOn()
    {
        var scene = Spoken();
        return scene.Do(new TransferCase(Scene.Owner, scene.Code, Scene.Stranger, "نُصح بالهدوء"));
    }

    private static Scene Spoken()
    {
        var scene = Scene.New().Do(new PersonOpened()).Write("اريد شخص من الفريق").Press("_yes").Press("_reach.AnyTime");
        return scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new WriteToPerson(Scene.Owner, scene.Code, "أنا هنا")).After(TimeSpan.FromMinutes(1)).Write("كلام");
    }
}
