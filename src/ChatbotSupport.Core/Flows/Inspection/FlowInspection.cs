namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>Looks for every kind of mistake in all flows, before anybody walks them.</summary>
public static class FlowInspection
{
    private static readonly IReadOnlyList<Func<FlowBook, IEnumerable<FlowIssue>>> Kinds =
    [
        CallRing.Find,
        DuplicateOption.Find,
        DuplicateStep.Find,
        ImpossibleValue.Find,
        MenuMissing.Find,
        MergedTextTooLong.Find,
        MovedNowhere.Find,
        NoOptions.Find,
        NoWayOut.Find,
        OptionIsCommand.Find,
        OptionsReadAlike.Find,
        SilentLoop.Find,
        TooManyOptions.Find,
        TooManySteps.Find,
        UnknownAnswer.Find,
        UnknownFlow.Find,
        UnknownStep.Find,
        UnknownValue.Find,
        UnreachableStep.Find,
        UnusedFlow.Find,
    ];

    /// <summary>Everything that is wrong; the host sorts it by file and line.</summary>
    public static IReadOnlyList<FlowIssue> Inspect(FlowBook book) => [.. Kinds.SelectMany(find => find(book))];
}
