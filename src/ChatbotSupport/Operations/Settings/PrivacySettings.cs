using System.ComponentModel.DataAnnotations;

namespace ChatbotSupport.Operations.Settings;

/// <summary>Keys, and how long what people write is kept.</summary>
public sealed record PrivacySettings : ISettings
{
    private const int ShortestPassphrase = 16;

    /// <summary>The folder of the keys, outside the folder of the database. Default `keys`.</summary>
    public string KeyFolder { get; init; } = "keys";

    /// <summary>A passphrase without which the key folder opens nothing: whoever has the folder alone reads nothing. Lost, everything is lost. Default none.</summary>
    public SecretText? Passphrase { get; init; }

    /// <summary>A file of 32 or more random bytes that does the same, on another disk or from a secret store. Default none.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The passphrase before it was changed, until `keys rotate` has ended. Default none.</summary>
    public SecretText? FormerPassphrase { get; init; }

    /// <summary>The key file before it was changed, until `keys rotate` has ended. Default none.</summary>
    public string? FormerKeyFile { get; init; }

    /// <summary>Hours the text of a conversation without a case is kept. Default 24.</summary>
    [Range(1, 720)]
    public int TextHours { get; init; } = 24;

    /// <summary>Lines of a conversation without a case that are kept. Default 20.</summary>
    [Range(0, 200)]
    public int TextLines { get; init; } = 20;

    /// <summary>Days the text of a case is kept after closing. Default 30.</summary>
    [Range(1, 365)]
    public int CaseTextDays { get; init; } = 30;

    /// <summary>Hours an unread line waits in the web mailbox. Default 24.</summary>
    [Range(1, 168)]
    public int MailboxHours { get; init; } = 24;

    /// <summary>Days a line waits for somebody who has not come back; later they are a new person anyway. Default 14.</summary>
    [Range(1, 14)]
    public int WaitingLineDays { get; init; } = 14;

    /// <summary>Days of silence after which a person without an open case and without kept text is forgotten: the key, the address, everything. Default 30.</summary>
    [Range(14, 365)]
    public int PersonDays { get; init; } = 30;

    /// <summary>Days the audit, which holds codes only, is kept. Default 365.</summary>
    [Range(30, 3650)]
    public int AuditDays { get; init; } = 365;

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (string.IsNullOrWhiteSpace(KeyFolder))
        {
            yield return new(nameof(KeyFolder), KeyFolder, "اكتب اسم مجلد", "name a folder");
        }

        if (Passphrase is not null && KeyFile is not null)
        {
            yield return new(nameof(KeyFile), KeyFile, "اختر واحدًا: Passphrase أو KeyFile", "choose one of Passphrase and KeyFile");
        }

        if (FormerPassphrase is not null && FormerKeyFile is not null)
        {
            yield return new(nameof(FormerKeyFile), FormerKeyFile, "اختر واحدًا: FormerPassphrase أو FormerKeyFile", "choose one of FormerPassphrase and FormerKeyFile");
        }

        if (Passphrase is { Length: < ShortestPassphrase })
        {
            yield return new(nameof(Passphrase), null, $"اكتب {ShortestPassphrase} حرفًا على الأقل، أو اترك الإعداد", $"write at least {ShortestPassphrase} characters, or leave the setting out");
        }
    }
}
