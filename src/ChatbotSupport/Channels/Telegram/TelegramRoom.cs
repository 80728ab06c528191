using ChatbotSupport.Channels.Telegram.Calls;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Channels.Telegram.TeamGroup;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>The bot on Telegram: people in private chats.</summary>
public static class TelegramRoom
{
    /// <summary>Where Telegram calls us.</summary>
    public const string WebhookPath = "/webhooks/telegram";

    /// <summary>Adds the way to people on Telegram, without the loop that brings their messages.</summary>
    /// <param name="services">The rooms.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="service">Who is answered, where the settings say so.</param>
    /// <param name="patience">How long an answer is waited for; usual unless said.</param>
    public static IServiceCollection AddTelegram(this IServiceCollection services, TelegramSettings settings, ServiceMode? service, CallPatience? patience = null)
    {
        services.TryAddSingleton(provider => new ServiceState(service, provider.GetRequiredService<Storage.Database>()));
        return services
            .AddSingleton(settings)
            .AddSingleton(patience ?? CallPatience.Usual)
            .AddSingleton<TelegramTeam>()
            .AddSingleton<Pairing>()
            .AddSingleton<BotApi>()
            .AddSingleton<Pace>()
            .AddSingleton<ScreenClearing>()
            .AddSingleton<BotName>()
            .AddSingleton<Invitation>()
            .AddSingleton<CaseLink>()
            .AddSingleton<IChannel, TelegramChannel>();
    }

    /// <summary>Adds the loop that brings people's messages, or keeps the webhook.</summary>
    public static IServiceCollection AddTelegramUpdates(this IServiceCollection services, TelegramSettings settings)
    {
        services.AddSingleton<Groups>().AddSingleton<Presses>().AddSingleton<Updates>().AddSingleton<UpdateBatch>().AddSingleton<Profile>().AddSingleton<BotStart>()
            .AddSingleton<TeamWords>().AddSingleton<Doubts>().AddSingleton<TeamScreen>().AddSingleton<Afterwards>().AddSingleton<TeamPractice>().AddSingleton<TeamCare>().AddHostedService<CareBeat>().AddSingleton<CommandMenus>().AddHostedService(provider => provider.GetRequiredService<CommandMenus>()).AddSingleton<TeamMenu>().AddSingleton<TeamDoor>().AddHostedService<TeamBeat>()
            .AddSingleton<TalkRows>().AddSingleton<WritingRows>().AddSingleton<ShiftEnding>().AddSingleton<JoinedNews>().AddSingleton<EndedTalks>().AddSingleton<RemovedNews>().AddSingleton<Questions>().AddSingleton<ShownRoles>().AddSingleton<MemberGone>().AddSingleton<Returns>().AddSingleton<TalkText>().AddSingleton<EarlierLines>().AddSingleton<DeletedLines>().AddSingleton<ShiftBegun>().AddSingleton<TeamLists>().AddSingleton<OwnHelp>().AddSingleton<TeamLead>().AddSingleton<Removals>().AddSingleton<OptOuts>().AddSingleton<CaseChoices>().AddSingleton<PreparedReplies>().AddSingleton<TeamCases>().AddSingleton<TeamTexts>()
            .AddSingleton<ChatClearing>().AddSingleton<Receipts>().AddSingleton<TeamChat>().AddHostedService<TeamRelay>()
            .AddSingleton<GroupText>().AddSingleton<GroupVoice>().AddSingleton<GroupBudget>().AddSingleton<GroupBoard>().AddSingleton<GroupSettings>()
            .AddSingleton<LeavingRows>().AddHostedService<Leavers>().AddSingleton<Departures>()
            .AddSingleton<GroupPresses>().AddSingleton<OldGroups>().AddSingleton<GroupDoor>().AddSingleton<GroupLoop>().AddHostedService(provider => provider.GetRequiredService<GroupLoop>())
            .AddSingleton<CallRows>().AddSingleton<CallText>().AddSingleton<Caller>().AddSingleton<Mentions>().AddHostedService<CallLoop>();
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

        if (app.Services.GetService<Pairing>() is not null && app.Services.GetRequiredService<WebSettings>().Desk)
        {
            app.MapGroup();
        }

        return app;
    }
}
