using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A talk is offered after a case of L4, and «أحتاج مساعدة لنفسي» opens one that only the chosen coordinator sees.</summary>
public sealed class Looking_after_each_other
{
    private const string Planted = "كلمة_مزروعة_لنفسي";

    [Fact]
    public async Task After_a_case_of_L4_its_volunteer_and_the_second_one_are_offered_a_talk_once()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L4", "ThreatToLife");
        using var nour = await host.SignedInAsync("نور");
        using var huda = await host.SignedInAsync("هدى");
        using var reem = await host.SignedInAsync("ريم");
        await nour.PressAsync("/desk/api/cases/482715/take");
        await huda.PressAsync("/desk/api/cases/482715/follow");
        Assert.False(await IsOfferedAsync(nour));

        await CloseAsync(nour, "482715");

        Assert.True(await IsOfferedAsync(nour));
        Assert.True(await IsOfferedAsync(huda));
        Assert.False(await IsOfferedAsync(reem));
        Assert.Equal(HttpStatusCode.NotFound, (await reem.PressAsync("/desk/api/debrief", new { wish = "Now" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await nour.PressAsync("/desk/api/debrief", new { wish = "Whenever" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/debrief", new { wish = "Now" })).StatusCode);
        Assert.False(await IsOfferedAsync(nour));
        Assert.Equal(HttpStatusCode.NotFound, (await nour.PressAsync("/desk/api/debrief", new { wish = "Later" })).StatusCode);
    }

    [Fact]
    public async Task Whoever_wrote_in_it_before_it_went_to_somebody_else_is_offered_one_too()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L4", "ThreatToLife", consent: "Given");
        using var nour = await host.SignedInAsync("نور");
        using var huda = await host.SignedInAsync("هدى");
        await nour.PressAsync("/desk/api/cases/482715/take");
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/write", new { id = Some.Id(), text = "أنا هنا" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync("/desk/api/cases/482715/return", new { id = Some.Id(), note = "تحتاج وقتًا" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await huda.PressAsync("/desk/api/cases/482715/take", new { id = Some.Id() })).StatusCode);

        await CloseAsync(huda, "482715");

        Assert.True(await IsOfferedAsync(nour));
        Assert.True(await IsOfferedAsync(huda));
    }

    [Fact]
    public async Task Coordinators_see_who_wants_to_talk_and_nothing_of_who_does_not()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L4", "ThreatToLife");
        using var nour = await host.SignedInAsync("نور");
        using var huda = await host.SignedInAsync("هدى");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        await nour.PressAsync("/desk/api/cases/482715/take");
        await huda.PressAsync("/desk/api/cases/482715/follow");
        await CloseAsync(nour, "482715");

        await nour.PressAsync("/desk/api/debrief", new { wish = "Later" });
        await huda.PressAsync("/desk/api/debrief", new { wish = "NotNeeded" });

        var status = await salam.ReadAsync("/desk/api/status");
        var wanted = Assert.Single(status.GetProperty("debriefs").EnumerateArray());
        Assert.Equal(("نور", "Later"), (wanted.GetProperty("alias").GetString(), wanted.GetProperty("wish").GetString()));
        Assert.Single(status.GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("alert").GetString() == "DebriefWanted");
        var settled = $"/desk/api/debriefs/{wanted.GetProperty("id").GetInt64()}/settled";
        Assert.Equal(HttpStatusCode.Forbidden, (await nour.PressAsync(settled)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await salam.PressAsync(settled)).StatusCode);
        Assert.Empty((await salam.ReadAsync("/desk/api/status")).GetProperty("debriefs").EnumerateArray());
    }

    [Theory]
    [InlineData("L3", false, false)]
    [InlineData("L3", true, true)]
    public async Task What_was_at_L4_before_the_level_was_lowered_counts(string level, bool wasImminent, bool isOffered)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", level, "ThreatToLife");
        if (wasImminent)
        {
            await host.AlertAsync("UrgentCase", "482715", "L4");
        }

        using var nour = await host.SignedInAsync("نور");
        await nour.PressAsync("/desk/api/cases/482715/take");
        await CloseAsync(nour, "482715");

        Assert.Equal(isOffered, await IsOfferedAsync(nour));
    }

    [Fact]
    public async Task A_talk_for_oneself_is_seen_by_the_chosen_coordinator_and_by_nobody_else()
    {
        await using var host = await DeskHost.StartAsync();
        using var nour = await host.SignedInAsync("نور");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        using var amal = await host.SignedInAsync("أمل", coordinator: true);
        using var huda = await host.SignedInAsync("هدى");
        var own = await nour.ReadAsync("/desk/api/own");
        Assert.Equal(["أمل", "سلام"], own.GetProperty("coordinators").EnumerateArray().Select(alias => alias.GetString()));
        var id = await OpenAsync(nour, "سلام");
        Assert.Equal(id, await OpenAsync(nour, "سلام"));
        Assert.Equal(HttpStatusCode.NotFound, (await nour.PressAsync("/desk/api/own", new { alias = "هدى" })).StatusCode);
        await nour.PressAsync($"/desk/api/own/{id}/write", new { text = Planted });

        Assert.Equal(1, (await salam.ReadAsync("/desk/api/queue")).GetProperty("own").GetInt64());
        Assert.Equal(Planted, Assert.Single((await salam.ReadAsync($"/desk/api/own/{id}")).GetProperty("lines").EnumerateArray()).GetProperty("text").GetString());
        await salam.PressAsync($"/desk/api/own/{id}/write", new { id = Some.Id(), text = "أنا هنا" });
        Assert.Equal(1, (await nour.ReadAsync("/desk/api/queue")).GetProperty("own").GetInt64());
        Assert.Equal(2, (await nour.ReadAsync($"/desk/api/own/{id}")).GetProperty("lines").GetArrayLength());

        foreach (var other in new[] { amal, huda })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync($"/desk/api/own/{id}")).StatusCode);
            foreach (var what in new[] { "write", "close", "delete" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await other.PressAsync($"/desk/api/own/{id}/{what}", new { text = "x" })).StatusCode);
            }

