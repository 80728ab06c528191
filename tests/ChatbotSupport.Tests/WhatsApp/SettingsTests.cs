using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>Settings that are half written are told with their key, before anybody waits for an answer.</summary>
public sealed class SettingsTests
{
    private static readonly WhatsAppSettings Whole = new()
    {
        AccessToken = "EAAG0123456789",
        PhoneNumberId = "106540000000001",
        AppSecret = "0123456789abcdef0123456789abcdef",
        VerifyToken = "a-word-of-our-own",
        BusinessAccountId = "102290000000001",
        Template = "new_message",
    };

    [Fact]
    public void Nothing_at_all_is_fine_and_off()
    {
        Assert.Empty(new WhatsAppSettings().Check());
        Assert.False(new WhatsAppSettings().IsOn);
    }

    [Fact]
    public void Everything_is_fine_and_on()
    {
        Assert.Empty(Whole.Check());
        Assert.True(Whole.IsOn);
    }

    [Fact]
    public void One_alone_names_all_that_are_missing_and_no_secret() => Assert.Equal(
        ["PhoneNumberId", "AppSecret", "VerifyToken"], new WhatsAppSettings { AccessToken = "EAAG0123456789" }.Check().Select(problem => problem.Key));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_value_is_told_with_its_key(string key, WhatsAppSettings settings) => Assert.Contains(key, settings.Check().Select(problem => problem.Key));

    public static TheoryData<string, WhatsAppSettings> Wrong() => new()
    {
        { "AccessToken", Whole with { AccessToken = null } },
        { "AccessToken", Whole with { AccessToken = "EAAG 01" } },
        { "PhoneNumberId", Whole with { PhoneNumberId = "+964 750 000" } },
        { "AppSecret", Whole with { AppSecret = "" } },
        { "VerifyToken", Whole with { VerifyToken = "short" } },
        { "BusinessAccountId", Whole with { BusinessAccountId = null } },
        { "Template", Whole with { Template = "رسالة" } },
        { "TemplateLanguage", Whole with { TemplateLanguage = "" } },
        { "GraphBaseUrl", Whole with { GraphBaseUrl = "http://graph.facebook.com" } },
        { "ApiVersion", Whole with { ApiVersion = "26" } },
        { "WebhookUrl", Whole with { WebhookUrl = "https://help.example.org/whatsapp" } },
        { "Rehearsers", Whole with { Rehearsers = ["+9647500000000"] } },
    };
}
