using System.ComponentModel.DataAnnotations;

namespace ChatbotSupport.Operations.Settings;

/// <summary>The service's number on WhatsApp, through Meta's Cloud API; on as soon as its access token is set.</summary>
public sealed record WhatsAppSettings : ISettings
{
    private const int ShortestSecret = 16;

    /// <summary>The permanent access token of a system user. Default none: WhatsApp is off.</summary>
    public SecretText? AccessToken { get; init; }

    /// <summary>Meta's id of the service's number; not the number itself. Default none.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Meta's id of the WhatsApp Business account, where templates are looked up; needed with <see cref="Template"/>. Default none.</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The secret of the app, by which Meta signs what it hands over. Default none.</summary>
    public SecretText? AppSecret { get; init; }

    /// <summary>What Meta proves itself with when the webhook is set up; made up by whoever sets it up. Default none.</summary>
    public SecretText? VerifyToken { get; init; }

    /// <summary>The public address of `/webhooks/whatsapp`, when it lies under another name than Web:PublicUrl. Default none.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Where the Graph API is. Default `https://graph.facebook.com`.</summary>
    public string GraphBaseUrl { get; init; } = "https://graph.facebook.com";

    /// <summary>The version of the Graph API. Default v26.0; each lives about two years.</summary>
    public string ApiVersion { get; init; } = "v26.0";

    /// <summary>The approved, neutral template that says that a reply waits, sent after the 24 hours. Default none: then such a reply waits in silence.</summary>
    public string? Template { get; init; }

    /// <summary>The language of the template. Default ar.</summary>
    public string TemplateLanguage { get; init; } = "ar";

    /// <summary>Messages a month that cost nothing; coordinators are warned before. Default 1,000.</summary>
    [Range(0, 10_000_000)]
    public int FreeMessagesPerMonth { get; init; } = 1_000;

    /// <summary>Messages a second to all people together. Default 40: Meta takes 80 in both directions together.</summary>
    [Range(1, 1_000)]
    public int MessagesPerSecond { get; init; } = 40;

    /// <summary>Numbers of the team, with the country's code and without a plus, that are answered before the opening. Default none.</summary>
    [Secret]
    public IReadOnlyList<string> Rehearsers { get; init; } = [];

