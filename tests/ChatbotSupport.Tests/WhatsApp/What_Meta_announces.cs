using ChatbotSupport.Operations;
using ChatbotSupport.Tests.Desk;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What Meta tells of the template, the number and the account reaches whoever can mend it when it happens, and is shown where they look.</summary>
public sealed class What_Meta_announces
{
    [Theory]
    [InlineData("REJECTED", false, true)]
    [InlineData("PAUSED", false, true)]
    [InlineData("DISABLED", false, true)]
    [InlineData("FLAGGED", true, true)]
    [InlineData("REINSTATED", true, false)]
    public async Task A_template_that_may_be_sent_no_more_is_told_and_shown(string told, bool mayBeSent, bool isAlert)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        using var desk = await number.AtDeskAsync("هدى");
        await number.UntilAsync<string?>("SELECT template FROM whatsapp_standing", state => state == "APPROVED");

        await number.BringAsync(Announced("message_template_status_update", $$"""{"event":"{{told}}","message_template_id":1,"message_template_name":"new_message","message_template_language":"ar","reason":"NONE"}"""));
        await number.BringAsync(Announced("message_template_status_update", """{"event":"REJECTED","message_template_name":"another_one","message_template_language":"ar"}"""));
        await number.BringAsync(Announced("message_template_status_update", """{"event":"REJECTED","message_template_name":"new_message","message_template_language":"en"}"""));

        var state = told == "REINSTATED" ? "APPROVED" : told;
        Assert.Equal(state, (await desk.ReadAsync("/desk/api/status")).GetProperty("whatsApp").GetProperty("template").GetString());
        Assert.Equal(isAlert ? ["TemplateRefused"] : [], number.Ask<string>("SELECT alert FROM alerts"));
        Assert.Contains($"template {state} ", number.Room<Readiness>().Messengers(), StringComparison.Ordinal);
        Assert.Equal(mayBeSent, number.Room<IEnumerable<ChatbotSupport.Delivery.IChannel>>().Single(channel => channel.Name == "whatsapp").CanRemind);
    }

    [Theory]
    [InlineData("""{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1641330498}]}""", "ACCOUNT_RESTRICTION", true)]
    [InlineData("""{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SCAM"}}""", "ACCOUNT_VIOLATION", true)]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"SCHEDULE_FOR_DISABLE","waba_ban_date":"April 17, 2025"}}""", "SCHEDULE_FOR_DISABLE", true)]
    [InlineData("""{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"REINSTATE"}}""", "REINSTATE", false)]
    [InlineData("""{"event":"PARTNER_ADDED","waba_info":{"waba_id":"1"}}""", null, false)]
    [InlineData("""{"event":{"a":1}}""", null, false)]
    public async Task What_becomes_of_the_account_is_told_and_shown(string value, string? shown, bool isAlert)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        using var desk = await number.AtDeskAsync("هدى");

        await number.BringAsync(Announced("account_update", value));
        await number.BringAsync(Announced("account_update", """{"event":"ACCOUNT_DELETED"}""", account: "999999"));

        Assert.Equal(shown, (await desk.ReadAsync("/desk/api/status")).GetProperty("whatsApp").GetProperty("account").GetString());
        Assert.Equal(isAlert ? ["ChannelRestricted"] : [], number.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task A_number_that_people_complain_of_is_asked_for_at_once_and_told()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        await number.UntilAsync<string?>("SELECT number FROM whatsapp_standing", state => state == "CONNECTED");
        number.Api.IsNumberFlagged = true;

        await number.BringAsync(Announced("phone_number_quality_update", """{"display_phone_number":"15550000001","event":"FLAGGED","current_limit":"TIER_250"}"""));

        await number.UntilAsync<string?>("SELECT number FROM whatsapp_standing", state => state == "FLAGGED");
        await number.UntilAsync<string?>("SELECT max(alert) FROM alerts", alert => alert == "ChannelRestricted");
        Assert.DoesNotContain(number.Log, line => line.Contains("15550000001", StringComparison.Ordinal));
    }

    private static string Announced(string field, string value, string account = "102290000000001") =>
        $$$"""{"object":"whatsapp_business_account","entry":[{"id":"{{{account}}}","time":1751247548,"changes":[{"value":{{{value}}},"field":"{{{field}}}"}]}]}""";
}
