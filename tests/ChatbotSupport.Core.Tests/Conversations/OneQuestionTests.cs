using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Somebody of the team takes the case before the person has answered: the line that says so, then exactly one question, and the next one after the answer.</summary>
public sealed class OneQuestionTests
{
    [Fact]
    public void Taken_before_the_answer_consent_is_asked_and_how_to_write_only_after_it()
    {
        var scene = Called();

        var joined = Said(scene.Run(new TakeCase(Scene.Owner, scene.Code)));
        Assert.StartsWith("⟨volunteer_joined", joined, StringComparison.Ordinal);
        Assert.EndsWith("⟨consent_question⟩", joined, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Consent, scene.Conversation.Question!.Kind);

        var answered = Said(scene.Run(new PersonPressed(scene.Payload("_yes"))));
        Assert.Contains("⟨consent_given⟩", answered, StringComparison.Ordinal);
        Assert.EndsWith("⟨reach_question⟩", answered, StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Reach, scene.Conversation.Question!.Kind);

        Assert.Equal("⟨reach_saved_any⟩", Said(scene.Run(new PersonPressed(scene.Payload("_reach.AnyTime")))));
    }

    [Fact]
    public void Taken_while_it_is_asked_how_to_write_that_question_comes_again_and_no_other()
    {
        var scene = Called().Press("_yes");
        Assert.Equal(QuestionKind.Reach, scene.Conversation.Question!.Kind);

        var joined = Said(scene.Run(new TakeCase(Scene.Owner, scene.Code)));

        Assert.EndsWith("⟨reach_question⟩", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("⟨consent_question⟩", joined, StringComparison.Ordinal);
    }

    [Fact]
    public void Taken_after_everything_was_answered_nothing_is_asked()
    {
        var scene = Called().Press("_yes").Press("_reach.AnyTime");

        Assert.DoesNotContain("question", Said(scene.Run(new TakeCase(Scene.Owner, scene.Code))), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_asked_to_erase_still_answers_that_when_somebody_takes_the_case()
    {
        var scene = Called().Write("حذف");

        Assert.DoesNotContain("question", Said(scene.Run(new TakeCase(Scene.Owner, scene.Code))), StringComparison.Ordinal);
        Assert.Contains(scene.Run(new PersonPressed(scene.Payload("_erase"))).Effects, effect => effect is ErasePerson);
    }

    [Theory]
    [InlineData("اي", Consent.Given)]
    [InlineData("موافقة", Consent.Given)]
    public void A_typed_yes_answers_the_one_question_until_the_volunteer_has_written(string text, Consent consent)
    {
        var scene = Called();
        scene.Do(new TakeCase(Scene.Owner, scene.Code));

        Assert.Equal(consent, scene.Copy().Write(text).Conversation.Case!.Consent);
    }

    [Fact]
    public void After_a_line_of_the_volunteer_a_typed_yes_is_meant_for_them()
    {
        var scene = Called();
        scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new WriteToPerson(Scene.Owner, scene.Code, "هل المكان آمن"));

        Assert.Equal(Consent.Unanswered, scene.Write("اي").Conversation.Case!.Consent);
    }

    [Fact]
    public void Before_they_have_read_that_somebody_took_the_case_a_typed_yes_is_meant_for_what_they_see()
    {
        var scene = Called().After(TimeSpan.FromMinutes(30));
        scene.Do(new TakeCase(Scene.Owner, scene.Code));

        Assert.Equal(Consent.Unanswered, scene.Copy().Write("اي").Conversation.Case!.Consent);
        Assert.Equal(Consent.Unanswered, scene.Copy().Write("1").Conversation.Case!.Consent);
        Assert.Equal(Consent.Unanswered, scene.Copy().Write("لا").Conversation.Case!.Consent);
    }

    [Fact]
    public void Before_they_go_on_nothing_typed_answers_what_still_waits_behind_it()
    {
        var scene = Called().After(TimeSpan.FromHours(13)).Write("مرحبا");
        Assert.True(scene.Conversation.AwaitsContinue);
        scene.Do(new TakeCase(Scene.Owner, scene.Code));

        var written = scene.Copy().Write("اي").Conversation;
        Assert.Equal((true, Consent.Unanswered), (written.AwaitsContinue, written.Case!.Consent));
        Assert.False(scene.Write("متابعة").Conversation.AwaitsContinue);
    }

    [Fact]
    public void Whoever_opens_the_talk_again_finds_the_question_and_not_the_menu()
    {
        var scene = Called();

        Assert.Equal("⟨consent_question⟩", Said(scene.Run(new PersonOpened())));
        Assert.Equal(Consent.Given, scene.Write("موافقة").Conversation.Case!.Consent);
    }

    [Fact]
    public void Whoever_left_is_asked_nothing_and_asked_once_when_they_are_back()
    {
        var scene = Called().Do(new PersonLeft());
        scene.Do(new TakeCase(Scene.Owner, scene.Code));
        Assert.NotEqual(QuestionKind.Consent, scene.Conversation.Question?.Kind);

        var back = scene.Run(new PersonWrote(["اي"], scene.Now));

        Assert.Equal(Consent.Unanswered, scene.Conversation.Case!.Consent);
        Assert.EndsWith("⟨consent_question⟩", Said(back), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_talks_on_instead_of_answering_is_still_asked_once_how_they_may_be_written_to()
    {
        var scene = Called();
        scene.Do(new TakeCase(Scene.Owner, scene.Code)).Do(new WriteToPerson(Scene.Owner, scene.Code, "هل المكان آمن"));

        Assert.Equal("⟨reach_question⟩", Said(scene.Run(new PersonWrote(["اي بالبيت"], scene.Now))));
        Assert.Equal("", Said(scene.Run(new PersonWrote(["بس اهلي هنا"], scene.Now))));
        Assert.Equal(Consent.Unanswered, scene.Conversation.Case!.Consent);
    }

    private static Scene Called() => Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent);

    private static string Said(TurnResult result) => string.Join("\n\n", result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));
}
