using ChatbotSupport.Desk.Content.Trying;

namespace ChatbotSupport.Desk.Content;

/// <summary>Adds what the content tab needs.</summary>
internal static class ContentRoom
{
    /// <summary>Adds it; the folder is added by whoever knows the settings.</summary>
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<Drafts>()
        .AddSingleton<Reviews>()
        .AddSingleton<SecondName>()
        .AddSingleton<Publications>()
        .AddSingleton<ContentReader>()
        .AddSingleton<Work>()
        .AddSingleton<TrialTalks>();
}
