using ChatbotSupport.Core;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The end of a shift: a quarter of an hour before it, and to whoever leaves, their cases are shown; each is passed on with a note, to a colleague or to the queue.</summary>
internal sealed class ShiftEnding(Database database, Writer writer, Colleagues colleagues, TeamLists lists, TeamScreen screen, TeamWords words, TimeProvider clock)
{
    private const string Told = "SELECT EXISTS (SELECT 1 FROM volunteers WHERE id = @id AND end_told = on_shift_until)";

    /// <summary>Tells whoever has cases and a shift that ends soon; once for each end.</summary>
    public async Task TellAsync(Member member, CancellationToken stopping)
    {
        var now = clock.GetUtcNow();
        if (member.Volunteer.OnShiftUntil is not { } until || until <= now || until - now > TeamLimits.EndTold || Codes(member).Count == 0
            || database.Read(connection => connection.ExecuteScalar<long>(Told, new { id = member.Volunteer.Id })) != 0)
        {
            return;
        }

        var codes = Codes(member);
        var left = Left(member, words.Of(TeamMessageIds.ShiftEnds, ("until", words.Time(until))));
        var stay = new TeamButton(words.Of(TeamMessageIds.ButtonStay), TeamPress.Write(TeamPress.Menu, TeamAction.ShiftOn));
        var id = await screen.TellAsync(member.Chat, $"shift {member.Volunteer.Id}", null, left with { Rows = [.. left.Rows, [stay]] }, stopping);
        await lists.KeepAsync(member, id, codes);
        await writer.RunAsync(connection => connection.Execute(
            "UPDATE volunteers SET end_told = @until WHERE id = @id", new { id = member.Volunteer.Id, until = until.ToUnixTimeMilliseconds() }));
    }

    /// <summary>Shows what somebody who leaves still has; false when they have nothing.</summary>
    public bool ShowLeaving(Member member)
    {
        if (Leaving(member) is not { } left)
        {
            return false;
        }

        lists.Show(member, left, Codes(member));
        return true;
    }

    /// <summary>Shows what is left after one was passed on: the rest, or the way out.</summary>
    public void ShowNext(Member member) => lists.Show(member, Leaving(member)
        ?? new(words.Of(TeamMessageIds.ShiftEmpty), [[new(words.Of(TeamMessageIds.ButtonShiftOff), TeamPress.Write(TeamPress.Menu, TeamAction.ShiftOffNow))]]), Codes(member));

    private TeamMessage? Leaving(Member member) => Codes(member) is { Count: > 0 and var count }
        ? Left(member, words.Of(TeamMessageIds.ShiftHasCases, ("count", count.ToString(System.Globalization.CultureInfo.InvariantCulture))))
        : null;

    /// <summary>To whom a case can go, once the note is chosen.</summary>
    public TeamMessage Targets(Member member, string head, string code, string note)
    {
        var rows = new List<IReadOnlyList<TeamButton>> { new[] { new TeamButton(words.Of(TeamMessageIds.ButtonToQueue), TeamPress.Write(code, CaseAction.Return, [note, CaseAction.Leaving])) } };
        rows.AddRange((colleagues.For(code, SignedIn.By(member.Volunteer)) ?? [])
            .Select(alias => new[] { new TeamButton(alias, TeamPress.Write(code, CaseAction.PassTo, [colleagues.Find(alias)!.VolunteerId, note])) }));
        return new($"{head} · {words.Of(TeamMessageIds.AskTransfer)}", rows);
    }

    private TeamMessage Left(Member member, string text)
    {
        var talks = database.Read(connection => TalkRows.Of(connection, member.Volunteer.Id)).ToDictionary(talk => talk.Code, talk => talk.Head);
        return new(text,
        [
            .. Codes(member).Select(code => new[] { new TeamButton(talks.GetValueOrDefault(code, TeamWords.Code(code)), TeamPress.Write(code, CaseAction.Pass)) }),
            [new(words.Of(TeamMessageIds.ButtonShiftOffNow), TeamPress.Write(TeamPress.Menu, TeamAction.ShiftOffNow))],
        ]);
    }

    private List<string> Codes(Member member) => [.. database.Read(connection => CaseRows.Briefs(connection, null, member.Volunteer.Id)).Select(item => item.Code)];
}
