using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>The bot on Telegram: people in private chats.</summary>
public static class TelegramRoom
{
    /// <summary>Where Telegram calls us.</summary>
    public const string WebhookPath = "/webhooks/telegram";

    /// <summary>Adds the way to people on Telegram, without the loop that brings their messages.</summary>
    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramSettings settings, ServiceMode service) => services
        .AddSingleton(settings)
        .AddSingleton(provider => new TelegramTeam(settings, service, provider.GetRequiredService<VolunteerAccounts>()))
        .AddSingleton<BotApi>()
        .AddSingleton<Pace>()
        .AddSingleton<ScreenClearing>()
        .AddSingleton<BotName>()
        .AddSingleton<Invitation>()
        .AddSingleton<CaseLink>()
        .AddSingleton<IChannel, TelegramChannel>();

    /// <summary>Adds the loop that brings people's messages, or keeps the webhook.</summary>
    public static IServiceCollection AddTelegramUpdates(this IServiceCollection services, TelegramSettings settings)
    {
        services.AddSingleton<Groups>().AddSingleton<Presses>().AddSingleton<Updates>().AddSingleton<UpdateBatch>().AddSingleton<Profile>().AddSingleton<BotStart>()
            .AddSingleton<TeamWords>().AddSingleton<TeamScreen>().AddSingleton<TeamMenu>().AddSingleton<TeamDoor>().AddHostedService<TeamBeat>()
            .AddSingleton<TalkRows>().AddSingleton<WritingRows>().AddSingleton<Contacts>().AddSingleton<ShiftEnding>().AddSingleton<Questions>().AddSingleton<MemberGone>().AddSingleton<TalkText>().AddSingleton<CaseChoices>().AddSingleton<TeamCases>().AddSingleton<TeamTexts>()
            .AddSingleton<ChatClearing>().AddSingleton<Receipts>().AddSingleton<TeamChat>().AddHostedService<TeamRelay>();
        return settings.Mode == TelegramMode.Webhook
            ? services.AddSingleton<WebhookEndpoint>().AddHostedService<WebhookKeeper>()
            : services.AddHostedService<UpdateLoop>();
    }

    /// <summary>Maps the webhook, if that is how messages come.</summary>
    public static WebApplication MapTelegram(this WebApplication app)
    {
        if (app.Services.GetService<WebhookEndpoint>() is { } endpoint)
        {
            app.MapPost(WebhookPath, (Delegate)endpoint.TakeAsync).WithMetadata(new RequestSizeLimitAttribute(TelegramLimits.WebhookBytes));
        }

        return app;
    }
}
