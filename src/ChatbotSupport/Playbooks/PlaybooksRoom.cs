namespace ChatbotSupport.Playbooks;

/// <summary>Adds what reads, keeps and chooses the playbook.</summary>
public static class PlaybooksRoom
{
    /// <summary>Adds the room; storage must be added too.</summary>
    public static IServiceCollection AddPlaybooks(this IServiceCollection services) => services
        .AddSingleton<PlaybookArchive>()
        .AddSingleton<PlaybookStart>();
}
