using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Desk.Cases;

/// <summary>What a page sends with a press; the id is the browser's own, so that a repeated press does no harm.</summary>
internal sealed record PressBody(
    string? Id = null, string? Text = null, string? Note = null, string? Level = null, string? Route = null, string? Outcome = null, string? Kind = null, string? To = null, string? Contacts = null,
    string? Line = null, string? Shown = null)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(PressBody);
}

/// <summary>Turns a press into a command of the domain.</summary>
internal static class CaseActions
{
    /// <summary>The command, or null when there is no such action or its value is missing.</summary>
    public static CaseCommand? Read(string action, string code, CaseOwner by, PressBody body, CaseOwner? to) => action switch
    {
        "take" => new TakeCase(by, code),
        "takeover" => new TakeOver(by, code),
        "callback" => new CallBack(by, code),
        "write" when body.Text is not null => new WriteToPerson(by, code, body.Text),
        "ask" when body.Text is not null => new AskYesNo(by, code, body.Text),
        "back" => new HandBack(by, code, Named<CaseOutcome>(body.Outcome) ?? CaseOutcome.Helped),
        "return" => new ReturnToQueue(by, code, Words(body.Note), Named<NoteKind>(body.Kind)),
        "transfer" when to is not null => new TransferCase(by, code, to, Words(body.Note), Named<NoteKind>(body.Kind)),
        "second" => new AskForSecond(by, code),
        "follow" => new FollowAlong(by, code),
        "unfollow" => new StopFollowing(by, code),
        "misuse" => new MarkMisuse(by, code),
        "close" when Named<CaseOutcome>(body.Outcome) is { } outcome => new CloseCase(by, code, outcome),
        "level" when Named<Level>(body.Level) is { } level => new SetLevel(by, code, level, Named<Level>(body.Shown)),
        "route" when Named<Route>(body.Route) is { } route => new SetRoute(by, code, route),
        "takeback" when body.Line is not null => new TakeBack(by, code, body.Line),
        "note" when body.Text is not null => new AddNote(by, code, body.Text),
        "here" => new OnCallIsHere(by, code),
        _ => null,
    };

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static T? Named<T>(string? name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) && Enum.GetName(value) == name ? value : null;
}
