using System.Net;
using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.Templates;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>What Meta refuses is refused by its stand-in with the same number.</summary>
public sealed class What_the_stand_in_refuses
{
    [Theory]
    [InlineData("""{"to":"PHONE","type":"text","text":{"body":"x"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"77","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"15550000001","type":"text","text":{"body":"x"}}""", 131021)]
    [InlineData("""{"messaging_product":"whatsapp","recipient":"no id","type":"text","text":{"body":"x"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","text":{"body":"x"}}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text"}""", 131008)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":" "}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":7}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":"x","colour":"red"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":"x"},"colour":"red"}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":"x","preview_url":"yes"}}""", 100)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"text","text":{"body":"x"},"context":{"message_id":"wamid.none"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"hologram"}""", 131051)]
    [InlineData("""{"messaging_product":"whatsapp","to":"PHONE","type":"reaction","reaction":{"message_id":"wamid.none","emoji":"👍"}}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp","status":"read","message_id":"wamid.none"}""", 131009)]
    [InlineData("""{"messaging_product":"whatsapp",""", 100)]
    public async Task A_call_with_a_mistake(string json, int code)
    {
        await using var api = await GraphServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Says("مرحبا");

        var answer = await api.PostAsync(json.Replace("PHONE", zaynab.Phone, StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.BadRequest, code), (answer.Status, answer.Code));
        Assert.Single(zaynab.Screen.Messages);
    }

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, 131009)]
    public async Task A_text_that_is_too_long(int length, int? code) =>
        Assert.Equal(code, await CodeAsync($$$"""  "type":"text","text":{"body":"{{{new string('ن', length)}}}"}  """));

    [Theory]
    [InlineData(1024, "[B1]", null)]
    [InlineData(1025, "[B1]", 131009)]
    [InlineData(9, "[B1,B2,B3]", null)]
    [InlineData(9, "[B1,B2,B3,B4]", 131009)]
    [InlineData(9, "[]", 131009)]
    [InlineData(9, "[B1,B1]", 131009)]
    [InlineData(9, """[{"type":"reply","reply":{"id":"a","title":"نعم"}},{"type":"reply","reply":{"id":"b","title":"نعم"}}]""", 131009)]
    [InlineData(9, """[{"type":"reply","reply":{"id":"a","title":"عشرون حرفًا وحرف واحد"}}]""", 131009)]
    public async Task Buttons_that_do_not_fit(int length, string buttons, int? code)
    {
        buttons = System.Text.RegularExpressions.Regex.Replace(buttons, "B([0-9])", """{"type":"reply","reply":{"id":"$1","title":"زر $1"}}""");

        Assert.Equal(code, await CodeAsync($$$"""  "type":"interactive","interactive":{"type":"button","body":{"text":"{{{new string('ن', length)}}}"},"action":{"buttons":{{{buttons}}}}}  """));
    }

    [Theory]
    [InlineData(10, 24, 72, 20, null)]
    [InlineData(11, 24, 72, 20, 131009)]
    [InlineData(10, 25, 72, 20, 131009)]
    [InlineData(10, 24, 73, 20, 131009)]
    [InlineData(10, 24, 72, 21, 131009)]
    public async Task A_list_that_does_not_fit(int rows, int title, int description, int opens, int? code)
    {
        var all = string.Join(',', Enumerable.Range(0, rows).Select(row => $$"""{"id":"r{{row}}","title":"{{new string('ع', title)}}","description":"{{new string('و', description)}}"}"""));

        Assert.Equal(code, await CodeAsync(
            $$$"""  "type":"interactive","interactive":{"type":"list","body":{"text":"اختيار"},"action":{"button":"{{{new string('ق', opens)}}}","sections":[{"rows":[{{{all}}}]}]}}  """));
    }

    [Fact]
    public async Task Rows_that_are_alike_and_sections_without_a_name()
    {
        const string Row = """{"id":"a","title":"صف"}""";

        Assert.Equal(131009, await CodeAsync($$$"""  "type":"interactive","interactive":{"type":"list","body":{"text":"x"},"action":{"button":"ق","sections":[{"rows":[{{{Row}}},{{{Row}}}]}]}}  """));
        Assert.Equal(131008, await CodeAsync(
            $$$"""  "type":"interactive","interactive":{"type":"list","body":{"text":"x"},"action":{"button":"ق","sections":[{"rows":[{{{Row}}}]},{"rows":[{"id":"b","title":"y"}]}]}}  """));
    }

    [Fact]
    public async Task Whoever_does_not_prove_who_they_are_or_asks_for_another_number()
    {
        await using var api = await GraphServer.StartAsync();

        Assert.Equal((HttpStatusCode.Unauthorized, 190), await SeenAsync(api.PostAsync("{}", token: "another")));
        Assert.Equal((HttpStatusCode.BadRequest, 100), await SeenAsync(api.PostAsync("{}", number: "77")));
        Assert.Equal((HttpStatusCode.BadRequest, 2635), await SeenAsync(api.PostAsync("{}", version: "v2.1")));
        api.IsTokenExpired = true;
        Assert.Equal((HttpStatusCode.Unauthorized, 190), await SeenAsync(api.PostAsync("{}")));
    }

    [Theory]
    [InlineData(TemplateStatus.Approved, "new_message", "[]", null)]
    [InlineData(TemplateStatus.Approved, "another", "[]", 132001)]
    [InlineData(TemplateStatus.Pending, "new_message", "[]", 132001)]
    [InlineData(TemplateStatus.Rejected, "new_message", "[]", 132001)]
    [InlineData(TemplateStatus.Paused, "new_message", "[]", 132015)]
    [InlineData(TemplateStatus.Disabled, "new_message", "[]", 132016)]
    [InlineData(TemplateStatus.Approved, "new_message", """[{"type":"body","parameters":[{"type":"text","text":"x"}]}]""", 132000)]
    public async Task A_template_that_is_not_approved_or_filled_wrongly(TemplateStatus status, string name, string components, int? code)
    {
        await using var api = await GraphServer.StartAsync();
        api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض") { Status = status });
        var zaynab = api.Person("زينب");
        components = components == "[]" ? "" : $",\"components\":{components}";

        var answer = await api.SendAsync(zaynab, $$$"""  "type":"template","template":{"name":"{{{name}}}","language":{"code":"ar"}{{{components}}}}  """);

        Assert.Equal(code, answer.Code);
    }

    [Fact]
    public async Task More_than_one_may_write_to_a_person_at_once()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56));
        await using var api = await GraphServer.StartAsync(clock);
        api.Rates.AreOn = true;
        var zaynab = api.Person("زينب");
        zaynab.Says("مرحبا");
        for (var number = 0; number < 45; number++)
        {
            Assert.Null((await api.SendAsync(zaynab, """ "type":"text","text":{"body":"x"} """)).Code);
        }

        var early = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"x"} """);
        clock.Advance(TimeSpan.FromSeconds(6));
        var later = await api.SendAsync(zaynab, """ "type":"text","text":{"body":"x"} """);

        Assert.Equal((131056, null), (early.Code, later.Code));
    }

    private static async Task<int?> CodeAsync(string content)
    {
        await using var api = await GraphServer.StartAsync();
        var zaynab = api.Person("زينب");
        zaynab.Says("مرحبا");
        return (await api.SendAsync(zaynab, content)).Code;
    }

    private static async Task<(HttpStatusCode, int?)> SeenAsync(Task<GraphAnswer> call) => (await call) is var answer ? (answer.Status, answer.Code) : default;
}
