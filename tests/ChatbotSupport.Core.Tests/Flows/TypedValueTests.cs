using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Flows.Typing;

namespace ChatbotSupport.Core.Tests.Flows;

public sealed class TypedValueTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Theory]
    [InlineData("اليوم", "2026-07-15")]
    [InlineData("البارحة بالليل", "2026-07-14")]
    [InlineData("اول امس", "2026-07-13")]
    [InlineData("باجر", "2026-07-16")]
    [InlineData("قبل ثلاث ايام", "2026-07-12")]
    [InlineData("قبل ٣ أيام", "2026-07-12")]
    [InlineData("قبل يومين", "2026-07-13")]
    [InlineData("صارلي اسبوعين", "2026-07-01")]
    [InlineData("من شهر تقريبا", "2026-06-15")]
    [InlineData("قبل سنة", "2025-07-15")]
    [InlineData("٣/٧", "2026-07-03")]
    [InlineData("3/7/2025", "2025-07-03")]
    [InlineData("3-7-25", "2025-07-03")]
    [InlineData("2026-07-05", "2026-07-05")]
    [InlineData("5 تموز", "2026-07-05")]
    [InlineData("خمسة تموز 2025", "2025-07-05")]
    [InlineData("10 كانون الثاني", "2026-01-10")]
    [InlineData("20 تشرين الاول", "2026-10-20")]
    [InlineData("25 شباط", "2026-02-25")]
    [InlineData("31/2", null)]
    [InlineData("30/2/2026", null)]
    [InlineData("قبل 999999999 شهر", "2000-07-15")]
    [InlineData("قبل 999999999 يوم", null)]
    [InlineData("ما اتذكر", null)]
    [InlineData("", null)]
    public void A_day_is_read_however_it_is_written(string text, string? day) => Assert.Equal(day, TypedValue.Read(ValueKind.Date, text, Today));

    [Fact]
    public void A_day_without_a_year_is_the_nearest_one_and_rather_the_past()
    {
        Assert.Equal("2025-12-28", TypedValue.Read(ValueKind.Date, "28/12", new(2026, 1, 3)));
        Assert.Equal("2026-03-01", TypedValue.Read(ValueKind.Date, "1/3", new(2026, 1, 3)));
    }

    [Theory]
    [InlineData("500 الف", "500000")]
    [InlineData("خمسمية الف دينار", "500000 IQD")]
    [InlineData("مليون", "1000000")]
    [InlineData("مليون ونص", "1500000")]
    [InlineData("مليونين", "2000000")]
    [InlineData("مليون ومية الف", "1100000")]
    [InlineData("٢٠٠ دولار", "200 USD")]
    [InlineData("200$", "200 USD")]
    [InlineData("1,500,000 دينار", "1500000 IQD")]
    [InlineData("1.5 مليون", "1500000")]
    [InlineData("ورقتين", null)]
    [InlineData("5 اوراق", "500 USD")]
    [InlineData("يريد 300 الف دينار", "300000 IQD")]
    [InlineData("دفعت 100 ويريد 500", null)]
    [InlineData("ما طلب فلوس", null)]
    [InlineData("0", null)]
    public void A_sum_is_read_with_its_currency(string text, string? sum) => Assert.Equal(sum, TypedValue.Read(ValueKind.Amount, text, Today));

    [Theory]
    [InlineData("فيسبوك", "facebook")]
    [InlineData("بالفيس", "facebook")]
    [InlineData("على الانستا", "instagram")]
    [InlineData("تيك توك", "tiktok")]
    [InlineData("واتساب", "whatsapp")]
    [InlineData("عالتلغرام", "telegram")]
    [InlineData("Telegram", "telegram")]
    [InlineData("سناب شات", "snapchat")]
    [InlineData("ما اعرف", null)]
    public void An_app_is_known_by_any_of_its_spellings(string text, string? platform) => Assert.Equal(platform, TypedValue.Read(ValueKind.Platform, text, Today));

    [Theory]
    [InlineData("0770 123 4567", "07701234567")]
    [InlineData("رقمه ٠٧٧٠١٢٣٤٥٦٧", "07701234567")]
    [InlineData("+964 770 123 4567", "+9647701234567")]
    [InlineData("حسابه @bad_person", "@bad_person")]
    [InlineData("bad.person99", "@bad.person99")]
    [InlineData("https://www.facebook.com/someone?x=1", "facebook.com/someone")]
    [InlineData("ما اعرفه", null)]
    [InlineData("123", null)]
    public void Whoever_threatens_is_noted_by_number_account_or_profile(string text, string? handle) => Assert.Equal(handle, TypedValue.Read(ValueKind.Handle, text, Today));

    [Theory]
    [InlineData("هذا الرابط www.example.com/a?utm=1 وصلني", "example.com/a")]
    [InlineData("ماكو رابط", null)]
    public void A_link_is_noted_without_what_only_tracks(string text, string? link) => Assert.Equal(link, TypedValue.Read(ValueKind.Link, text, Today));

    [Theory]
    [InlineData("عمري 15 سنة", "15")]
    [InlineData("خمسطعش", "15")]
    [InlineData("١٧", "17")]
    [InlineData("200", null)]
    [InlineData("بين 15 و 17", null)]
    public void An_age_is_one_number(string text, string? age) => Assert.Equal(age, TypedValue.Read(ValueKind.Age, text, Today));

    [Theory]
    [InlineData("1,500", "1500")]
    [InlineData("٣ مرات", "3")]
    [InlineData("هواي", null)]
    public void A_number_is_read_in_words_and_digits(string text, string? number) => Assert.Equal(number, TypedValue.Read(ValueKind.Number, text, Today));

    [Fact]
    public void What_is_kept_is_never_longer_than_the_bound() =>
        Assert.Equal(FlowLimits.MaxValueLength, TypedValue.Read(ValueKind.Text, new string('م', 5000), Today)!.Length);
}
