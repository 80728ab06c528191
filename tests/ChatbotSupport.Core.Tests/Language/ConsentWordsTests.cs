using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class ConsentWordsTests
{
    [Theory]
    [InlineData("نعم اوافق", true)]
    [InlineData("اي اوافق", true)]
    [InlineData("اي موافقه", true)]
    [InlineData("وافقت", true)]
    [InlineData("ماشي", true)]
    [InlineData("اوك", true)]
    [InlineData("اي عادي", true)]
    [InlineData("اي بس لا تكولون لاهلي", true)]
    [InlineData("ما عندي مانع", true)]
    [InlineData("لا مو موافق", false)]
    [InlineData("لا ما اريد", false)]
    [InlineData("ما اوافق", false)]
    [InlineData("بعدين", false)]
    [InlineData("مو هسه", false)]
    [InlineData("منو راح يقرا؟", null)]
    [InlineData("اي واحد يقرا", null)]
    [InlineData("ما اعرف", null)]
    [InlineData("لا تعوفوني", null)]
    [InlineData("خايفه يعرفون اهلي", null)]
    [InlineData("هو يهددني هسه", null)]
    public void A_word_to_the_question_of_consent_is_understood_in_the_ways_people_say_it(string text, bool? means) => Assert.Equal(means, ConsentWords.Read(text));

    [Theory]
    [InlineData("لا بطلت ما اوافق احد يقرا")]
    [InlineData("اسحب موافقتي")]
    [InlineData("ما اريد يقرون كلامي")]
    [InlineData("غيرت رأيي ما اريد احد")]
    [InlineData("لا تقرون كلامي بعد")]
    public void Consent_is_taken_back(string text) => Assert.True(ConsentWords.Withdraws(text));

    [Theory]
    [InlineData("ما اريد اهلي يقرون المحادثة")]
    [InlineData("ما اريد يقرب مني")]
    [InlineData("ما اوافق على طلبه")]
    [InlineData("غيرت رأيي ما اريد اروح للشرطة")]
    [InlineData("قرا رسايلي وما اريد اشوفه")]
    [InlineData("الغي الحساب")]
    public void Other_words_take_nothing_back(string text) => Assert.False(ConsentWords.Withdraws(text));

    [Theory]
    [InlineData("لا تحجون ويه احد", true)]
    [InlineData("ما اريد احد", true)]
    [InlineData("لا تكولون لاهلي", true)]
    [InlineData("اريد احد احجي وياه", false)]
    [InlineData("ما عندي احد احجي وياه", false)]
    public void Whoever_wants_nobody_told_does_not_ask_for_anybody(string text, bool asks) => Assert.Equal(asks, Secrecy.IsAskedFor(text));

    [Theory]
    [InlineData("مو فاهم", true)]
    [InlineData("شلون يعني", true)]
    [InlineData("اريد احد", false)]
    [InlineData("ساعدوني", false)]
    [InlineData("احجي وياكم", false)]
    public void Two_words_must_name_whom_they_want(string text, bool namesNobody) => Assert.Equal(namesNobody, Secrecy.NamesNobody(text));
}