            Assert.Empty((await other.ReadAsync("/desk/api/own")).GetProperty("talks").EnumerateArray());
            Assert.Equal(0, (await other.ReadAsync("/desk/api/queue")).GetProperty("own").GetInt64());
        }

        var shown = (await amal.ReadAsync("/desk/api/status")).GetRawText() + (await amal.ReadAsync("/desk/api/queue")).GetRawText();
        Assert.DoesNotContain(id, shown, StringComparison.Ordinal);
        Assert.Equal(0, host.One<long>("select count(*) from alerts"));
        Assert.Equal(HttpStatusCode.NotFound, (await salam.PressAsync($"/desk/api/own/{id}/delete")).StatusCode);
    }

    [Fact]
    public async Task It_lies_sealed_is_written_down_without_a_word_and_goes_like_other_talks()
    {
        await using var host = await DeskHost.StartAsync();
        using var nour = await host.SignedInAsync("نور");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        var id = await OpenAsync(nour, "سلام");
        await nour.PressAsync($"/desk/api/own/{id}/write", new { text = Planted });
        await salam.ReadAsync($"/desk/api/own/{id}");
        await salam.PressAsync($"/desk/api/own/{id}/close");

        Assert.Equal(HttpStatusCode.NotFound, (await nour.PressAsync($"/desk/api/own/{id}/write", new { text = "بعد الإنهاء" })).StatusCode);
        Assert.Equal("own.open own.write own.read own.close", host.One<string>("select group_concat(code, ' ') from (select code from events where code like 'own.%' order by id)"));
        Assert.All(
            Directory.EnumerateFiles(Path.GetDirectoryName(host.Database.File)!),
            file => Assert.True(Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Planted)) < 0, Path.GetFileName(file)));

        await host.Writer.RunAsync(connection => connection.Execute("update own_talks set closed_at = @at", new { at = host.Ago(29 * 24 * 60) }));
        await host.Retention.SweepAsync();
        Assert.Equal(1, host.One<long>("select count(*) from own_lines"));
        await host.Writer.RunAsync(connection => connection.Execute("update own_talks set closed_at = @at", new { at = host.Ago(31 * 24 * 60) }));
        await host.Retention.SweepAsync();
        Assert.Equal(0, host.One<long>("select (select count(*) from own_talks) + (select count(*) from own_lines)"));
    }

    [Fact]
    public async Task Whose_talk_it_is_deletes_it_at_once_and_a_coordinator_who_is_none_any_more_reads_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        using var nour = await host.SignedInAsync("نور");
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        var id = await OpenAsync(nour, "سلام");
        await nour.PressAsync($"/desk/api/own/{id}/write", new { text = Planted });

        await host.Writer.RunAsync(connection => connection.Execute("update volunteers set coordinator = 0 where alias = 'سلام'"));
        Assert.Equal(HttpStatusCode.NotFound, (await salam.GetAsync($"/desk/api/own/{id}")).StatusCode);
        Assert.Equal(0, (await salam.ReadAsync("/desk/api/queue")).GetProperty("own").GetInt64());
        Assert.Equal(HttpStatusCode.OK, (await nour.PressAsync($"/desk/api/own/{id}/delete")).StatusCode);

        Assert.Equal(0, host.One<long>("select (select count(*) from own_talks) + (select count(*) from own_lines)"));
    }

    private static async Task<bool> IsOfferedAsync(HttpClient browser) => (await browser.ReadAsync("/desk/api/queue")).GetProperty("debrief").GetBoolean();

    private static async Task CloseAsync(HttpClient browser, string code) =>
        Assert.Equal(HttpStatusCode.OK, (await browser.PressAsync($"/desk/api/cases/{code}/close", new { id = Some.Id(), outcome = "Helped" })).StatusCode);

    private static async Task<string> OpenAsync(HttpClient browser, string alias)
    {
        using var answer = await browser.PressAsync("/desk/api/own", new { alias });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("talk").GetString()!;
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
