namespace ChatbotSupport.Playbooks;

/// <summary>Adds what reads, keeps and chooses the playbook.</summary>
public static class PlaybooksRoom
{
    /// <summary>Adds the room; storage must be added too.</summary>
    public static IServiceCollection AddPlaybooks(this IServiceCollection services, string dataFolder) => services
        .AddSingleton(provider => new LearntFolder(dataFolder, provider.GetRequiredService<ILogger<LearntFolder>>()))
        .AddSingleton<PlaybookArchive>()
        .AddSingleton<Publishing.Publisher>()
        .AddSingleton<PlaybookStart>();
}
