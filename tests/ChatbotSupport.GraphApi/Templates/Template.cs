namespace ChatbotSupport.GraphApi.Templates;

/// <summary>What Meta thinks of a template.</summary>
public enum TemplateStatus
{
    Approved,
    Pending,
    Rejected,
    Paused,
    Disabled,
}

/// <summary>A text that was shown to Meta beforehand, and may be sent when the window is closed.</summary>
/// <param name="Name">Small letters, digits and underscores.</param>
/// <param name="Language">As Meta writes it: <c>ar</c>.</param>
/// <param name="Body">With <c>{{1}}</c> where a parameter goes.</param>
/// <param name="Buttons">The words of its quick replies.</param>
public sealed record Template(string Name, string Language, string Body, params IReadOnlyList<string> Buttons)
{
    public TemplateStatus Status { get; init; } = TemplateStatus.Approved;

    public string Category { get; init; } = "UTILITY";

    /// <summary>How many parameters the body asks for.</summary>
    internal int Parameters => Enumerable.Range(1, 9).TakeWhile(number => Body.Contains($"{{{{{number}}}}}", StringComparison.Ordinal)).Count();

    internal string Filled(IReadOnlyList<string> parameters) =>
        parameters.Select((text, index) => (text, index)).Aggregate(Body, (body, item) => body.Replace($"{{{{{item.index + 1}}}}}", item.text, StringComparison.Ordinal));
}
