using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A number, link or account in a reply that is none of the service's: the desk asks before it goes out, as the private chat on Telegram does.</summary>
public sealed class Contacts_in_a_reply
{
    private const string Case = "/desk/api/cases/482715";

    [Theory]
    [InlineData("write", "هذا رقمي 07501234987", "هذا رقمي •••")]
    [InlineData("write", "اكتب لي على @nour_88 بعدها", "اكتب لي على ••• بعدها")]
    [InlineData("write", "الصفحة https://evil.example/x فيها شرح", "الصفحة ••• فيها شرح")]
    [InlineData("ask", "هل يناسب الاتصال بالرقم ٠٧٥٠١٢٣٤٩٨٧؟", "هل يناسب الاتصال بالرقم •••؟")]
    public async Task Is_asked_about_and_nothing_goes_out_before_the_answer(string action, string text, string without)
    {
        await using var host = await DeskHost.StartAsync();
        using var owner = await OwnerAsync(host);

        using var asked = await owner.PressAsync($"{Case}/{action}", new { id = Some.Id(), text });

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal(without, (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("without").GetString());
        Assert.Empty(await WrittenAsync(owner));
        Assert.Equal(0, host.One<long>("select count(*) from events where code in (@code, 'desk.contact')", new { code = $"desk.{action}" }));

        // An answer that is none is no answer.
        using var odd = await owner.PressAsync($"{Case}/{action}", new { id = Some.Id(), text, contacts = "yes" });
        Assert.Equal(HttpStatusCode.Conflict, odd.StatusCode);

        using var sent = await owner.PressAsync($"{Case}/{action}", new { id = Some.Id(), text, contacts = "masked" });
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal([without], await WrittenAsync(owner));
        Assert.Equal(0, host.One<long>("select count(*) from events where code = 'desk.contact'"));
    }

    [Fact]
    public async Task Goes_as_it_is_after_a_press_that_is_written_down_without_its_words()
    {
        await using var host = await DeskHost.StartAsync();
        using var owner = await OwnerAsync(host);
        const string text = "حساب المبتز هو @samer_991، ولا حاجة للرد عليه";

        using var sent = await owner.PressAsync($"{Case}/write", new { id = Some.Id(), text, contacts = "asis" });

        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal([text], await WrittenAsync(owner));
        Assert.Equal("482715", host.One<string>("select case_code from events where code = 'desk.contact'"));
    }

    [Fact]
    public async Task Numbers_and_links_of_the_service_pass_and_a_note_is_never_asked_about()
    {
        await using var host = await DeskHost.StartAsync();
        using var owner = await OwnerAsync(host);
        var replies = (await owner.ReadAsync($"{Case}/replies")).EnumerateArray().Select(reply => reply.GetProperty("text").GetString()!).ToList();
        string[] ours = ["الرقم 533 أو 131، وعند الخطر 911", "الموعد 18:30 يوم 12", .. replies];
        foreach (var text in ours)
        {
            using var sent = await owner.PressAsync($"{Case}/write", new { id = Some.Id(), text });
            Assert.Equal((text, HttpStatusCode.OK), (text, sent.StatusCode));
        }

        using var note = await owner.PressAsync($"{Case}/note", new { id = Some.Id(), text = "رقم المبتز 07501234987" });
        Assert.Equal(HttpStatusCode.OK, note.StatusCode);
        Assert.Equal(ours, await WrittenAsync(owner));
    }

    private static async Task<HttpClient> OwnerAsync(DeskHost host)
    {
        await host.CaseAsync("482715", "L2");
        var owner = await host.SignedInAsync("نور");
        (await owner.PressAsync($"{Case}/take")).EnsureSuccessStatusCode();
        return owner;
    }

    private static async Task<List<string>> WrittenAsync(HttpClient owner) =>
    [
        .. (await owner.ReadAsync(Case)).GetProperty("talk").GetProperty("lines").EnumerateArray()
            .Where(line => line.GetProperty("author").GetString() == "Volunteer").Select(line => line.GetProperty("text").GetString()!),
    ];
}
