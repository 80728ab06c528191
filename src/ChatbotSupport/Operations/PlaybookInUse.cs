namespace ChatbotSupport.Operations;

/// <summary>What inspection found when the playbook was chosen, for the coordinators' tab.</summary>
public sealed class PlaybookInUse
{
    /// <summary>How many findings; null before the start.</summary>
    public int? Findings { get; set; }
}
