using ChatbotSupport.Storage;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>Lists that name cases in a private chat of the team: they go with the last talk of those they name, and after forty hours like everything else there.</summary>
internal sealed class TeamLists(TeamScreen screen, Writer writer, TalkRows rows, TimeProvider clock)
{
    /// <summary>Shows a list. Returns without waiting.</summary>
    public void Show(Member member, TeamMessage list, params IEnumerable<string> codes)
    {
        var named = codes.ToList();
        screen.Answer(member.Chat, list, id => KeepAsync(member, id, named));
    }

    /// <summary>Shows a remark of a person: it goes too when they delete the message that it was. Returns without waiting.</summary>
    public void ShowRemark(Member member, TeamMessage remark, string code, string line) => screen.Answer(member.Chat, remark, id => writer.RunAsync(connection =>
        rows.Note(connection, member.Volunteer.Id, code, TalkKind.Listed, member.Chat, id, clock.GetUtcNow()) is { } seq && TalkRows.ShowsRemark(connection, seq, line)));

    /// <summary>A list was shown.</summary>
    public Task<long?> KeepAsync(Member member, int? message, IEnumerable<string> codes) => writer.RunAsync(connection =>
        message is { } id ? rows.Note(connection, member.Volunteer.Id, string.Join(' ', codes), TalkKind.Listed, member.Chat, id, clock.GetUtcNow()) : null);
}
