using System.Net;
using ChatbotSupport.Core.Cases;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A wish for a woman or a man stands on the card, and whoever fits it sees the case first; a case of more danger is before it all the same.</summary>
public sealed class Wishes
{
    [Fact]
    public async Task Whoever_fits_a_wish_sees_it_first_within_its_level()
    {
        await using var host = await DeskHost.StartAsync();
        await QueueAsync(host);
        using var reem = await host.SignedInAsync("ريم");
        using var ali = await host.SignedInAsync("علي");
        using var nour = await host.SignedInAsync("نور");
        await host.Membership.MarkAsync("ريم", [], 5, Wish.Woman);
        await host.Membership.MarkAsync("علي", [], 5, Wish.Man);

        Assert.Equal(["400000", "300003", "300001", "300002"], await CodesAsync(reem));
        Assert.Equal(["400000", "300002", "300001", "300003"], await CodesAsync(ali));
        Assert.Equal(["400000", "300001", "300002", "300003"], await CodesAsync(nour));
        var card = (await nour.ReadAsync("/desk/api/queue")).GetProperty("cases").EnumerateArray().Single(item => item.GetProperty("code").GetString() == "300003");
        Assert.Equal("Woman", card.GetProperty("wish").GetString());
    }

    [Fact]
    public async Task The_next_one_is_chosen_in_the_same_order_and_nobody_is_left_waiting_for_a_wish()
    {
        await using var host = await DeskHost.StartAsync();
        await QueueAsync(host);
        using var reem = await host.SignedInAsync("ريم");
        await host.Membership.MarkAsync("ريم", [], 5, Wish.Woman);

        for (var taken = 0; taken < 4; taken++)
        {
            Assert.Equal(HttpStatusCode.OK, (await reem.PressAsync("/desk/api/next")).StatusCode);
        }

        Assert.Equal("400000 300003 300001 300002", host.One<string>("select group_concat(case_code, ' ') from (select case_code from events where code = 'desk.next' order by id)"));
    }

    [Fact]
    public async Task Coordinators_mark_and_a_wrong_mark_is_refused()
    {
        await using var host = await DeskHost.StartAsync();
        using var salam = await host.SignedInAsync("سلام", coordinator: true);
        using var nour = await host.SignedInAsync("نور");
        var marks = new { alias = "نور", trained = Array.Empty<string>(), capacity = 3, mark = "Woman" };

        Assert.Equal(HttpStatusCode.Forbidden, (await nour.PressAsync("/desk/api/roster/marks", marks)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await salam.PressAsync("/desk/api/roster/marks", marks with { mark = "Unknown" })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await salam.PressAsync("/desk/api/roster/marks", marks)).StatusCode);
        Assert.Equal("Woman", (await host.Roster.ListAsync()).Single(entry => entry.Alias == "نور").Mark);
        Assert.Equal(HttpStatusCode.OK, (await salam.PressAsync("/desk/api/roster/marks", new { alias = "نور", trained = Array.Empty<string>(), capacity = 3 })).StatusCode);
        Assert.Null((await host.Roster.ListAsync()).Single(entry => entry.Alias == "نور").Mark);
    }

    private static async Task QueueAsync(DeskHost host)
    {
        await host.CaseAsync("300001", "L3", waited: 40);
        await host.CaseAsync("300002", "L3", waited: 30);
        await host.CaseAsync("300003", "L3", waited: 20);
        await host.CaseAsync("400000", "L4", waited: 1);
        await host.Writer.RunAsync(connection => connection.Execute(
            "update cases set wish = 'Man' where code in ('300002', '400000'); update cases set wish = 'Woman' where code = '300003'"));
    }

    private static async Task<IEnumerable<string?>> CodesAsync(HttpClient browser) =>
        (await browser.ReadAsync("/desk/api/queue")).GetProperty("cases").EnumerateArray().Select(card => card.GetProperty("code").GetString()).ToList();
}
