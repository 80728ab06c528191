using ChatbotSupport.Turns.Arriving;

namespace ChatbotSupport.Tests.Turns;

/// <summary>What tests of whole lives need beside the road itself.</summary>
internal static class RoadLooks
{
    private const int Second = 1;

    /// <summary>Where a value stands, in whatever table and column: `table.column`.</summary>
    public static IReadOnlyList<string> PlacesOf(this Road road, string value) =>
    [
        .. road.Ask<(string Table, string Column)>(
                "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'")
            .Where(place => road.Ask<long>($"""SELECT EXISTS (SELECT 1 FROM "{place.Table}" WHERE "{place.Column}" = @value OR instr("{place.Column}", @value) > 0)""", new { value }).Single() != 0)
            .Select(place => $"{place.Table}.{place.Column}"),
    ];

    /// <summary>Somebody writes whose number is hidden: only the other address is told.</summary>
    public static Task<Accepted> WritesFromSecondAsync(this Road road, string second, string text) =>
        road.Get<Inbox>().AcceptAsync(Told(road, second, text) with { AddressRank = Second });

    /// <summary>Somebody writes, and both addresses are told.</summary>
    public static Task<Accepted> WritesFromBothAsync(this Road road, string first, string second, string text) =>
        road.Get<Inbox>().AcceptAsync(Told(road, first, text) with { SecondAddress = second });

    /// <summary>Who is behind the second address; null for nobody.</summary>
    public static Task<string?> OtherOfAsync(this Road road, string second) => Task.FromResult(road.Get<Addresses>().Find(road.Phone.Name, second));

    private static IncomingMessage Told(Road road, string address, string text) =>
        new(road.Phone.Name, address, "told" + address + text.Length, IncomingKind.Text, text, null, null, road.Clock.GetUtcNow());
}
