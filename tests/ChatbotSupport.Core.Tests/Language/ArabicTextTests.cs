using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class ArabicTextTests
{
    [Theory]
    [InlineData("أَهْلاً", "اهلا")]
    [InlineData("إلى الشرطةِ", "الي الشرطه")]
    [InlineData("مسؤول شيء بيئة", "مسوول شي بييه")]
    [InlineData("ســاعدوني", "ساعدوني")]
    [InlineData("ساعدووووني", "ساعدوني")]
    [InlineData("گلبي چان پرده ڤيديو", "كلبي جان برده فيديو")]
    [InlineData("٣٠٠ألف", "300 الف")]
    [InlineData("300,000 دينار", "300000 دينار")]
    [InlineData("٣٠٠٬٠٠٠", "300000")]
    [InlineData("بال16", "بال 16")]
    [InlineData("3omri 15", "3omri 15")]
    [InlineData("ﻣﺮﺣﺒﺎ", "مرحبا")]
    [InlineData("سلام!!  شلونك؟", "سلام شلونك")]
    [InlineData("كل\u200bشي", "كلشي")]
    [InlineData("یک", "يك")]
    public void Spellings_of_one_word_become_one(string text, string expected) => Assert.Equal(expected, ArabicText.Normalize(text));

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void Any_text_is_folded_into_letters_digits_and_single_spaces_and_folding_twice_changes_nothing(int index)
    {
        var once = ArabicText.Normalize(Nasty.Texts[index]);

        Assert.All(once, letter => Assert.True(letter == ' ' || char.IsLetterOrDigit(letter)));
        Assert.DoesNotContain("  ", once, StringComparison.Ordinal);
        Assert.Equal(once, ArabicText.Normalize(once));
        Assert.True(once.Length <= 20 * (TextLimits.Head + TextLimits.Tail + 1));
    }

    [Theory]
    [InlineData("١٥", 15)]
    [InlineData("خمسطعش", 15)]
    [InlineData("خمسة عشر", 15)]
    [InlineData("الخامسة عشرة", 15)]
    [InlineData("بالسبعطعش", 17)]
    [InlineData("ثمنطعش", 18)]
    [InlineData("خمسة وعشرين", 25)]
    [InlineData("ثلثمية", 300)]
    [InlineData("ثلاثمائة وخمسين", 350)]
    [InlineData("مية وخمسة وعشرين", 125)]
    [InlineData("الفين وعشرة", 2010)]
    [InlineData("سطعش", 16)]
    [InlineData("احدعش", 11)]
    public void A_number_is_read_in_digits_and_words(string text, int expected) => Assert.Equal(expected, Digits.Read(text));

    [Theory]
    [InlineData("واحد")]
    [InlineData("اثنين")]
    [InlineData("نعم")]
    [InlineData("خمسة ستة")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void What_is_not_one_number_is_none(string text) => Assert.Null(Digits.Read(text));

    [Theory]
    [InlineData("300000", "300 الف")]
    [InlineData("ثلثميه الف", "300 الف")]
    [InlineData("2000000", "2 مليون")]
    public void Whole_thousands_meet_in_one_form(string normalized, string expected) => Assert.Equal(expected, NumberWords.Fold(normalized));

    [Theory]
    [InlineData("yhadedni", "يهددني")]
    [InlineData("antahir", "انتحر")]
    [InlineData("mina7a", "منحه")]
    [InlineData("yiktlooni", "يكتلوني")]
    public void Latin_spellings_sound_like_the_Arabic_word(string latin, string arabic) => Assert.Equal(Arabizi.Sound(arabic), Arabizi.Sound(latin));
}
