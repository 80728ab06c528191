namespace ChatbotSupport.Operations.Settings;

/// <summary>The settings of one room, which know what is wrong with them beyond the type of a value.</summary>
public interface ISettings
{
    /// <summary>Everything that is wrong, keys without the section's name.</summary>
    IEnumerable<SettingProblem> Check();
}
