using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.StandIn.Http;

/// <summary>What goes back: the JSON of the messenger, or what a broken gateway sends instead.</summary>
/// <param name="Code">The HTTP code.</param>
/// <param name="ContentType">What the body is.</param>
/// <param name="Body">The body.</param>
/// <param name="RetryAfter">When to come back, in seconds.</param>
public sealed record Answer(int Code, string ContentType, string Body, int? RetryAfter = null)
{
    /// <summary>JSON.</summary>
    public const string Json = "application/json";

    /// <summary>Sends it.</summary>
    public async Task WriteAsync(HttpResponse response)
    {
        (response.StatusCode, response.ContentType) = (Code, ContentType);
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        await response.WriteAsync(Body, Encoding.UTF8);
    }
}
