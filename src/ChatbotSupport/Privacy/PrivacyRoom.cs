namespace ChatbotSupport.Privacy;

/// <summary>Adds keys, sealing and retention.</summary>
public static class PrivacyRoom
{
    /// <summary>Adds the room.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services, PrivacyOptions options) => services
        .AddSingleton(options)
        .AddSingleton<KeyRing>()
        .AddSingleton<PersonKeys>()
        .AddSingleton<Sealer>()
        .AddSingleton<TeamSealer>()
        .AddSingleton<Forgetting>()
        .AddSingleton<UnusedKeys>()
        .AddSingleton<Retention>()
        .AddSingleton<ClockTrust>()
        .AddHostedService<RetentionLoop>();
}
