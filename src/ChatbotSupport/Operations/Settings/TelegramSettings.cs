using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ChatbotSupport.Operations.Settings;

/// <summary>The bot on Telegram; on as soon as its token is set.</summary>
public sealed record TelegramSettings : ISettings
{
    private const int ShortestSecret = 16;
    private const int LongestSecret = 256; // Telegram's bound

    /// <summary>The secret token from BotFather. Default none: Telegram is off.</summary>
    public SecretText? BotToken { get; init; }

    /// <summary>Where the Bot API is. Default `https://api.telegram.org`.</summary>
    public string ApiBaseUrl { get; init; } = "https://api.telegram.org";

    /// <summary>Whether we ask for messages or Telegram calls us. Default Polling.</summary>
    public TelegramMode Mode { get; init; }

    /// <summary>The public address of `/webhooks/telegram`; needed for Mode Webhook. Default none.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What Telegram proves itself with when it calls us; needed for Mode Webhook. Default none.</summary>
    public SecretText? WebhookSecret { get; init; }

    /// <summary>Messages a second to all people together. Default 27, a little below what Telegram takes from every bot; more only where Telegram allowed this bot more.</summary>
    [Range(1, 1_000)]
    public int MessagesPerSecond { get; init; } = 27;

    /// <summary>The group of the volunteers. Default none.</summary>
    public long? VolunteerGroupId { get; init; }

    /// <summary>Numbers of Telegram accounts that are answered as people before the opening and in a pause, and that may put the bot into a group while none is paired. It puts nobody on the roster. Default none.</summary>
    public IReadOnlyList<string> Coordinators { get; init; } = [];

    /// <summary>Whether the bot is on.</summary>
    public bool IsOn => BotToken is { Length: > 0 };

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (IsOn && !IsToken(BotToken!.Reveal()))
        {
            yield return new(nameof(BotToken), null,
                "انسخ الرمز كاملًا من BotFather؛ شكله أرقام ثم نقطتان ثم حروف",
                "copy the whole token from BotFather; it is digits, a colon, and letters");
        }

        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var api) || api.PathAndQuery != "/" || !(api.Scheme == Uri.UriSchemeHttps || IsNear(api)))
        {
            yield return new(nameof(ApiBaseUrl), ApiBaseUrl,
                "اكتب عنوانًا من دون مسار: https://api.telegram.org، أو http على هذا الجهاز وحده",
                "write an address without a path: https://api.telegram.org, or http on this computer only");
        }

        foreach (var number in Coordinators.Where(number => !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            yield return new(nameof(Coordinators), number,
                "اكتب أرقام الحسابات في تلغرام تفصل بينها فواصل",
                "write the numbers of Telegram accounts with commas between them");
        }

        if (VolunteerGroupId >= 0)
        {
            yield return new(nameof(VolunteerGroupId), VolunteerGroupId.Value.ToString(CultureInfo.InvariantCulture),
                "رقم المجموعة في تلغرام يبدأ بعلامة ناقص",
                "the number of a group on Telegram begins with a minus");
        }

        if (Mode == TelegramMode.Webhook)
        {
            foreach (var problem in CheckWebhook())
            {
                yield return problem;
            }
        }
    }

    private IEnumerable<SettingProblem> CheckWebhook()
    {
        // Only a Bot API server on this very computer may call without encryption.
        if (!Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var address) || address.AbsolutePath != Channels.Telegram.TelegramRoom.WebhookPath
            || !(address.Scheme == Uri.UriSchemeHttps || (IsNear(address) && Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var api) && IsNear(api))))
        {
            yield return new(nameof(WebhookUrl), WebhookUrl,
                "اكتب العنوان العام كاملًا، مثل https://help.example.org/webhooks/telegram",
                "write the whole public address, such as https://help.example.org/webhooks/telegram");
        }

        if (WebhookSecret is not { Length: >= ShortestSecret and <= LongestSecret } secret
            || !secret.Reveal().All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-'))
        {
            yield return new(nameof(WebhookSecret), null,
                "اكتب كلمة سر من 16 إلى 256 من حروف إنجليزية وأرقام و_ و-",
                "write a secret of 16 to 256 letters, digits, _ and -");
        }
    }

    private static bool IsNear(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;

    private static bool IsToken(string token) =>
        token.Split(':') is [var number, { Length: > 0 } secret]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && secret.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-');
}
