using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatbotSupport.Operations.Settings;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>The way to Meta's Graph API. Has no logger, because a call names people's numbers; says what happened instead of throwing.</summary>
internal sealed class GraphApi
{
    private const string NumberFields = "status,platform_type,code_verification_status,name_status";

    private static readonly HttpRequestError[] BeforeSending =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    private readonly HttpClient _http;
    private readonly WhatsAppSettings _settings;

    /// <summary>Opens it; nothing is called yet.</summary>
    public GraphApi(HttpClient http, WhatsAppSettings settings)
    {
        (_http, _settings) = (http, settings);
        http.BaseAddress = new($"{settings.GraphBaseUrl.TrimEnd('/')}/{settings.ApiVersion}/");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", settings.AccessToken?.Reveal());
    }

    /// <summary>Sends a message, or marks one as read. Not stopped with the program: what is under way ends within a moment, and then it is known that it arrived.</summary>
    public Task<GraphReply> PostAsync(JsonObject body) => CallAsync(new(HttpMethod.Post, $"{_settings.PhoneNumberId}/messages") { Content = JsonContent.Create(body) }, CancellationToken.None);

    /// <summary>Asks how our number stands.</summary>
    public Task<GraphReply> NumberAsync(CancellationToken cancellation) => CallAsync(new(HttpMethod.Get, $"{_settings.PhoneNumberId}?fields={NumberFields}"), cancellation);

    /// <summary>Asks how the template stands.</summary>
    public Task<GraphReply> TemplatesAsync(CancellationToken cancellation) => CallAsync(
        new(HttpMethod.Get, $"{_settings.BusinessAccountId}/message_templates?name={Uri.EscapeDataString(_settings.Template!)}&fields=name,status,language"), cancellation);

    /// <summary>Whether a failed call had not reached anybody when it failed.</summary>
    public static bool WasNeverSent(Exception? failure)
    {
        for (var current = failure; current is not null; current = current.InnerException)
        {
            if (current is BrokenCircuitException || (current is HttpRequestException request && BeforeSending.Contains(request.HttpRequestError)))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<GraphReply> CallAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using (request)
            {
                using var response = await _http.SendAsync(request, cancellation);
                return Read(response, await response.Content.ReadAsByteArrayAsync(cancellation));
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or BrokenCircuitException or TimeoutRejectedException or IOException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new GraphReply.NoAnswer(WasNeverSent(failure), failure.GetType().Name);
        }
    }

    private static GraphReply Read(HttpResponseMessage response, byte[] bytes)
    {
        var body = Parse(bytes);
        if (response.IsSuccessStatusCode)
        {
            // Taken, but told in a way that is not theirs: nobody knows.
            return body is { ValueKind: JsonValueKind.Object } taken ? new GraphReply.Taken(taken) : new GraphReply.NoAnswer(WasNeverSent: false, "UnreadableAnswer");
        }

        return body is { ValueKind: JsonValueKind.Object } told && told.TryGetProperty("error", out var error) && Failure(error) is { } failure
            ? new GraphReply.Refused(failure, RetryAfter(response))
            : new GraphReply.OutOfOrder((int)response.StatusCode, RetryAfter(response));
    }

    /// <summary>The codes of an error as the Graph API writes it; null when there are none.</summary>
    public static GraphFailure? Failure(JsonElement error) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number)
            ? new(number, error.TryGetProperty("error_subcode", out var sub) && sub.ValueKind == JsonValueKind.Number && sub.TryGetInt32(out var second) ? second : null)
            : null;

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta;

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
