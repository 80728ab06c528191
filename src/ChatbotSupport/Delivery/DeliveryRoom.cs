using ChatbotSupport.Delivery.Stuck;

namespace ChatbotSupport.Delivery;

/// <summary>Adds the way out to people; channels other than the web page add themselves as <see cref="IChannel"/>.</summary>
public static class DeliveryRoom
{
    /// <summary>Adds the room.</summary>
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<ChannelPulse>()
        .AddSingleton<Endings>()
        .AddSingleton<Mailbox>()
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<Mailbox>())
        .AddSingleton<StuckWork>()
        .AddSingleton<OutboxSender>()
        .AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
}
