using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class BidiTests
{
    [Theory]
    [InlineData("الرقم 533 أو 131", "الرقم ⟨533⟩ أو ⟨131⟩")]
    [InlineData("اتصال 0750 252 2728 الآن", "اتصال ⟨0750 252 2728⟩ الآن")]
    [InlineData("+964 750 123 4567", "⟨+964 750 123 4567⟩")]
    [InlineData("رمز 482-715.", "رمز ⟨482-715⟩.")]
    [InlineData("تاريخ 2026-07-01، انتهى", "تاريخ ⟨2026-07-01⟩، انتهى")]
    [InlineData("موقع https://stopncii.org/a?b=1 مفيد", "موقع ⟨https://stopncii.org/a?b=1⟩ مفيد")]
    [InlineData("موقع takeitdown.ncmec.org.", "موقع ⟨takeitdown.ncmec.org⟩.")]
    [InlineData("حساب @name_1 رسمي", "حساب ⟨@name_1⟩ رسمي")]
    [InlineData("نسبة 70% منهم", "نسبة ⟨70%⟩ منهم")]
    [InlineData("٥ دقائق", "⟨٥⟩ دقائق")]
    [InlineData("لا شيء هنا", "لا شيء هنا")]
    public void Numbers_links_handles_and_dates_are_isolated(string text, string expected) =>
        Assert.Equal(expected, Bidi.Isolate(text).Replace(Bidi.Begin, '⟨').Replace(Bidi.End, '⟩'));

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void Isolating_twice_changes_nothing_and_loses_nothing(int index)
    {
        var text = Bidi.Strip(Nasty.Texts[index]);

        var once = Bidi.Isolate(text);

        Assert.Equal(once, Bidi.Isolate(once));
        Assert.Equal(text, once.Replace("\u2066", "", StringComparison.Ordinal).Replace("\u2069", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Direction_marks_from_outside_are_removed() => Assert.Equal("abcdef", Bidi.Strip("a\u202eb\u2066c\u200fd\u200be\u2069f"));
}
