using System.Net;
using ChatbotSupport.Tests.Turns;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>«الحالة» shows a clock that may be wrong, and one of the coordinators says that it is right.</summary>
public sealed class A_doubted_clock
{
    [Fact]
    public async Task Only_coordinators_confirm_it_for_the_time_they_were_shown_and_that_is_written_down()
    {
        var clock = new HeldClock();
        await using var host = await DeskHost.StartAsync(clock);
        Assert.True(await host.Trust.LookAsync());
        clock.Set(TimeSpan.FromDays(60));
        Assert.False(await host.Trust.LookAsync());
        using var volunteer = await host.SignedInAsync("نور");
        using var coordinator = await host.SignedInAsync("هدى", coordinator: true);

        var status = await coordinator.ReadAsync("/desk/api/status");
        var shown = status.GetProperty("now").GetInt64();
        Assert.InRange(status.GetProperty("clock").GetProperty("off").GetInt64(), 59L * 86_400_000, 61L * 86_400_000);
        Assert.Contains("ClockDoubtful", status.GetProperty("alerts").GetRawText(), StringComparison.Ordinal);
        Assert.True(status.GetProperty("overdue").GetProperty("facts").GetInt32() >= 0);

        Assert.Equal(HttpStatusCode.Forbidden, (await volunteer.PressAsync("/desk/api/clock/right", new { shown })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.PressAsync("/desk/api/clock/right", new { shown = -1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.PressAsync("/desk/api/clock/right", new { shown = shown - 3_600_000 })).StatusCode);
        Assert.Equal(System.Text.Json.JsonValueKind.Object, (await coordinator.ReadAsync("/desk/api/status")).GetProperty("clock").ValueKind);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.PressAsync("/desk/api/clock/right", new { shown })).StatusCode);

        var after = await coordinator.ReadAsync("/desk/api/status");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, after.GetProperty("clock").ValueKind);
        Assert.DoesNotContain("ClockDoubtful", after.GetProperty("alerts").GetRawText(), StringComparison.Ordinal);
        Assert.Equal(1, host.Database.Read(connection => connection.ExecuteScalar<long>("select count(*) from events where code = 'desk.clock.right' and volunteer_id is not null")));
        Assert.True(await host.Trust.LookAsync());
    }
}
