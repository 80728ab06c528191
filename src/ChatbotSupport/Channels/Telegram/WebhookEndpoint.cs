using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatbotSupport.Operations.Settings;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Where Telegram calls us. It hears «taken» only after the commit; anything else makes it call again later.</summary>
internal sealed partial class WebhookEndpoint(TelegramSettings settings, UpdateBatch batch, ILogger<WebhookEndpoint> logger)
{
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    private readonly byte[] _secret = SHA256.HashData(Encoding.UTF8.GetBytes(settings.WebhookSecret?.Reveal() ?? ""));

    /// <summary>POST /webhooks/telegram</summary>
    public async Task<IResult> TakeAsync(HttpContext context)
    {
        if (!IsTelegram(context.Request))
        {
            return TypedResults.NotFound();
        }

        JsonElement raw;
        try
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            raw = WholeLetters.Parse(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest();
        }

        try
        {
            await batch.TakeAsync([raw]);
            return TypedResults.Ok();
        }
        catch (Exception failure)
        {
            NotStored(logger, failure.GetType().Name);
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    // Hashed first, so that neither content nor length can be guessed from the time it takes.
    private bool IsTelegram(HttpRequest request) =>
        request.Headers[SecretHeader] is [{ } written]
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(written)), _secret);

    [LoggerMessage(EventId = 5021, Level = LogLevel.Error, Message = "An update could not be stored: {Failure}; Telegram will call again.")]
    private static partial void NotStored(ILogger logger, LogCode failure);
}
