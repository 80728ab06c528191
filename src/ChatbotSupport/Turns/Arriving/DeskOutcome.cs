using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What became of a volunteer's action.</summary>
/// <param name="Done">It was carried out.</param>
/// <param name="Refusal">Why not.</param>
/// <param name="TimedOut">It is stored and still under way.</param>
/// <param name="CaseCode">The case that was taken, where the volunteer did not name one.</param>
/// <param name="Written">The line that was written, to the person or as a note.</param>
public sealed record DeskOutcome(bool Done, Refusal? Refusal, bool TimedOut, string? CaseCode = null, WrittenLine? Written = null)
{
    private const string DoneCode = "Done";

    private const string SaidCode = "Said";

    private const string NotedCode = "Noted";

    internal const string FailedCode = "Failed";

    internal static DeskOutcome Late { get; } = new(false, null, true);

    internal static DeskOutcome Refused(Refusal refusal) => new(false, refusal, false);

    internal static string Write(Refusal? refusal, string? taken = null, WrittenLine? written = null) =>
        refusal?.ToString() ?? (taken is not null ? $"{DoneCode} {taken}" : written is null ? DoneCode : $"{(written.IsNote ? NotedCode : SaidCode)} {written.Id}");

    internal static DeskOutcome Read(string code) => code switch
    {
        DoneCode => new(true, null, false),
        FailedCode => new(false, null, false),
        _ when code.Split(' ') is [var what, var id] => what == DoneCode ? new(true, null, false, id) : new(true, null, false, Written: new(id, what == NotedCode)),
        _ => Refused(Enum.Parse<Refusal>(code)),
    };
}

/// <summary>A line that a volunteer wrote.</summary>
/// <param name="Id">The line.</param>
/// <param name="IsNote">It is for the team only.</param>
public sealed record WrittenLine(string Id, bool IsNote);
