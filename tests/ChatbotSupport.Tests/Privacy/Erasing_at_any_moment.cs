using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;
using ChatbotSupport.Privacy;
using ChatbotSupport.Tests.Turns;
using ChatbotSupport.Tests.Web;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Clocks;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>
/// Erasing while something else is under way: it is held up at each of its steps, the person is erased meanwhile, and it goes on. Afterwards no row is about them and
/// nothing was said to them. Once the person has just written (the dull line is said, key and address go with it), once they are away (all goes at once, nothing is said).
/// </summary>
public sealed class Erasing_at_any_moment : IDisposable
{
    private const int MostSteps = 40;
    private const string Words = "كلمة_مزروعة";

    private static readonly TimeSpan Away = TimeSpan.FromMinutes(7);

    private static readonly Dictionary<string, Func<Road, Talk, Task>> Deeds = new()
    {
        ["a message"] = (road, talk) => road.WritesAsync(talk.Address, Words),
        ["leaving"] = (road, talk) => road.LeavesAsync(talk.Address),
        ["a reply"] = (road, talk) => ActsAsync(road, talk, new WriteToPerson(talk.By, talk.Code, Words)),
        ["a note"] = (road, talk) => ActsAsync(road, talk, new AddNote(talk.By, talk.Code, Words)),
        ["returning it"] = (road, talk) => ActsAsync(road, talk, new ReturnToQueue(talk.By, talk.Code, Words)),
        ["closing"] = (road, talk) => ActsAsync(road, talk, new CloseCase(talk.By, talk.Code, CaseOutcome.Helped)),
        ["sending"] = (road, talk) => SendsAsync(road, talk, "AnyTime"),
        ["announcing"] = (road, talk) => SendsAsync(road, talk, "NoticeOnly"),
        ["a timer"] = (road, talk) => TimesAsync(road, talk),
        ["dropping old text"] = (road, _) => road.Get<Retention>().SweepAsync(),
        ["erasing as well"] = async (road, talk) =>
        {
            talk.Also = road.Get<Inbox>().EraseAsync(talk.Person, talk.Code);
            await Until.TrueAsync(() => talk.Also.IsCompleted || road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Waiting' AND subject = @Person", new { talk.Person }).Single() > 0);
        },
        ["moving"] = (road, talk) => road.Get<Inbox>().MoveAsync(
            new Move(road.Phone.Name, [talk.Address], [("moved" + talk.Address, 0)], "move" + talk.Address, road.Clock.GetUtcNow())),
        ["joining"] = (road, talk) => road.WritesFromBothAsync(talk.Address, "id" + talk.Address, Words),
    };

    private readonly Road _road = new();

    public static TheoryData<string, bool> Moments
    {
        get
        {
            var moments = new TheoryData<string, bool>();
            foreach (var deed in Deeds.Keys)
            {
                moments.Add(deed, true);
                moments.Add(deed, false);
            }

            return moments;
        }
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Nothing_of_an_erased_person_is_left_and_nothing_is_said_to_them_whatever_was_under_way(string deed, bool isThere)
    {
        var steps = 0;
        for (var isHeld = true; isHeld; steps++)
        {
            Assert.True(steps < MostSteps);
            var talk = await BeginAsync(steps, deed, isThere);
            var other = await _road.OtherOfAsync("id" + talk.Address);
            var (said, isOther) = (0, false);
            isHeld = await Pausing.RunAsync(_road.Clock, steps + 1, () => Deeds[deed](_road, talk), async () =>
            {
                isOther = other is not null && _road.Ask<long>("SELECT count(*) FROM conversations WHERE id = @other AND ending IS NULL", new { other }).Single() == 1;
                await EraseAsync(_road, talk.Person, talk.Code);
                said = _road.Phone.Handed.Count;
                await _road.Get<Timers>().RunDueAsync();
            });
            await _road.SettleAsync();
            _road.Clock.Advance(TurnLimits.EndingAtMost);
            await _road.SettleAsync();

            Assert.True(talk.Also is null || (await talk.Also).Done);
            AssertGone(talk, $"{deed}, step {steps + 1}");
            Assert.DoesNotContain(_road.Phone.Handed.Skip(said), line => line.ConversationId == talk.Person && line.Message.Kind != MessageKind.Dull);
            Assert.True(!isHeld || isThere == _road.Phone.Handed.Skip(said).Any(line => line.ConversationId == talk.Person), $"{deed}, step {steps + 1}: the dull line");
            if (isHeld && isOther)
            {
                // Somebody else's talk must not go along, whoever they turned out to be in this moment.
                Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM cases WHERE conversation_id = @other AND state <> 'Closed' AND erased = 0", new { other }));
                Assert.True(_road.Get<PersonKeys>().Has(other!));
            }
        }

        Assert.True(steps > 1, "the work never asked for the time, so nothing was tried");
        PlantedWords.AssertNowhere(_road, Words);
    }

    public void Dispose() => _road.Dispose();

    private void AssertGone(Talk talk, string when)
    {
        Assert.False(_road.Get<PersonKeys>().Has(talk.Person), when);
        var places = _road.PlacesOf(talk.Person);
        string[] stub = ["cases.conversation_id", "conversations.id", "events.conversation_id"];
        Assert.True(!places.Except(stub).Any(), $"{when}: {string.Join(' ', places)}");
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM conversations WHERE id = @Person AND (sealed IS NOT NULL OR ending IS NOT NULL)", new { talk.Person }));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE payload IS NOT NULL"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'"));
    }

    private async Task<Talk> BeginAsync(int step, string deed, bool isThere)
    {
        var address = $"+96477{step:000000}";
        var volunteer = _road.AddVolunteer($"نور {step}");
        var person = (await _road.WritesAsync(address, "اريد انتحر " + Words)).ConversationId;
        if (deed == "joining")
        {
            await _road.WritesFromSecondAsync("id" + address, "اريد انتحر هسه");
        }

        await _road.SettleAsync();
        var code = _road.Ask<string>("SELECT code FROM cases WHERE conversation_id = @person", new { person }).Single();
        var by = new CaseOwner(volunteer, $"نور {step}");
        Assert.True((await _road.ActsAsync(volunteer, new ActOnCase(new TakeCase(by, code)))).Done);
        if (!isThere)
        {
            _road.Clock.Advance(Away);
            await _road.SettleAsync();
            await _road.ActsAsync(volunteer, new ActOnCase(new TakeCase(by, code))); // the clocks may have returned it
        }

        return new(address, person, code, by);
    }

    private static async Task ActsAsync(Road road, Talk talk, DeskSignal signal)
    {
        var volunteer = talk.By.VolunteerId;
        var act = road.Get<Inbox>().ActAsync(volunteer, signal, "press" + talk.Address);
        while (!act.IsCompleted)
        {
            await road.Clock.LetPassAsync(road.Get<TurnLoop>().RunAllAsync("volunteer:" + volunteer, CancellationToken.None));
            await Task.Yield();
        }

        Assert.False((await act).TimedOut);
    }

    private static Task ActsAsync(Road road, Talk talk, CaseCommand command) => ActsAsync(road, talk, new ActOnCase(command));

    private static async Task SendsAsync(Road road, Talk talk, string reach)
    {
        road.Do("UPDATE conversations SET reach = @reach WHERE id = @Person", new { talk.Person, reach });
        await ActsAsync(road, talk, new WriteToPerson(talk.By, talk.Code, Words));
        await road.Get<OutboxSender>().SendAllAsync(talk.Person, CancellationToken.None);
    }

    private static async Task TimesAsync(Road road, Talk talk)
    {
        road.Do("UPDATE timers SET due_at = 0 WHERE conversation_id = @Person", new { talk.Person });
        await road.Get<Timers>().RunDueAsync();
    }

    private static async Task EraseAsync(Road road, string person, string code)
    {
        var erasing = road.Get<Inbox>().EraseAsync(person, code);
        while (!erasing.IsCompleted)
        {
            await road.Clock.LetPassAsync(road.Get<TurnLoop>().RunAllAsync(person, CancellationToken.None));
            await Task.Yield();
        }

        Assert.True((await erasing).Done);
    }

    private sealed record Talk(string Address, string Person, string Code, CaseOwner By)
    {
        /// <summary>Somebody else at the console wants the same.</summary>
        public Task<DeskOutcome>? Also { get; set; }
    }
}
