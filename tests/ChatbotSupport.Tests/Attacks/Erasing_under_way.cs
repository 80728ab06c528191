using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Erasing while everything else is under way, on a real database with the loops of the program: whoever is erased stays erased, and nothing of them is left.</summary>
public sealed class Erasing_under_way(ITestOutputHelper output)
{
    private const string Planted = "كلمة_مزروعة";

    private const string Left =
        """
        SELECT (SELECT count(*) FROM lines WHERE conversation_id = @person) + (SELECT count(*) FROM outbox WHERE conversation_id = @person)
             + (SELECT count(*) FROM timers WHERE conversation_id = @person) + (SELECT count(*) FROM addresses WHERE conversation_id = @person)
             + (SELECT count(*) FROM conversations WHERE id = @person AND sealed IS NOT NULL) + (SELECT count(*) FROM inbox WHERE subject = @person AND payload IS NOT NULL)
        """;

    private const int Rounds = 10;

    [Fact]
    public async Task A_turn_a_send_a_reply_a_note_and_more_messages_at_the_same_time_leave_nothing()
    {
        using var road = new Road(turns: new TurnOptions { FloodMessages = 1_000 });
        var nour = road.AddVolunteer("نور", coordinator: true);
        var by = new CaseOwner(nour, "نور");
        await road.StartAsync();
        var (answered, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var address = $"+96477{round:D8}";
            var person = (await road.WritesAsync(address, "اريد انتحر " + Planted)).ConversationId;
            var code = await Until.NotNullAsync(() => road.Ask<string>("SELECT code FROM cases WHERE conversation_id = @person", new { person }).SingleOrDefault());
            Assert.True((await road.Get<Inbox>().ActAsync(nour, new ActOnCase(new TakeCase(by, code)), RowId.Draw())).Done);
            using var start = new Barrier(7);

            var acts = new[]
            {
                With(() => road.Get<Inbox>().ActAsync(nour, new ActOnCase(new WriteToPerson(by, code, Planted)), RowId.Draw())),
                With(() => road.Get<Inbox>().ActAsync(nour, new ActOnCase(new AddNote(by, code, Planted)), RowId.Draw())),
                With(() => road.Get<Inbox>().ActAsync(nour, new ActOnCase(new AskYesNo(by, code, Planted)), RowId.Draw())),
            };
            var writes = new[] { With(() => road.WritesAsync(address, Planted, $"during-{round}-1")), With(() => road.WritesAsync(address, "شنو الابتزاز " + Planted, $"during-{round}-2")) };
            var erasing = With(() => road.Get<Inbox>().EraseAsync(person, code));
            Skew(start, round);
            await Task.WhenAll([.. acts, .. writes, erasing]);

            Assert.True((await erasing).Done);
            var outcomes = await Task.WhenAll(acts);
            answered += outcomes.Count(outcome => outcome.Done);
            refused += outcomes.Count(outcome => !outcome.Done);
            await Until.TrueAsync(() => road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting'").Single() == 0 && !road.Get<PersonKeys>().Has(person));
            // The key goes first, the rows in the commit after it.
            await Until.TrueAsync(() => road.Ask<long>(Left, new { person }).Single() == 0);

            Task<T> With<T>(Func<Task<T>> act) => Task.Run(() =>
            {
                start.SignalAndWait();
                return act();
            });
        }

        await road.StopAsync();
        output.WriteLine($"{Rounds} people erased while under way: {answered} acts of the team done before, {refused} refused after");
        Assert.Equal([0L], road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'"));
        Assert.Equal([0L], road.Ask<long>("SELECT count(*) FROM alerts WHERE alert = 'TurnParked'"));
        PlantedWords.AssertNowhere(road, Planted);
    }

    // From round to round the erasing is met a little earlier or later.
    private static void Skew(Barrier start, int round)
    {
        Thread.SpinWait(round * 500);
        start.SignalAndWait();
    }
}
