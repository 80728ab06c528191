using System.Collections.Frozen;

namespace ChatbotSupport.Core.Alerts;

/// <summary>Names what is suspicious about a link by looking at its letters; nothing is opened.</summary>
internal static class LinkSigns
{
    private const string International = "xn--";

    // Services that make short links, and tunnels that anybody may open for an hour.
    private static readonly FrozenSet<string> Shorteners = FrozenSet.ToFrozenSet(
    [
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "is.gd", "cutt.ly", "rb.gy", "shorturl.at", "ow.ly", "tiny.cc", "rebrand.ly", "t.ly", "s.id", "bl.ink", "v.gd", "buff.ly", "lnkd.in", "soo.gd", "short.gy", "n9.cl",
        "clck.ru", "urlz.fr", "shorte.st", "adf.ly", "linktr.ee", "bit.do", "qrco.de", "me-qr.com", "surl.li", "tny.im", "x.co", "dub.sh", "ngrok.io", "ngrok-free.app", "trycloudflare.com", "loca.lt", "serveo.net",
    ]);

    /// <summary>The signs of one link.</summary>
    public static IEnumerable<LinkSign> Of(Link link, IReadOnlyCollection<string> official)
    {
        if (Imitation.Of(link.Host, official) is not null)
        {
            yield return LinkSign.LooksOfficial;
        }

        if (Shorteners.Any(shortener => Imitation.IsWithin(link.Host, shortener)))
        {
            yield return LinkSign.Short;
        }

        if (link.IsDisguised)
        {
            yield return LinkSign.Disguised;
        }

        if (link.Host.Contains(International, StringComparison.Ordinal))
        {
            yield return LinkSign.ForeignLetters;
        }

        if (link.Host.All(letter => char.IsAsciiDigit(letter) || letter == '.'))
        {
            yield return LinkSign.BareAddress;
        }
    }
}
