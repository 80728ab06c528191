using System.Net;
using System.Text.Json;

namespace ChatbotSupport.Tests.Desk;

public sealed class The_queue
{
    [Fact]
    public async Task The_most_urgent_comes_first_then_who_waits_longest()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("100001", "L1", waited: 300);
        await host.CaseAsync("300001", "L3", waited: 2);
        await host.CaseAsync("300002", "L3", waited: 20);
        await host.CaseAsync("400001", "L4", waited: 1);
        using var browser = await host.SignedInAsync("نور");
        Assert.Equal(["400001", "300002", "300001", "100001"], Codes(await browser.ReadAsync("/desk/api/queue")));
    }

    [Fact]
    public async Task No_word_of_a_person_is_in_the_queue()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3");
        await host.LineAsync(person, "482715", "كلام سري");
        using var browser = await host.SignedInAsync("نور");
        var queue = await browser.GetStringAsync("/desk/api/queue");
        Assert.DoesNotContain("سري", queue, StringComparison.Ordinal);
        Assert.DoesNotContain(person, queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cases_that_said_not_now_are_the_coordinators_alone()
    {
        await using var host = await DeskHost.StartAsync();
        var person = await host.CaseAsync("482715", "L3", "Suicide", consent: "NotNow");
        await host.LineAsync(person, "482715", "كلام سري");
        using var volunteer = await host.SignedInAsync("نور");
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        Assert.Empty(Codes(await volunteer.ReadAsync("/desk/api/queue")));
        var declined = (await coordinator.ReadAsync("/desk/api/status")).GetProperty("notNow").EnumerateArray().Single();
        Assert.Equal("482715", declined.GetProperty("code").GetString());
        Assert.Equal(["code", "level", "flags", "openedAt"], declined.EnumerateObject().Select(part => part.Name));
        Assert.Empty((await coordinator.ReadAsync("/desk/api/cases/482715")).GetProperty("talk").GetProperty("lines").EnumerateArray());
    }

    [Fact]
    public async Task The_coordinators_tab_is_closed_to_volunteers()
    {
        await using var host = await DeskHost.StartAsync();
        await host.NightAsync();
        using var volunteer = await host.SignedInAsync("نور");
        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.GetAsync("/desk/api/status")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.PressAsync("/desk/api/alerts/seen", new { ids = new[] { 1 } })).StatusCode);
        Assert.Equal(0, (await volunteer.ReadAsync("/desk/api/queue")).GetProperty("alerts").GetInt64());
    }

    [Fact]
    public async Task An_alert_stays_until_a_coordinator_has_seen_it()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AlertAsync("UrgentCase", "482715", "L4");
        await host.AlertAsync("LineParked", null, "L0");
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        var alerts = (await coordinator.ReadAsync("/desk/api/status")).GetProperty("alerts").EnumerateArray().ToList();
        Assert.Equal(2, alerts.Count);
        await coordinator.PressAsync("/desk/api/alerts/seen", new { ids = new[] { alerts[0].GetProperty("id").GetInt64() } });
        Assert.Equal(1, (await coordinator.ReadAsync("/desk/api/queue")).GetProperty("alerts").GetInt64());
    }

    [Theory]
    [InlineData("/desk/api/me")]
    [InlineData("/desk/api/queue")]
    [InlineData("/desk/api/cases/482715")]
    [InlineData("/desk/api/status")]
    [InlineData("/desk/api/changes")]
    public async Task Nothing_is_read_without_signing_in(string path)
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3");
        using var stranger = host.Browser();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PressAsync("/desk/api/cases/482715/take")).StatusCode);
    }

    private static IEnumerable<string?> Codes(JsonElement queue) =>
        queue.GetProperty("cases").EnumerateArray().Select(card => card.GetProperty("code").GetString());
}
