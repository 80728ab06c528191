using System.Collections.Frozen;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk;

/// <summary>The desk's pages, built into the program so that nothing comes from elsewhere.</summary>
internal static class DeskPages
{
    private const string Prefix = "ChatbotSupport.Desk.Page.";
    private const string Html = "text/html; charset=utf-8";

    private static readonly FrozenDictionary<string, byte[]> Files = typeof(DeskPages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read);

    /// <summary>The desk itself; it holds no data, which only comes after signing in.</summary>
    public static IResult Desk() => Results.Bytes(Files["desk.html"], Html);

    /// <summary>The page behind a sign-in link: one button, because only a press uses the link up.</summary>
    public static IResult SignIn(string secret) => Filled("in.html", secret);

    /// <summary>What a spent, late or unknown link shows.</summary>
    public static IResult SpentLink() => Results.Bytes(Files["spent.html"], Html);

    /// <summary>A style, script or picture.</summary>
    public static IResult Asset(string name) => Type(name) is { } type && Files.TryGetValue(name, out var bytes)
        ? Results.Bytes(bytes, type)
        : Results.NotFound();

    private static IResult Filled(string name, string secret) => Results.Text(
        Encoding.UTF8.GetString(Files[name]).Replace("{secret}", WebUtility.HtmlEncode(secret), StringComparison.Ordinal), Html);

    private static string? Type(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };

    private static byte[] Read(string name)
    {
        using var stream = typeof(DeskPages).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The built-in page {name} is missing.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
