namespace ChatbotSupport.Operations.Settings;

/// <summary>Everything that can be set in appsettings.json or by environment variables (`Web__Listen`), one class per room.</summary>
public sealed record AllSettings
{
    /// <summary>Who is answered in messengers, whatever `golive` says. Unset: Rehearsal until `golive --open`.</summary>
    public ServiceMode? Service { get; init; }

    /// <summary>The bot on Telegram.</summary>
    public TelegramSettings Telegram { get; init; } = new();

    /// <summary>The service's number on WhatsApp.</summary>
    public WhatsAppSettings WhatsApp { get; init; } = new();

    /// <summary>The pages and where they listen.</summary>
    public WebSettings Web { get; init; } = new();

    /// <summary>The volunteers' desk.</summary>
    public DeskSettings Desk { get; init; } = new();

    /// <summary>The database and its backups.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>What operators edit.</summary>
    public PlaybookSettings Playbook { get; init; } = new();

    /// <summary>Keys and how long text is kept.</summary>
    public PrivacySettings Privacy { get; init; } = new();

    /// <summary>How turns are run.</summary>
    public TurnSettings Turns { get; init; } = new();

    /// <summary>What the program writes about its own work.</summary>
    public LogSettings Logs { get; init; } = new();

    /// <summary>Figures about the program's own work.</summary>
    public MetricsSettings Metrics { get; init; } = new();
}
