using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatbotSupport.BotApi;

namespace ChatbotSupport.Tests.Telegram.StandIn;

/// <summary>What the real server refuses is refused here in the same words.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("""{"chat_id":PERSON}""", "message text is empty")]
    [InlineData("""{"chat_id":PERSON,"text":""}""", "message text is empty")]
    [InlineData("""{"chat_id":PERSON,"text":"   "}""", "text must be non-empty")]
    [InlineData("""{"text":"x"}""", "chat_id is empty")]
    [InlineData("""{"chat_id":"","text":"x"}""", "chat_id is empty")]
    [InlineData("""{"chat_id":5,"text":"x"}""", "chat not found")]
    [InlineData("""{"chat_id":"@nobody","text":"x"}""", "chat not found")]
    [InlineData("""{"chat_id":PERSON,"text":"x","parse_mode":"WORDS"}""", "unsupported parse_mode")]
    [InlineData("""{"chat_id":PERSON,"text":"x","message_thread_id":77}""", "message thread not found")]
    [InlineData("""{"chat_id":PERSON,"text":"x","reply_parameters":{"message_id":99999}}""", "message to be replied not found")]
    [InlineData("""{"chat_id":PERSON,"text":"x","reply_parameters":{"quote":"y"}}""", "can't find field \"message_id\"")]
    [InlineData("""{"chat_id":PERSON,"text":"x","link_preview_options":{"is_disabled":"yes"}}""", "field \"is_disabled\" must be of type Boolean")]
    [InlineData("""{"chat_id":PERSON,"text":"x","entities":[{"type":"bold","offset":9,"length":1}]}""", "entity begins after the end of the text at UTF-16 offset 9")]
    [InlineData("""{"chat_id":PERSON,"text":"x","entities":[{"type":"loud","offset":0,"length":1}]}""", "can't parse MessageEntity: Unsupported type specified")]
    [InlineData("""{"chat_id":PERSON,"text":"x","colour":"red"}""", "unknown parameter colour in request")]
    [InlineData("""{"chat_id":PERSON,"text":7}""", "wrong parameter text in request")]
    [InlineData("""{"chat_id":PERSON,"text":"x","protect_content":"perhaps"}""", "wrong parameter protect_content in request")]
    public async Task A_message_with_a_mistake_is_refused(string json, string why)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var answer = await api.CallAsync("sendMessage", json.Replace("PERSON", zaynab.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal($"Bad Request: {why}", answer.Description);
        Assert.Single(zaynab.Screen.Messages);
    }

    [Theory]
    [InlineData("<b>x", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("<b><i>x</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("نص <script>x</script>", "Unsupported start tag \"script\" at byte offset 5")]
    [InlineData("2 < 3", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("x</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=x y>z</a>", null)]
    public async Task Html_that_cannot_be_read_is_refused_with_its_place(string html, string? why)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var answer = await api.SendAsync(zaynab.Id, html, "\"parse_mode\":\"HTML\"");

        Assert.Equal(why is null ? null : $"Bad Request: can't parse entities: {why}", answer.Description);
    }

    [Theory]
    [InlineData("""{"text":"b"}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"text":"b","callback_data":""}""", "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")]
    [InlineData("""{"callback_data":"x"}""", "can't parse inline keyboard button: Can't find field \"text\"")]
    [InlineData("""{"text":"b","callback_data":"0123456789012345678901234567890123456789012345678901234567890123x"}""", "BUTTON_DATA_INVALID")]
    [InlineData("""{"text":"b","url":"tel:533"}""", "inline keyboard button URL 'tel:533' is invalid: Wrong HTTP URL")]
    [InlineData("""{"text":"b","url":"tel:+9647502522728"}""", "inline keyboard button URL 'tel:+9647502522728' is invalid: Wrong port number specified in the URL")]
    [InlineData("""{"text":"b","url":"ftp://example.com"}""", "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol")]
    [InlineData("""{"text":"b","url":"http://localhost/x"}""", "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL")]
    [InlineData("""{"text":"b","copy_text":{"text":""}}""", "BUTTON_COPY_TEXT_INVALID")]
    [InlineData("""{"text":"b","callback_data":"x","style":"loud"}""", "can't parse inline keyboard button: Invalid button style specified")]
    [InlineData("""{"text":"b","callback_data":"x","style":"danger"}""", null)]
    [InlineData("""{"text":"b","url":"https://t.me/najda_support_bot?start=x"}""", null)]
    [InlineData("""{"text":"نسخ 533","copy_text":{"text":"533"}}""", null)]
    [InlineData("""{"text":"b","callback_data":"نننننننننننننننننننننننننننننننن"}""", null)]
    public async Task A_button_is_checked(string button, string? why)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();

        var answer = await api.SendAsync(zaynab.Id, "x", $"\"reply_markup\":{{\"inline_keyboard\":[[{button}]]}}");

        Assert.Equal(why is null ? null : $"Bad Request: {why}", answer.Description);
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, "Bad Request: message is too long")]
    public async Task The_length_counts_characters_after_the_tags_are_gone(int characters, string? why)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        var text = string.Concat(Enumerable.Repeat("😢", 10)) + string.Concat(Enumerable.Repeat('ن', characters - 10));

        Assert.Equal(why, (await api.SendAsync(zaynab.Id, $"<b>{text}</b>", "\"parse_mode\":\"HTML\"")).Description);
    }

    [Theory]
    [InlineData(100, null)]
    [InlineData(101, "Bad Request: reply markup is too long")]
    public async Task More_than_a_hundred_buttons_are_refused(int buttons, string? why)
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        var rows = string.Join(',', Enumerable.Range(0, buttons).Select(number => $$"""[{"text":"b","callback_data":"{{number}}"}]"""));

        Assert.Equal(why, (await api.SendAsync(zaynab.Id, "x", $"\"reply_markup\":{{\"inline_keyboard\":[{rows}]}}")).Description);
    }

    [Fact]
    public async Task A_foreign_token_and_an_unknown_method_are_refused_and_no_token_is_kept()
    {
        await using var api = await BotApiServer.StartAsync();

        var foreign = await api.CallAsync("getMe", token: "5550001:another");
        var unknown = await api.CallAsync("readThoughts");
        await api.CallAsync("GETME");

        Assert.Equal((HttpStatusCode.Unauthorized, "Unauthorized"), (foreign.Status, foreign.Description));
        Assert.Equal((HttpStatusCode.NotFound, "Not Found"), (unknown.Status, unknown.Description));
        Assert.Equal("getMe", Assert.Single(api.Requests.All).Method);
        Assert.DoesNotContain(api.Token, string.Join('\n', api.Requests.All), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("setMyName", """{"name":"LONG65"}""", "bot name is too long")]
    [InlineData("setMyDescription", """{"description":"LONG513"}""", "bot description is too long")]
    [InlineData("setMyShortDescription", """{"short_description":"LONG121"}""", "bot short description is too long")]
    [InlineData("setMyCommands", """{"commands":[{"command":"Start","description":"x"}]}""", "BOT_COMMAND_INVALID")]
    [InlineData("setMyCommands", """{"commands":[{"command":"start","description":""}]}""", "BOT_COMMAND_DESCRIPTION_INVALID")]
    [InlineData("setMyCommands", """{"commands":[{"command":"start","description":"البداية"}],"language_code":"ar"}""", null)]
    [InlineData("setMyName", """{"name":"نجدة","language_code":"arabic"}""", "invalid language code specified")]
    [InlineData("sendChatAction", """{"chat_id":1,"action":"smile"}""", "wrong parameter action in request")]
    [InlineData("setWebhook", """{"url":"http://example.org/x"}""", "bad webhook: An HTTPS URL must be provided for webhook")]
    [InlineData("setWebhook", """{"url":"https://example.org:5080/x"}""", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")]
    [InlineData("setWebhook", """{"url":"https://example.org/x","secret_token":"with space"}""", "secret token contains unallowed characters")]
    public async Task Profile_and_webhook_are_checked(string method, string json, string? why)
    {
        await using var api = await BotApiServer.StartAsync();
        foreach (var length in new[] { 65, 121, 513 })
        {
            json = json.Replace($"LONG{length}", new string('ن', length), StringComparison.Ordinal);
        }

        Assert.Equal(why is null ? null : $"Bad Request: {why}", (await api.CallAsync(method, json)).Description);
    }

    [Fact]
    public async Task Forms_and_addresses_are_read_like_json()
    {
        await using var api = await BotApiServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Starts();
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("chat_id", $"{zaynab.Id}"), new("text", "من استمارة"), new("protect_content", "true")]);
        using var parts = new MultipartFormDataContent { { new StringContent($"{zaynab.Id}"), "chat_id" }, { new StringContent("من أجزاء"), "text" } };

        using var first = await http.PostAsync(new Uri($"{api.Url}/bot{api.Token}/sendMessage"), form);
        using var second = await http.PostAsync(new Uri($"{api.Url}/bot{api.Token}/sendMessage"), parts);
        using var third = await http.GetAsync(new Uri($"{api.Url}/bot{api.Token}/sendMessage?chat_id={zaynab.Id}&text=x"));

        Assert.Equal("زينب: /start\nبوت: من استمارة (محمية)\nبوت: من أجزاء\nبوت: x", zaynab.Screen.Transcript);
    }
}

/// <summary>One message, with whatever else is to be in the call.</summary>
internal static class RawSending
{
    public static Task<RawAnswer> SendAsync(this BotApiServer api, long chat, string text, string more = "") =>
        api.CallAsync("sendMessage", $"{{\"chat_id\":{chat},\"text\":{JsonValue.Create(text).ToJsonString()}{(more.Length > 0 ? "," : "")}{more}}}");
}
