using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>The files of the person's page; they travel inside the program, so no folder can be forgotten or changed.</summary>
public sealed class PageFiles(CurrentPlaybook playbook, WebSettings settings)
{
    private const string Prefix = "ChatbotSupport.Channels.Web.Page.";

    // The numbers a page without script still tells, in the order of need.
    private static readonly string[] UrgentNumbers = ["hotline_911", "hotline_533", "hotline_131"];
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly Dictionary<string, byte[]> files = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Load);

    /// <summary>GET /</summary>
    public IResult Page()
    {
        var text = Encoding.UTF8.GetString(files["index.html"])
            .Replace("{{leave-to}}", Html.Encode(settings.LeaveTo), StringComparison.Ordinal)
            .Replace("{{lock-after}}", (settings.LockAfterMinutes * 60).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{{numbers}}", Numbers(playbook.Value), StringComparison.Ordinal);
        return TypedResults.Content(text, "text/html; charset=utf-8");
    }

    /// <summary>GET /n: a dull page to land on, and the end of a session whose farewell did not arrive.</summary>
    public IResult Notes(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not null)
        {
            SessionCookie.Remove(context);
        }

        return TypedResults.Bytes(files["notes.html"], "text/html; charset=utf-8");
    }

    /// <summary>GET /assets/{name}</summary>
    public IResult Asset(string name) => TypeOf(name) is { } type && files.TryGetValue(name, out var file)
        ? TypedResults.Bytes(file, type)
        : TypedResults.NotFound();

    private static string Numbers(Playbook playbook)
    {
        var list = new StringBuilder("<ul>");
        foreach (var id in UrgentNumbers)
        {
            if (playbook.Facts.TryGetValue(id, out var fact) && fact.Show)
            {
                list.Append(CultureInfo.InvariantCulture, $"<li>{Html.Encode(fact.Label.Trim())}<br><a href=\"tel:{Html.Encode(fact.Value)}\" dir=\"ltr\">{Html.Encode(fact.Value)}</a></li>");
            }
        }

        return list.Append("</ul>").ToString();
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private static byte[] Load(string name)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
