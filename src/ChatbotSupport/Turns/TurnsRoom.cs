using ChatbotSupport.Turns.Arriving;
using ChatbotSupport.Turns.Clocks;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Turns;

/// <summary>Adds the road from the inbox to the stored turn.</summary>
public static class TurnsRoom
{
    /// <summary>Adds the room.</summary>
    public static IServiceCollection AddTurns(this IServiceCollection services, TurnOptions options) => services
        .AddSingleton(options)
        .AddSingleton<RestoredPeople>()
        .AddSingleton<Opening>()
        .AddSingleton<CurrentPlaybook>()
        .AddSingleton<Changes>()
        .AddSingleton<ReadyWork>()
        .AddSingleton<DeskOutcomes>()
        .AddSingleton<Addresses>()
        .AddSingleton<ReactedLines>()
        .AddSingleton<ScreenRows>()
        .AddSingleton<Joining>()
        .AddSingleton<TurnStore>()
        .AddSingleton<AtOnce>()
        .AddSingleton<Inbox>()
        .AddSingleton<TurnLoop>()
        .AddHostedService(provider => provider.GetRequiredService<TurnLoop>())
        .AddSingleton<Timers>()
        .AddHostedService(provider => provider.GetRequiredService<Timers>());
}
