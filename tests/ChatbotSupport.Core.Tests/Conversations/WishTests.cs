using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Whoever waits may say with whom they would like to talk: asked once, honoured when possible, said when not, and never a reason to wait.</summary>
public sealed class WishTests
{
    private static readonly CaseOwner Woman = new(new string('c', 32), "ريم") { Mark = Wish.Woman };
    private static readonly CaseOwner Man = new(new string('d', 32), "علي") { Mark = Wish.Man };

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
    public void An_answer_to_a_gentle_question_is_no_wish()
    {
        var scene = Scene.New().Do(new PersonOpened()).Write("اريد شخص من الفريق").Press("_yes").Press("_reach.AnyTime").Write(TinyPlaybook.Weak);
        Assert.Equal(QuestionKind.GentleCheck, scene.Conversation.Question!.Kind);

        Assert.Equal(Wish.Unknown, scene.Write("ماكو فرق").Conversation.Wish);
    }

    [Fact]
    public void Somebody_else_takes_the_case_all_the_same_and_it_is_said_once_and_only_of_whom_it_is_known()
    {
        var scene = Called().Press("_wish.Woman");
        var notMet = TinyPlaybook.Instance.Messages[WishMessageIds.NotMet].Trim();

        Assert.All([Woman, Scene.Owner], owner => Assert.DoesNotContain(notMet, Said(scene.Copy().Run(new TakeCase(owner, scene.Code))), StringComparison.Ordinal));
        var result = scene.Run(new TakeCase(Man, scene.Code));
        var again = scene.Run(new TransferCase(Man, scene.Code, Man with { VolunteerId = new string('e', 32) }, null, NoteKind.Advised));

        Assert.Null(result.Refusal);
        Assert.Null(again.Refusal);
        Assert.Contains(notMet, Said(result), StringComparison.Ordinal);
        Assert.DoesNotContain(notMet, Said(again), StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_stand_beside_it_and_the_first_three_numbers_are_the_wish()
    {
        var scene = Called();

        Assert.Equal(["_wish.Woman", "_wish.Man", "_wish.NoDifference", "_menu"], scene.Conversation.Question!.Options.Select(option => option.Id).Where(id => id != "_steps"));
        Assert.Equal(Wish.Man, scene.Write("2").Conversation.Wish);
    }

    [Theory]
    [InlineData("word")]
    [InlineData("2")]
    public void Once_a_talk_began_a_word_of_it_is_no_wish(string typed)
    {
        var scene = Called();
        var word = scene.Conversation.Question!.Options[1].Text;
        scene.Do(new TakeCase(Scene.Owner, scene.Code));

        scene.Write(typed == "word" ? word : typed);

        Assert.Null(scene.Conversation.Question);
        Assert.Equal(Wish.Unknown, scene.Conversation.Wish);
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
    public void After_a_refused_picture_the_open_wish_is_asked_again_and_may_still_be_asked_about()
    {
        var scene = Called();

        var result = scene.Run(new PersonSentMedia(MediaKind.Photo));

        Assert.Equal([TinyPlaybook.Instance.Messages[MessageIds.MediaFirst].Trim(), TinyPlaybook.Instance.Messages[WishMessageIds.Question].Trim()], Said(result).Split("\n\n").Select(part => part.Trim()));
        Assert.Equal(QuestionKind.Wish, scene.Conversation.Question!.Kind);
        Assert.Contains(TinyPlaybook.Instance.Messages[WishMessageIds.Explained].Trim(), Said(scene.Copy().Run(new PersonWrote(["شنو يعني؟"], scene.Now))), StringComparison.Ordinal);
        Assert.Equal(Wish.Man, scene.Write("2").Conversation.Wish);
    }

    [Fact]
    public void After_a_refused_picture_whoever_waits_is_told_so_and_shown_no_list_of_topics()
    {
        var scene = Called().Press("_wish.NoDifference");

        var result = scene.Run(new PersonSentMedia(MediaKind.Photo));

        Assert.Contains(TinyPlaybook.Instance.Messages[MessageIds.WaitingOnShift].Trim(), Said(result), StringComparison.Ordinal);
        Assert.Null(scene.Conversation.Cursor);
        Assert.NotEqual(QuestionKind.Step, scene.Conversation.Question!.Kind);
    }

    [Theory]
    [InlineData("شنو يعني؟")]
    [InlineData("ليش تسألون؟")]
    [InlineData("ما فهمت السؤال")]
    [InlineData("ليش؟ شنو الفرق")]
    [InlineData("؟؟")]
    public void A_question_about_the_question_is_explained_once_with_the_same_choices(string text)
    {
        var scene = Called();
        var choices = scene.Conversation.Question!.Options;

        var explained = Said(scene.Run(new PersonWrote([text], scene.Now)));

        Assert.Equal("⟨wish_explained⟩", explained);
        Assert.Equal(choices, scene.Conversation.Question!.Options);
        Assert.Equal(Wish.Unknown, scene.Conversation.Wish);
        Assert.DoesNotContain("⟨wish_explained⟩", Said(scene.Run(new PersonWrote([text], scene.Now))), StringComparison.Ordinal);
        Assert.Equal(Wish.Unknown, scene.Conversation.Wish);
    }

    [Theory]
    [InlineData("بنية", Wish.Woman)]
    [InlineData("اريد مرة", Wish.Woman)]
    [InlineData("رجال", Wish.Man)]
    [InlineData("ماكو فرق", Wish.NoDifference)]
    public void After_another_topic_the_wish_is_still_open_for_a_word(string word, Wish wish)
    {
        var scene = Called().Write(TinyAnswers.PayPhrase);
        Assert.Equal(Wish.Unknown, scene.Conversation.Wish);

        Assert.Equal(wish, scene.Write(word).Conversation.Wish);
    }

    [Theory]
    [InlineData("ليش يهددني")]
    [InlineData("شنو القانون")]
    [InlineData("هو رجل كبير بالعمر")]
    public void Other_words_are_neither_a_choice_nor_a_question_about_it(string text)
    {
        var scene = Called();

        Assert.DoesNotContain("⟨wish_explained⟩", Said(scene.Run(new PersonWrote([text], scene.Now))), StringComparison.Ordinal);
        Assert.Equal(Wish.Unknown, scene.Conversation.Wish);
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
