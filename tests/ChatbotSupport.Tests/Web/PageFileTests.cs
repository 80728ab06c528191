using System.Net;

namespace ChatbotSupport.Tests.Web;

/// <summary>What the page is made of: it comes with strict headers, tells nothing of its purpose, and nothing else is served.</summary>
public sealed class PageFileTests : IAsyncLifetime, IDisposable
{
    private PageHost host = null!;
    private Caller caller = null!;

    public async Task InitializeAsync()
    {
        host = await PageHost.StartAsync();
        caller = new Caller(host.Url);
    }

    public async Task DisposeAsync() => await host.DisposeAsync();

    public void Dispose() => caller.Dispose();

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/n", "text/html")]
    [InlineData("/assets/start.js", "text/javascript")]
    [InlineData("/assets/frame.css", "text/css")]
    [InlineData("/assets/icon.svg", "image/svg+xml")]
    public async Task Every_file_comes_with_strict_headers_and_is_not_kept(string path, string type)
    {
        using var answer = await caller.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
            Header("Content-Security-Policy"));
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Contains("camera=()", Header("Permissions-Policy"), StringComparison.Ordinal);

        string Header(string name) => string.Join(", ", answer.Headers.GetValues(name));
    }

    [Theory]
    [InlineData("/assets/index.html")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Fstart.js")]
    public async Task Nothing_else_is_served(string path)
    {
        using var answer = await caller.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_tells_nothing_of_its_purpose_by_its_title_and_loads_nothing_from_elsewhere()
    {
        var page = await caller.Http.GetStringAsync("/");

        Assert.Contains("<title>محادثة</title>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ابتزاز", page[..page.IndexOf("<body", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("{{", page, StringComparison.Ordinal);
        Assert.Contains("href=\"tel:911\"", page, StringComparison.Ordinal);
    }
}
