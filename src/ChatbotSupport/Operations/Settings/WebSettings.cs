using System.ComponentModel.DataAnnotations;
using System.Net;

namespace ChatbotSupport.Operations.Settings;

/// <summary>The person's page and the desk: where they are and who may stand in between.</summary>
public sealed record WebSettings : ISettings
{
    /// <summary>The address the pages listen on. Default `http://localhost:5080`.</summary>
    public string Listen { get; init; } = "http://localhost:5080";

    /// <summary>Whether the person's chat is served at `/`. Default true.</summary>
    public bool PersonChat { get; init; } = true;

    /// <summary>Whether the desk is served at `/desk`. Default true.</summary>
    public bool Desk { get; init; } = true;

    /// <summary>The https address under which people reach the pages; required when they are not on loopback. Default none.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Addresses or networks (10.0.0.0/24) of the proxies whose forwarded headers count. Default none.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Where «خروج سريع» leads: a path of this site or a https address. Default `/n`, a dull page of our own.</summary>
    public string LeaveTo { get; init; } = "/n";

    /// <summary>Minutes without a touch after which the person's page locks. Default 15.</summary>
    [Range(1, 60)]
    public int LockAfterMinutes { get; init; } = 15;

    /// <summary>Seconds for which the body of a request may come more slowly than a phone on the worst line sends it. Default 5.</summary>
    [Range(2, 60)]
    public int SlowBodySeconds { get; init; } = 5;

    /// <summary>The listening address, once <see cref="Check"/> found nothing.</summary>
    public Uri ListenUri => new(Listen);

    /// <summary>Whether only this computer reaches the pages directly.</summary>
    public bool IsLoopback => ListenUri.IsLoopback;

    /// <summary>Whether the team reaches the desk from their phones; at a loopback address only this computer does.</summary>
    public bool HasDeskForPhones => Desk && PublicUrl is not null;

    /// <summary>Where links for people and volunteers begin: without a slash at the end.</summary>
    public string BaseAddress => (PublicUrl ?? Listen).TrimEnd('/');

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        var listenIsGood = Uri.TryCreate(Listen, UriKind.Absolute, out var listen) && listen.Scheme == Uri.UriSchemeHttp
            && listen.PathAndQuery == "/" && listen.Port > 0 && IsBindable(listen);
        if (!listenIsGood)
        {
            yield return new(nameof(Listen), Listen,
                "اكتب عنوانًا من الشكل http://localhost:5080؛ التشفير https يتولاه الوكيل الأمامي",
                "write an address such as http://localhost:5080; https is the work of the proxy in front");
        }

        if (PublicUrl is not null && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.PathAndQuery == "/"))
        {
            yield return new(nameof(PublicUrl), PublicUrl,
                "اكتب العنوان العام كاملًا من دون مسار، ويبدأ بـ https://",
                "write the whole public address without a path, beginning with https://");
        }

        if (!IsOwnPath(LeaveTo) && !(Uri.TryCreate(LeaveTo, UriKind.Absolute, out var leave) && leave.Scheme == Uri.UriSchemeHttps))
        {
            yield return new(nameof(LeaveTo), LeaveTo,
                "اكتب مسارًا من هذا الموقع يبدأ بـ / أو عنوانًا كاملًا يبدأ بـ https://",
                "write a path of this site that begins with / or a whole address that begins with https://");
        }

        foreach (var proxy in TrustedProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return new(nameof(TrustedProxies), proxy,
                "اكتب عنوان IP مثل 10.0.0.2 أو شبكة مثل 10.0.0.0/24",
                "write an IP address such as 10.0.0.2 or a network such as 10.0.0.0/24");
        }

        if (listenIsGood && !listen!.IsLoopback && (PublicUrl is null || TrustedProxies.Count == 0))
        {
            yield return new(nameof(Listen), Listen,
                "الصفحات خارج هذا الجهاز تحتاج إلى Web:PublicUrl بعنوان https وإلى Web:TrustedProxies؛ أو أعد العنوان إلى http://localhost:5080",
                "pages off this computer need Web:PublicUrl with https and Web:TrustedProxies; or listen on http://localhost:5080 again") { IsOfPages = true };
        }
    }

    // Two slashes would be somebody else's site.
    private static bool IsOwnPath(string path) => path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal);

    // Kestrel takes any unknown host name as "every interface", which must never happen by a typing mistake.
    private static bool IsBindable(Uri uri) =>
        uri.Host == "localhost" || IPAddress.TryParse(uri.DnsSafeHost, out _);
}
