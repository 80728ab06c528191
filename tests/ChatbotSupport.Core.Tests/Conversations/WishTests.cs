using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Whoever waits may say with whom they would like to talk: asked once, honoured when possible, said when not, and never a reason to wait.</summary>
public sealed class WishTests
{
    private static readonly CaseOwner Woman = new(new string('c', 32), "ريم") { Mark = Wish.Woman };

    [Fact]
    public void It_is_asked_once_and_only_after_somebody_was_called()
    {
        var scene = Called();
        Assert.Equal(QuestionKind.Wish, scene.Conversation.Question!.Kind);
        Assert.Equal(CaseState.Waiting, scene.Conversation.Case!.State);

        scene.Press("_wish.NoDifference");
        Assert.NotEqual(QuestionKind.Wish, scene.Conversation.Question!.Kind);
        scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new HandBack(Scene.Owner, scene.Code, CaseOutcome.Helped)).After(TimeSpan.FromHours(1)).Write("اريد شخص").Press("_yes");

        Assert.DoesNotContain(scene.Conversation.Asked.Skip(1), asked => asked.Place == "wish" && asked.Chosen is null);
        Assert.Equal(Wish.NoDifference, scene.Conversation.Wish);
    }

    [Theory]
    [InlineData(0, WishMessageIds.NotNow)]
    [InlineData(1, WishMessageIds.Kept)]
    public void Whether_there_is_somebody_of_that_kind_now_is_said_honestly(int women, string told)
    {
        var scene = Called();
        scene.WomenOnShift = women;

        var result = scene.Run(new PersonPressed(scene.Payload("_wish.Woman")));

        Assert.Contains(TinyPlaybook.Instance.Messages[told].Trim(), Said(result), StringComparison.Ordinal);
        Assert.Equal(Wish.Woman, scene.Conversation.Wish);
    }

    [Fact]
    public void Somebody_else_takes_the_case_all_the_same_and_it_is_said()
    {
        var scene = Called().Press("_wish.Woman");

        var result = scene.Copy().Run(new TakeCase(Scene.Owner, scene.Code));
        Assert.Null(result.Refusal);
        Assert.Contains(TinyPlaybook.Instance.Messages[WishMessageIds.NotMet].Trim(), Said(result), StringComparison.Ordinal);

        Assert.DoesNotContain(TinyPlaybook.Instance.Messages[WishMessageIds.NotMet].Trim(), Said(scene.Run(new TakeCase(Woman, scene.Code))), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_is_asked_who_has_somebody_already_or_whose_life_is_in_danger()
    {
        var taken = Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent).Press("_yes");
        taken.Do(new TakeCase(Scene.Owner, taken.Code));
        var reach = taken.Conversation.Asked.Last(asked => asked.Place == "reach");
        taken.Run(new PersonPressed(ButtonPayload.Write(reach.Visit, "_reach.AnyTime")));
        var imminent = Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Imminent).Press("_yes").Press("_reach.AnyTime");

        Assert.All([taken, imminent], scene => Assert.DoesNotContain(scene.Conversation.Asked, asked => asked.Place == "wish"));
    }

    [Fact]
    public void Whoever_writes_instead_is_answered_and_may_still_choose()
    {
        var scene = Called();
        var asked = scene.Conversation.Question!;

        scene.Write("كلام آخر").Run(new PersonPressed(ButtonPayload.Write(asked.Visit, "_wish.Man")));

        Assert.Equal(Wish.Man, scene.Conversation.Wish);
    }

    private static Scene Called() => Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent).Press("_yes").Press("_reach.AnyTime");

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));
}
