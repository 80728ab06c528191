using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Where Meta calls us. Who calls is proved over the bytes as they came, before anything is read; «taken» is said only after the commit, anything else makes them call again.</summary>
internal sealed partial class WebhookEndpoint(WhatsAppSettings settings, WebhookBodies bodies, Deliveries deliveries, ILogger<WebhookEndpoint> logger)
{
    private const string SignatureHeader = "X-Hub-Signature-256";
    private const string Prefix = "sha256=";

    private readonly byte[] _secret = Encoding.UTF8.GetBytes(settings.AppSecret?.Reveal() ?? "");
    private readonly byte[] _verify = SHA256.HashData(Encoding.UTF8.GetBytes(settings.VerifyToken?.Reveal() ?? ""));

    /// <summary>GET /webhooks/whatsapp: Meta asks whether the address is ours.</summary>
    public IResult Prove(HttpRequest request)
    {
        var query = request.Query;
        // Hashed first, so that neither content nor length can be guessed from the time it takes.
        return query["hub.mode"] == "subscribe" && query["hub.verify_token"] is [{ } token] && query["hub.challenge"] is [{ Length: > 0 } challenge]
            && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(token)), _verify)
                ? TypedResults.Text(challenge)
                : TypedResults.NotFound(); // like any address that does not exist
    }

    /// <summary>POST /webhooks/whatsapp</summary>
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        if (context.Request.ContentLength > WhatsAppLimits.WebhookBytes)
        {
            return Unread(context, StatusCodes.Status413PayloadTooLarge);
        }

        if (Claimed(context.Request) is not { } claimed)
        {
            NotMeta(logger);
            return Unread(context, StatusCodes.Status401Unauthorized);
        }

        using var body = await bodies.ReadAsync(context.Request, context.RequestAborted);
        if (body.Refusal is { } refusal)
        {
            NotRead(logger, refusal);
            return Unread(context, refusal);
        }

        if (!CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(_secret, body.Bytes), claimed))
        {
            NotMeta(logger);
            return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
        }

        JsonElement root;
        try
        {
            root = WholeLetters.Parse(body.Bytes);
        }
        catch (JsonException)
        {
            Unreadable(logger, body.Bytes.Length);
            return TypedResults.BadRequest();
        }

        try
        {
            await deliveries.TakeAsync(root);
            return TypedResults.Ok();
        }
        catch (Exception failure)
        {
            NotStored(logger, failure.GetType().Name);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    // What is not even written like a signature need not be read at all.
    private static byte[]? Claimed(HttpRequest request)
    {
        if (request.Headers[SignatureHeader] is not [{ } written] || !written.StartsWith(Prefix, StringComparison.Ordinal) || written.Length != Prefix.Length + (2 * SHA256.HashSizeInBytes))
        {
            return null;
        }

        var claimed = new byte[SHA256.HashSizeInBytes];
        return Convert.FromHexString(written.AsSpan(Prefix.Length), claimed, out _, out var count) == System.Buffers.OperationStatus.Done && count == claimed.Length ? claimed : null;
    }

    // The rest is not read, so nothing else can follow on this connection.
    private static StatusCodeHttpResult Unread(HttpContext context, int status)
    {
        context.Response.Headers.Connection = "close";
        return TypedResults.StatusCode(status);
    }

    [LoggerMessage(EventId = 5511, Level = LogLevel.Warning, Message = "Something that is not signed with the app's secret was refused; if it was Meta, WhatsApp:AppSecret is of another app.")]
    private static partial void NotMeta(ILogger logger);

    [LoggerMessage(EventId = 5514, Level = LogLevel.Warning, Message = "A call that nobody had proved to be Meta's was not read to its end: {Status}.")]
    private static partial void NotRead(ILogger logger, int status);

    [LoggerMessage(EventId = 5512, Level = LogLevel.Error, Message = "Meta handed over {Size} bytes that are not JSON; refused, so that it is sent again.")]
    private static partial void Unreadable(ILogger logger, int size);

    [LoggerMessage(EventId = 5513, Level = LogLevel.Error, Message = "What Meta handed over could not be stored: {Failure}; it will be sent again.")]
    private static partial void NotStored(ILogger logger, LogCode failure);
}
