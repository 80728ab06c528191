using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class ControlWordsTests
{
    [Theory]
    [InlineData("خروج", Control.Leave)]
    [InlineData("/خروج", Control.Leave)]
    [InlineData("خروووج", Control.Leave)]
    [InlineData("إنهاء", Control.End)]
    [InlineData("انهاء", Control.End)]
    [InlineData("امسح كل شيء", Control.Erase)]
    [InlineData("حذف", Control.Erase)]
    [InlineData("احذف كلشي لو سمحت", Control.Erase)]
    [InlineData("متابعة", Control.Continue)]
    [InlineData("القائمة", Control.Menu)]
    [InlineData("رجوع", Control.Back)]
    [InlineData("توقف", Control.Stop)]
    [InlineData("شخص آخر", Control.SomebodyElse)]
    [InlineData("ملاحظة على الحديث", Control.Remark)]
    [InlineData("المزيد", Control.More)]
    [InlineData("اريد احجي ويا انسان", Control.Human)]
    [InlineData("وين المتطوع", Control.Human)]
    [InlineData("ممكن اتكلم مع شخص حقيقي", Control.Human)]
    [InlineData("ما اريد احجي ويا بوت", Control.Human)]
    [InlineData("انت بوت غبي", Control.Human)]
    [InlineData("حولوني لموظف", Control.Human)]
    [InlineData("أريد التحدث مع شخص من الفريق", Control.Human)]
    [InlineData("اكو احد يحاجيني", Control.Human)]
    [InlineData("محتاجة احد يسمعني", Control.Human)]
    [InlineData("اريد احجي وياكم مرة ثانية", Control.Human)]
    [InlineData("ممكن احجي معكم", Control.Human)]
    [InlineData("i want to talk to a human", Control.Human)]
    [InlineData("arid a7chi wia insan", Control.Human)]
    public void Control_words_are_recognised(string line, Control expected) => Assert.Equal(expected, ControlWords.Recognise(line));

    [Theory]
    [InlineData("كيف احذف صوري من الفيس")]
    [InlineData("هو حذف حسابه")]
    [InlineData("خروج من الحساب شلون")]
    [InlineData("انهاء علاقتي وياه")]
    [InlineData("اريد انهي حياتي")]
    [InlineData("شخص يبتزني")]
    [InlineData("واحد يهددني")]
    [InlineData("توقف عن الدفع؟")]
    [InlineData("هو انسان حقير")]
    [InlineData("ما اريد احجي وياكم")]
    [InlineData("محد يعرف اني احجي وياكم؟")]
    [InlineData("اخوي اللي كلي احجي وياكم")]
    [InlineData("شفت رسائله من جنت احجي ويا بنت")]
    [InlineData("")]
    public void Ordinary_sentences_are_not(string line) => Assert.Null(ControlWords.Recognise(line));

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void No_text_breaks_it(int index) => Assert.Null(ControlWords.Recognise(Nasty.Texts[index]));
}
