using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>«ما اعرف», «مو فاهم», and a short question under a warning: answered from where they are said, and not by a topic that sounds like them.</summary>
public sealed class LostWordsTests
{
    private readonly Stage _stage = new();

    [Theory]
    [InlineData("ما اعرف")]
    [InlineData("والله ما ادري")]
    [InlineData("مو فاهم")]
    [InlineData("ما فهمت")]
    public void At_the_beginning_it_is_no_sign_and_no_topic_and_a_human_stands_there(string line)
    {
        _stage.Run(new PersonOpened());

        Assert.Contains(Text(SafetyMessageIds.LostHere), Says(line), StringComparison.Ordinal);
        Assert.Equal(Level.L0, _stage.Conversation.Level);
        Assert.Empty(_stage.Conversation.Flags);
        Assert.Contains(_stage.Conversation.Question!.Options, option => option.Text == Text(MessageIds.HumanButton));
    }

    [Fact]
    public void Under_an_answer_what_stood_there_stands_there_again_with_a_human()
    {
        Says("كيف احفظ الدليل");
        var before = _stage.Conversation.Question!;

        Says("مو فاهم");

        Assert.Equal(before.Place, _stage.Conversation.Question!.Place);
        Assert.Equal(before.Options.Select(option => option.Text).Order(), _stage.Conversation.Question.Options.Select(option => option.Text).Order());
    }

    [Theory]
    [InlineData("مو فاهم")]
    [InlineData("ما اعرف")]
    public void Under_the_question_of_consent_it_says_what_the_answer_is_for(string line)
    {
        Says("اريد شخص");

        Assert.Contains(Text(SafetyMessageIds.ConsentExplained), Says(line), StringComparison.Ordinal);
        Assert.Equal(QuestionKind.Consent, _stage.Conversation.Question!.Kind);
    }

    [Fact]
    public void After_the_question_about_suicide_it_is_neither_yes_nor_no()
    {
        Says("ما عاد اتحمل");

        Assert.Contains(Text(MessageIds.GentleUnclear), Says("ما اعرف"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("اثق بيه؟")]
    [InlineData("اكيد نصب؟")]
    public void A_doubt_under_a_warning_hears_the_verdict(string line)
    {
        Says("وصلتني رساله من وزارة العمل منحه 300 الف");

        Assert.Contains(Text(MessageIds.AlertFake), Says(line), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_lost_under_a_warning_is_money_lost_to_that_scam()
    {
        Says("وصلتني رساله من وزارة العمل منحه 300 الف");
        Says("راحت فلوسي؟");

        Assert.Equal("scam_clicked", _stage.Conversation.Cursor?.Flow);
    }

    [Fact]
    public void Whoever_is_threatened_after_a_warning_is_not_answered_about_the_scam()
    {
        Says("وصلتني رساله من وزارة العمل منحه 300 الف");
        Says("دفعتله ورجع يهددني");

        Assert.Null(_stage.Conversation.Cursor);
        Assert.True(_stage.Conversation.Level >= Level.L1);
    }

    private static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private string Says(string line) => string.Join('\n', _stage.Run(new PersonWrote([line], _stage.Now)).Effects.OfType<SayToPerson>().Select(say => say.Message.Text));
}
