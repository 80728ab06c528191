using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.StandIn.Stage;

/// <summary>The same lines over HTTP, for another process: <c>POST /stage</c> with a line as body, the answer as plain text.</summary>
public sealed class StagePage(IPlay play)
{
    /// <summary>Where.</summary>
    public const string Path = "/stage";

    /// <summary>Plays the line of one call.</summary>
    public async Task ServeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        try
        {
            var shown = await play.LineAsync(await reader.ReadToEndAsync());
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(shown);
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            http.Response.StatusCode = StatusCodes.Status409Conflict;
            await http.Response.WriteAsync(failure.Message);
        }
    }
}
