using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Turns;

/// <summary>What became of a volunteer's action.</summary>
/// <param name="Done">It was carried out.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="TimedOut">It is stored and still under way.</param>
/// <param name="CaseCode">The case that was taken, where the volunteer did not name one.</param>
/// <param name="LineId">The line that was written to the person.</param>
public sealed record DeskOutcome(bool Done, Refusal? Refusal, bool TimedOut, string? CaseCode = null, string? LineId = null)
{
    private const string DoneCode = "Done";

    private const string SaidCode = "Said";

    internal const string FailedCode = "Failed";

    internal static DeskOutcome Late { get; } = new(false, null, true);

    internal static DeskOutcome Refused(Refusal refusal) => new(false, refusal, false);

    internal static string Write(Refusal? refusal, string? taken = null, string? lineId = null) =>
        refusal?.ToString() ?? (lineId is not null ? $"{SaidCode} {lineId}" : taken is null ? DoneCode : $"{DoneCode} {taken}");

    internal static DeskOutcome Read(string code) => code switch
    {
        DoneCode => new(true, null, false),
        FailedCode => new(false, null, false),
        _ when code.StartsWith(DoneCode + " ", StringComparison.Ordinal) => new(true, null, false, code[(DoneCode.Length + 1)..]),
        _ when code.StartsWith(SaidCode + " ", StringComparison.Ordinal) => new(true, null, false, LineId: code[(SaidCode.Length + 1)..]),
        _ => Refused(Enum.Parse<Refusal>(code)),
    };
}
