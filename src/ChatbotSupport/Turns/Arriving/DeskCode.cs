using System.Text.Json;
using System.Text.Json.Serialization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>A volunteer's action as codes; what they wrote travels apart, sealed with the key of the person it is about.</summary>
/// <param name="Do">What they do.</param>
/// <param name="Case">On which case.</param>
/// <param name="Value">The level, route, outcome, kind of note or line they chose.</param>
/// <param name="To">The id of the colleague it goes to.</param>
/// <param name="Shown">The level that stood beside what they chose.</param>
internal sealed record DeskCode(string Do, string? Case = null, string? Value = null, string? To = null, string? Shown = null)
{
    private static readonly JsonSerializerOptions Options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Without words the action makes no sense.</summary>
    [JsonIgnore]
    public bool NeedsText => Do is nameof(WriteToPerson) or nameof(AskYesNo) or nameof(AddNote);

    public static string Write(DeskSignal signal) => JsonSerializer.Serialize(Of(signal), Options);

    public static DeskCode Read(string json) =>
        JsonSerializer.Deserialize<DeskCode>(json, Options) ?? throw new JsonException("A stored action is empty.");

    /// <summary>What the volunteer wrote, if the action has words.</summary>
    public static string? TextOf(DeskSignal signal) => (signal as ActOnCase)?.Command switch
    {
        WriteToPerson write => write.Text,
        AskYesNo ask => ask.Text,
        AddNote note => note.Text,
        ReturnToQueue back => back.Note,
        TransferCase transfer => transfer.Note,
        _ => null,
    };

    /// <summary>The action again, by the volunteer as the roster knows them now.</summary>
    public DeskSignal ToSignal(CaseOwner by, string? text, CaseOwner? to = null) => Do switch
    {
        nameof(ShiftOver) => new ShiftOver(),
        nameof(TakeNext) => new TakeNext(),
        nameof(TransferCase) => new ActOnCase(new TransferCase(by, Case!, to ?? new CaseOwner(To!, ""), text, Kind)),
        nameof(AskForSecond) => new ActOnCase(new AskForSecond(by, Case!)),
        nameof(FollowAlong) => new ActOnCase(new FollowAlong(by, Case!)),
        nameof(StopFollowing) => new ActOnCase(new StopFollowing(by, Case!)),
        nameof(MarkMisuse) => new ActOnCase(new MarkMisuse(by, Case!)),
        nameof(StartShift) => new StartShift(),
        nameof(EndShift) => new EndShift(),
        nameof(TakeCase) => new ActOnCase(new TakeCase(by, Case!)),
        nameof(TakeOver) => new ActOnCase(new TakeOver(by, Case!)),
        nameof(CallBack) => new ActOnCase(new CallBack(by, Case!)),
        nameof(WriteToPerson) => new ActOnCase(new WriteToPerson(by, Case!, text ?? "")),
        nameof(AskYesNo) => new ActOnCase(new AskYesNo(by, Case!, text ?? "")),
        nameof(TakeBack) => new ActOnCase(new TakeBack(by, Case!, Value!)),
        nameof(HandBack) => new ActOnCase(new HandBack(by, Case!, Value is null ? CaseOutcome.Helped : Enum.Parse<CaseOutcome>(Value))),
        nameof(ReturnToQueue) => new ActOnCase(new ReturnToQueue(by, Case!, text, Kind)),
        nameof(CloseCase) => new ActOnCase(new CloseCase(by, Case!, Enum.Parse<CaseOutcome>(Value!))),
        nameof(SetLevel) => new ActOnCase(new SetLevel(by, Case!, Enum.Parse<Level>(Value!), Shown is null ? null : Enum.Parse<Level>(Shown))),
        nameof(SetRoute) => new ActOnCase(new SetRoute(by, Case!, Enum.Parse<Route>(Value!))),
        nameof(AddNote) => new ActOnCase(new AddNote(by, Case!, text ?? "")),
        nameof(OnCallIsHere) => new ActOnCase(new OnCallIsHere(by, Case!)),
        nameof(OwnerGone) => new ActOnCase(new OwnerGone(by, Case!)),
        _ => throw new JsonException("A stored action is unknown."),
    };

    private NoteKind? Kind => Value is null ? null : Enum.Parse<NoteKind>(Value);

    private static DeskCode Of(DeskSignal signal) => signal is ActOnCase { Command: var command }
        ? new(command.GetType().Name, command.CaseCode, command switch
        {
            CloseCase close => close.Outcome.ToString(),
            HandBack back => back.Outcome.ToString(),
            TakeBack back => back.LineId,
            ReturnToQueue back => back.Kind?.ToString(),
            TransferCase transfer => transfer.Kind?.ToString(),
            SetLevel level => level.Level.ToString(),
            SetRoute route => route.Route.ToString(),
            _ => null,
        }, (command as TransferCase)?.To.VolunteerId, (command as SetLevel)?.Shown?.ToString())
        : new(signal.GetType().Name);
}
