namespace ChatbotSupport.Storage;

/// <summary>Adds the database and its one writer.</summary>
public static class StorageRoom
{
    /// <summary>Adds the room.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Database>()
        .AddSingleton<Writer>()
        .AddSingleton<WriteProbe>();
}
