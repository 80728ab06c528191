namespace ChatbotSupport.Operations.Settings;

/// <summary>What operators edit.</summary>
public sealed record PlaybookSettings : ISettings
{
    /// <summary>The folder of flows, answers, alerts, facts and sentences. Default `conversation-flows`.</summary>
    public string Folder { get; init; } = "conversation-flows";

    /// <summary>Whether a saved folder that passes check and stories goes live by itself. Unset: only while no channel's token is set.</summary>
    public bool? AutoPublish { get; init; }

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (string.IsNullOrWhiteSpace(Folder))
        {
            yield return new(nameof(Folder), Folder, "اكتب اسم مجلد", "name a folder");
        }
    }
}
