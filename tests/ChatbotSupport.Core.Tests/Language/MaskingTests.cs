using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("رقمه 07501234567 هو", "رقمه ••• هو")]
    [InlineData("رقمه ٠٧٥٠١٢٣٤٥٦٧", "رقمه •••")]
    [InlineData("رقمه 0750 123 4567", "رقمه •••")]
    [InlineData("0750-123-4567", "•••")]
    [InlineData("07\u200b50123\u200b4567", "•••")]
    [InlineData("حسابه @bad.guy_9", "حسابه •••")]
    [InlineData("حسابه bad_guy", "حسابه •••")]
    [InlineData("https://t.me/badguy هنا", "••• هنا")]
    [InlineData("t.me/badguy", "•••")]
    [InlineData("بريدي a.b@example.com", "بريدي •••")]
    [InlineData("رقمه 0750   123    4567 هو", "رقمه ••• هو")]
    [InlineData("0750_123_4567", "•••")]
    [InlineData("0750*123*4567", "•••")]
    [InlineData("0750، 123، 4567", "•••")]
    [InlineData("رقمه\n0750\n123\n4567", "رقمه\n•••")]
    [InlineData("+964 (750) - 123 - 45 - 67", "•••")]
    [InlineData("0 7 5 0 1 2 3 4 5 6 7", "•••")]
    [InlineData("رقمه صفر سبعة خمسة صفر واحد اثنين ثلاثة اربعة وهو بأربيل", "رقمه ••• وهو بأربيل")]
    [InlineData("حسابه zainab88 بالانستا", "حسابه ••• بالانستا")]
    public void What_could_tell_who_somebody_is_is_hidden(string text, string expected)
    {
        var masked = Masking.Mask(text);

        Assert.Equal(expected, masked.Text);
        Assert.True(masked.Any);
    }

    [Theory]
    [InlineData("عمري 15 ودفعت 300")]
    [InlineData("بعد 12 ساعة")]
    [InlineData("كلام عادي")]
    [InlineData("عندي خمس خوات وثلاث اخوة")]
    [InlineData("yhdedni b9wri w3omri 16")]
    [InlineData("دفعت 300، 200 دولار مرتين")]
    [InlineData("الساعة 10:30")]
    public void Ages_and_small_amounts_stay(string text) => Assert.Equal(new MaskedText(text, false), Masking.Mask(text));

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void No_long_run_of_digits_is_left_in_any_text(int index)
    {
        var masked = Masking.Mask(Nasty.Texts[index]).Text;

        var run = 0;
        Assert.All(masked, letter =>
        {
            run = char.IsDigit(letter) ? run + 1 : 0;
            Assert.True(run < 5);
        });
    }
}
