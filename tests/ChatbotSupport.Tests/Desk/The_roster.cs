using System.Net;
using System.Net.ServerSentEvents;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Desk;

public sealed class The_roster
{
    [Fact]
    public async Task Somebody_removed_is_out_at_once_and_their_case_waits_again()
    {
        await using var host = await DeskHost.StartAsync();
        await host.CaseAsync("482715", "L3");
        using var browser = await host.SignedInAsync("نور");
        await browser.PressAsync("/desk/api/cases/482715/take");
        Assert.Equal("Owned", host.One<string>("select state from cases"));

        Assert.True(await host.Roster.RemoveAsync("نور"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/desk/api/cases/482715")).StatusCode);
        Assert.Equal("Waiting", host.One<string>("select state from cases"));
        Assert.Empty(await host.Roster.ListAsync());
        Assert.False(await host.Roster.RemoveAsync("نور"));
    }

    [Fact]
    public async Task An_open_page_is_told_that_its_volunteer_was_removed()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = await host.SignedInAsync("نور");
        await using var stream = await browser.GetStreamAsync("/desk/api/changes");
        var names = new List<string>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            names.Add(item.EventType);
            if (names.Count == 1)
            {
                await host.Roster.RemoveAsync("نور");
            }
        }

        Assert.Equal("now", names[0]);
        Assert.Equal("out", names[^1]);
    }

    [Fact]
    public async Task A_link_made_before_the_removal_does_not_work_after_it()
    {
        await using var host = await DeskHost.StartAsync();
        var path = await host.Roster.InviteAsync("نور", false, []);
        await host.Roster.RemoveAsync("نور");
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.ComeInAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/desk/api/me")).StatusCode);
    }

    [Fact]
    public async Task Inviting_again_renews_the_marks_and_ends_the_earlier_link()
    {
        await using var host = await DeskHost.StartAsync();
        var earlier = await host.Roster.InviteAsync("نور", false, []);
        await host.Roster.InviteAsync(" نور ", true, [Flag.Minor, Flag.Suicide]);
        var entry = Assert.Single(await host.Roster.ListAsync());
        Assert.True(entry.Coordinator);
        Assert.Equal(["Minor", "Suicide"], entry.Trained);
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.OK, (await browser.ComeInAsync(earlier)).StatusCode);
    }

    [Fact]
    public async Task Asking_for_another_link_takes_nothing_from_anybody()
    {
        await using var host = await DeskHost.StartAsync();
        await host.Roster.InviteAsync("نور", true, [Flag.Minor, Flag.Suicide]);

        await host.Roster.InviteAsync("نور");

        var entry = Assert.Single(await host.Roster.ListAsync());
        Assert.True(entry.Coordinator);
        Assert.Equal(["Minor", "Suicide"], entry.Trained);
    }

    [Theory]
    [InlineData("")]
    [InlineData("نور‮")]
    [InlineData("<b>نور</b>")]
    [InlineData("اسم طويل جدًا لا يصلح لأن يكون اسمًا مستعارًا قصيرًا")]
    public async Task An_alias_is_a_short_plain_name(string alias)
    {
        await using var host = await DeskHost.StartAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => host.Roster.InviteAsync(alias, false, []));
    }

    [Fact]
    public async Task A_coordinator_makes_a_fresh_link_and_a_volunteer_cannot()
    {
        await using var host = await DeskHost.StartAsync();
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        using var volunteer = await host.SignedInAsync("نور");
        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.PressAsync("/desk/api/links", new { alias = "سلام" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync("/desk/api/links", new { alias = "نور" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PressAsync("/desk/api/links", new { alias = "مجهول" })).StatusCode);
    }

    [Fact]
    public async Task Nobody_makes_a_link_to_come_in_as_another_coordinator()
    {
        await using var host = await DeskHost.StartAsync();
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);
        using var other = await host.SignedInAsync("ريم", coordinator: true);
        var links = host.One<long>("select count(*) from sign_in_links");

        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.PressAsync("/desk/api/links", new { alias = "ريم" })).StatusCode);

        Assert.Equal(links, host.One<long>("select count(*) from sign_in_links"));
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync("/desk/api/links", new { alias = "سلام" })).StatusCode);
    }
}