    /// <summary>Whether the number is on.</summary>
    public bool IsOn => AccessToken is { Length: > 0 };

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        var isBegun = new[] { PhoneNumberId, BusinessAccountId, Template, WebhookUrl }.Any(value => !string.IsNullOrEmpty(value))
            || new[] { AccessToken, AppSecret, VerifyToken }.Any(value => value is { Length: > 0 });
        return isBegun ? CheckIdentity().Concat(CheckTemplate()).Concat(CheckAddresses()).Concat(CheckRehearsers()) : CheckAddresses();
    }

    private IEnumerable<SettingProblem> CheckIdentity()
    {
        if (!IsOn || AccessToken!.Reveal().Any(letter => letter is <= ' ' or > '~'))
        {
            yield return new(nameof(AccessToken), null,
                "انسخ رمز الوصول الدائم كاملًا من «مستخدمو النظام» في إعدادات نشاطك عند Meta، من دون فراغات",
                "copy the whole permanent access token of a system user from Meta's business settings, without spaces");
        }

        if (!IsId(PhoneNumberId))
        {
            yield return new(nameof(PhoneNumberId), PhoneNumberId,
                "انسخ «معرّف رقم الهاتف» من صفحة WhatsApp في التطبيق عند Meta؛ هو أرقام فقط، وليس رقم الهاتف",
                "copy the «phone number ID» from the WhatsApp page of the app at Meta; digits only, and not the phone number");
        }

        if (AppSecret is not { Length: >= ShortestSecret } || AppSecret.Reveal().Any(letter => letter is <= ' ' or > '~'))
        {
            yield return new(nameof(AppSecret), null,
                "انسخ «كلمة سر التطبيق» من الإعدادات الأساسية للتطبيق عند Meta؛ من دونها لا نعرف أن الرسائل جاءت من Meta",
                "copy the «app secret» from the basic settings of the app at Meta; without it nobody knows that messages come from Meta");
        }

        if (VerifyToken is not { Length: >= ShortestSecret })
        {
            yield return new(nameof(VerifyToken), null,
                "اكتب عبارة من عندك من 16 حرفًا على الأقل، واكتب العبارة نفسها عند Meta في إعداد الـ webhook",
                "make up at least 16 characters, and write the same at Meta where the webhook is set up");
        }
    }

    private IEnumerable<SettingProblem> CheckTemplate()
    {
        if (!string.IsNullOrEmpty(Template) && !Template.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            yield return new(nameof(Template), Template,
                "اكتب اسم القالب كما هو عند Meta: حروف إنجليزية صغيرة وأرقام و_",
                "write the template's name as it is at Meta: small letters, digits and _");
        }

        if ((!string.IsNullOrEmpty(Template) || !string.IsNullOrEmpty(BusinessAccountId)) && !IsId(BusinessAccountId))
        {
            yield return new(nameof(BusinessAccountId), BusinessAccountId,
                "انسخ «معرّف حساب WhatsApp Business» من الصفحة نفسها؛ نسأل به عن قبول القالب",
                "copy the «WhatsApp Business account ID» from the same page; with it we ask whether the template is approved");
        }

        if (TemplateLanguage is not { Length: >= 2 and <= 10 } || !TemplateLanguage.All(letter => char.IsAsciiLetter(letter) || letter == '_'))
        {
            yield return new(nameof(TemplateLanguage), TemplateLanguage, "اكتب رمز اللغة كما هو عند Meta، مثل ar", "write the code of the language as it is at Meta, such as ar");
        }
    }

    private IEnumerable<SettingProblem> CheckAddresses()
    {
        if (!Uri.TryCreate(GraphBaseUrl, UriKind.Absolute, out var graph) || graph.PathAndQuery != "/" || !(graph.Scheme == Uri.UriSchemeHttps || IsNear(graph)))
        {
            yield return new(nameof(GraphBaseUrl), GraphBaseUrl,
                "اكتب عنوانًا من دون مسار: https://graph.facebook.com، أو http على هذا الجهاز وحده",
                "write an address without a path: https://graph.facebook.com, or http on this computer only");
        }

        if (!ApiVersion.StartsWith('v') || !Version.TryParse(ApiVersion.AsSpan(1), out _))
        {
            yield return new(nameof(ApiVersion), ApiVersion, "اكتب رقم الإصدار مثل v26.0", "write the version, such as v26.0");
        }

        if (!string.IsNullOrEmpty(WebhookUrl) && !(Uri.TryCreate(WebhookUrl, UriKind.Absolute, out var address)
            && address.AbsolutePath == Channels.WhatsApp.WhatsAppRoom.WebhookPath && (address.Scheme == Uri.UriSchemeHttps || IsNear(address))))
        {
            yield return new(nameof(WebhookUrl), WebhookUrl,
                "اكتب العنوان العام كاملًا، مثل https://help.example.org/webhooks/whatsapp",
                "write the whole public address, such as https://help.example.org/webhooks/whatsapp");
        }
    }

    private IEnumerable<SettingProblem> CheckRehearsers() => Rehearsers.Where(number => !IsId(number)).Take(1).Select(_ => new SettingProblem(nameof(Rehearsers), null,
        "اكتب الأرقام مع رمز البلد ومن دون علامة +، تفصل بينها فواصل، مثل 9647500000000",
        "write the numbers with the country's code and without a plus, with commas between them, such as 9647500000000"));

    private static bool IsId(string? text) => text is { Length: >= 5 and <= 32 } && text.All(char.IsAsciiDigit);

    private static bool IsNear(Uri address) => address.Scheme == Uri.UriSchemeHttp && address.IsLoopback;
}
