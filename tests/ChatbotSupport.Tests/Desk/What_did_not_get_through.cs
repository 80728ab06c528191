using System.Net;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>The coordinators' tab lists what is stuck, and coordinators alone mend it.</summary>
public sealed class What_did_not_get_through
{
    [Fact]
    public async Task It_is_listed_for_coordinators_by_codes_and_times()
    {
        await using var host = await DeskHost.StartAsync();
        await StuckAsync(host);
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);

        var status = await coordinator.ReadAsync("/desk/api/status");

        var items = status.GetProperty("stuck").EnumerateArray().ToList();
        Assert.Equal(["out-1", "in-1"], items.Select(item => item.GetProperty("id").GetString()));
        Assert.Equal(("Uncertain", "no_answer", "482715", true), (
            items[0].GetProperty("state").GetString(), items[0].GetProperty("reason").GetString(), items[0].GetProperty("caseCode").GetString(), items[0].GetProperty("canRetry").GetBoolean()));
        Assert.Equal(("unreadable_update", false), (items[1].GetProperty("reason").GetString(), items[1].GetProperty("canRetry").GetBoolean()));
        Assert.DoesNotContain("814503001", status.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_coordinator_tries_again_and_drops_and_what_was_done_is_written_down()
    {
        await using var host = await DeskHost.StartAsync();
        await StuckAsync(host);
        using var coordinator = await host.SignedInAsync("سلام", coordinator: true);

        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync("/desk/api/stuck/out-1/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync("/desk/api/stuck/in-1/drop")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.PressAsync("/desk/api/stuck/in-1/drop")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PressAsync("/desk/api/stuck/out-99/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PressAsync("/desk/api/stuck/nonsense/retry")).StatusCode);

        Assert.Equal("desk.delivery.retry 482715|desk.delivery.drop ", host.One<string>(
            "select group_concat(code || ' ' || coalesce(case_code, ''), '|') from (select * from events where code like 'desk.delivery.%' order by id)"));
        Assert.Equal(2, host.One<long>("select count(*) from events where code like 'desk.delivery.%' and volunteer_id is not null"));
    }

    [Fact]
    public async Task A_volunteer_neither_sees_nor_mends_it()
    {
        await using var host = await DeskHost.StartAsync();
        await StuckAsync(host);
        using var volunteer = await host.SignedInAsync("نور");

        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.GetAsync("/desk/api/status")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.PressAsync("/desk/api/stuck/out-1/retry")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.PressAsync("/desk/api/stuck/in-1/drop")).StatusCode);
        Assert.Equal("Uncertain", host.One<string>("select state from outbox"));
    }

    private static async Task StuckAsync(DeskHost host)
    {
        var person = await host.CaseAsync("482715", "L2", channel: "telegram");
        var id = RowId.Draw();
        await host.Writer.RunAsync(connection => connection.Execute(
            """
            insert into outbox (id, conversation_id, channel, kind, state, content, trouble, doubts, created_at, due_at) values (@id, @person, 'telegram', 'Bot', 'Uncertain', @content, 'no_answer', 1, @now, @now);
            insert into inbox (id, subject, channel, kind, code, sent_at, received_at, state) values (@id, '', 'telegram', 'Unreadable', '814503001 message 70', @now, @now, 'Parked');
            """,
            new { id, person, now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), content = host.Sealer.SealBytes(person, "outbox", "content", id, "{}"u8.ToArray()) }));
    }
}
