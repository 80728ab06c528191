using ChatbotSupport.Channels.Telegram;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Operations;

/// <summary>Every room but the pages, with the settings each of them understands: the road a message takes, wherever it comes from.</summary>
public static class Rooms
{
    // Containers are killed after ten seconds; everything is safe against that too.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddRooms(this IServiceCollection services, Surroundings surroundings, TimeProvider clock, bool isPassing = false)
    {
        var settings = surroundings.Settings;
        if (settings.Telegram.IsOn)
        {
            services.AddTelegram(settings.Telegram, settings.Service);
        }

        if (settings.WhatsApp.IsOn)
        {
            services.AddWhatsApp(settings.WhatsApp, settings.Service);
        }

        return services
            .AddSingleton(clock)
            .AddSingleton(surroundings)
            .AddSingleton(settings.Web)
            .AddSingleton(settings.Storage)
            .AddSingleton(settings.Web)
            .Configure<HostOptions>(options =>
            {
                options.ShutdownTimeout = ShutdownTimeout;
                options.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.StopHost;
            })
            .AddStorage(new StorageOptions(surroundings.Database) { BeforeMigrating = _ => BeforeMigration.Copy(surroundings, clock.GetUtcNow()) })
            .AddPrivacy(PrivacyOf(surroundings))
            .AddPlaybooks(surroundings.DataFolder)
            .AddTurns(new TurnOptions { Zone = settings.Desk.Zone, FloodMessages = settings.Turns.FloodMessages, IsPassing = isPassing })
            .AddDelivery()
            .AddSingleton<PlaybookInUse>()
            .AddSingleton(provider => new StatusFolders(
                surroundings.DataFolder, surroundings.BackupFolder, provider.GetRequiredService<TimeProvider>(), () => provider.GetRequiredService<PlaybookInUse>().Findings))
            .AddSingleton(new ContentFolder(surroundings.PlaybookFolder, surroundings.AutoPublish, settings.Desk.Zone))
            .AddDesk();
    }

    /// <summary>The settings of keys and retention, with every path whole.</summary>
    public static PrivacyOptions PrivacyOf(Surroundings surroundings) => Of(surroundings.Settings.Privacy, surroundings);

    private static PrivacyOptions Of(PrivacySettings settings, Surroundings surroundings) => new()
    {
        KeyFolder = surroundings.KeyFolder,
        Passphrase = settings.Passphrase,
        KeyFile = settings.KeyFile is { } file ? surroundings.Paths.Resolve(file) : null,
        FormerPassphrase = settings.FormerPassphrase,
        FormerKeyFile = settings.FormerKeyFile is { } former ? surroundings.Paths.Resolve(former) : null,
        TextKept = TimeSpan.FromHours(settings.TextHours),
        LinesKept = settings.TextLines,
        CaseTextKept = TimeSpan.FromDays(settings.CaseTextDays),
        MailboxKept = TimeSpan.FromHours(settings.MailboxHours),
        WaitingLinesKept = TimeSpan.FromDays(settings.WaitingLineDays),
        PersonKept = TimeSpan.FromDays(settings.PersonDays),
        AuditKept = TimeSpan.FromDays(settings.AuditDays),
    };
}
