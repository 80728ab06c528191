using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Tests.Language;

public sealed class WhereaboutsTests
{
    [Theory]
    [InlineData("اني من اربيل", Region.Kurdistan)]
    [InlineData("اني بنت من السليمانية وواحد يهددني", Region.Kurdistan)]
    [InlineData("عايشين بدهوك", Region.Kurdistan)]
    [InlineData("اني بتركيا واهلي راح يقتلوني", Region.Abroad)]
    [InlineData("عايشة بالسويد من سنتين", Region.Abroad)]
    [InlineData("مسافرة لتركيا", Region.Abroad)]
    [InlineData("اني خارج العراق", Region.Abroad)]
    [InlineData("لا اني ببغداد", Region.Unsaid)]
    [InlineData("هو يهددني واني باربيل", Region.Kurdistan)]
    public void Where_somebody_says_they_are(string text, Region region) => Assert.Equal(region, Whereabouts.Read(text));

    [Theory]
    [InlineData("المبتز من تركيا")]
    [InlineData("اني وحدة من المغرب تهددني")]
    [InlineData("اني زوجي بتركيا")]
    [InlineData("اني مو من اربيل")]
    [InlineData("جنت ادرس بالاردن")]
    [InlineData("رقمه من مصر")]
    [InlineData("صديقتي من اربيل")]
    [InlineData("تركيا حلوة")]
    [InlineData("")]
    public void Where_others_are_or_were_says_nothing(string text) => Assert.Null(Whereabouts.Read(text));
}
