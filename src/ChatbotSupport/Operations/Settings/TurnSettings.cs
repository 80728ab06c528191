using System.ComponentModel.DataAnnotations;

namespace ChatbotSupport.Operations.Settings;

/// <summary>How turns are run.</summary>
public sealed record TurnSettings : ISettings
{
    /// <summary>Messages a person may send in ten seconds before being asked to slow down; all are still screened. Default 20.</summary>
    [Range(5, 200)]
    public int FloodMessages { get; init; } = 20;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check() => [];
}
