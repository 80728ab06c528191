using System.Net;
using ChatbotSupport.Delivery;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Sorts what can go wrong with a call: whether it may have been carried out, whose fault it is, and when to try again. Pure.</summary>
internal static class Failures
{
    private static readonly HttpRequestError[] BeforeSending =
        [HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError, HttpRequestError.ProxyTunnelError];

    // In the words of Telegram's servers.
    private static readonly string[] Gone = ["chat not found", "user not found", "user is deactivated", "USER_DEACTIVATED", "PEER_ID_INVALID", "USER_ID_INVALID"];

    /// <summary>What a failed sending means for the line.</summary>
    public static DeliveryOutcome Sort(Exception failure, DateTimeOffset now) => failure switch
    {
        ApiRequestException { ErrorCode: 429 } slow => new DeliveryOutcome.Later(now + TimeSpan.FromSeconds(slow.Parameters?.RetryAfter ?? 1), IsAppointed: true),
        ApiRequestException { ErrorCode: 403 } => new DeliveryOutcome.Stopped(),
        ApiRequestException when IsRefusal(failure) => new DeliveryOutcome.Later(now + TelegramLimits.RefusedPause),
        ApiRequestException { ErrorCode: 500 or 504 } => new DeliveryOutcome.NotCertain { At = now + TelegramLimits.DoubtPause }, // broke off somewhere behind the door: it may have been carried out
        ApiRequestException { ErrorCode: >= 500 or 409 } => new DeliveryOutcome.Later(),
        ApiRequestException => new DeliveryOutcome.FailedForGood(),
        RequestException { HttpStatusCode: HttpStatusCode.InternalServerError or HttpStatusCode.GatewayTimeout } => new DeliveryOutcome.NotCertain { At = now + TelegramLimits.DoubtPause },
        RequestException { HttpStatusCode: { } status } when status >= HttpStatusCode.BadRequest => new DeliveryOutcome.Later(),
        _ when WasNeverSent(failure) => new DeliveryOutcome.Later(),
        _ => new DeliveryOutcome.NotCertain(),
    };

    /// <summary>Our token is not taken: revoked, or never was one.</summary>
    public static bool IsRefusal(Exception failure) => failure is ApiRequestException { ErrorCode: 401 } or ApiRequestException { ErrorCode: 404, Message: "Not Found" };

    /// <summary>Nobody is reached in that chat any more: the bot was blocked, or the account or chat does not exist now.</summary>
    public static bool IsGone(Exception failure) => failure is ApiRequestException { ErrorCode: 403 }
        || (failure is ApiRequestException { ErrorCode: 400 } refused && Gone.Any(words => refused.Message.Contains(words, StringComparison.OrdinalIgnoreCase)));

    /// <summary>It was refused for good, and not because nobody is reached there. Where it is open whether it arrived, it is said once more: twice is harmless in a chat of the team, a line that nobody read is not.</summary>
    public static bool CanNeverCome(Exception failure, DateTimeOffset now) => !IsGone(failure) && Sort(failure, now) is DeliveryOutcome.FailedForGood;

    /// <summary>It is open whether it was carried out.</summary>
    public static bool IsOpen(Exception failure, DateTimeOffset now) => Sort(failure, now) is DeliveryOutcome.NotCertain;

    /// <summary>Somebody else asks for the same updates, or they are sent to a webhook.</summary>
    public static bool IsConflict(Exception failure) => failure is ApiRequestException { ErrorCode: 409 };

    /// <summary>The call asks for something that is not there or done already; it changes nothing and can be left.</summary>
    public static bool IsMoot(Exception failure) => failure is ApiRequestException { ErrorCode: 400 };

    /// <summary>Only the buttons were not taken.</summary>
    public static bool IsAboutButtons(Exception failure) => failure is ApiRequestException { ErrorCode: 400 } refused
        && (refused.Message.Contains("button", StringComparison.OrdinalIgnoreCase) || refused.Message.Contains("keyboard", StringComparison.OrdinalIgnoreCase)
            || refused.Message.Contains("markup", StringComparison.OrdinalIgnoreCase));

    /// <summary>How long Telegram wants to be left alone; null when it did not say.</summary>
    public static TimeSpan? RetryAfter(Exception failure) =>
        failure is ApiRequestException { Parameters.RetryAfter: { } seconds } ? TimeSpan.FromSeconds(seconds) : null;

    /// <summary>The number that a group has since it became a supergroup; null when that is not what was said.</summary>
    public static long? MovedTo(Exception failure) => failure is ApiRequestException { Parameters.MigrateToChatId: { } chat } ? chat : null;

    /// <summary>A name for the log: kinds and numbers, never a message, which may hold the address of the call and with it the token.</summary>
    public static string Name(Exception failure) => failure switch
    {
        ApiRequestException refused => $"{nameof(ApiRequestException)} {refused.ErrorCode}",
        RequestException { HttpStatusCode: { } status } => $"{nameof(RequestException)} {(int)status}",
        _ => failure.InnerException is { } inner ? $"{failure.GetType().Name} {inner.GetType().Name}" : failure.GetType().Name,
    };

    private static bool WasNeverSent(Exception failure)
    {
        for (var current = failure; current is not null; current = current.InnerException!)
        {
            if (current is HttpRequestException request)
            {
                return BeforeSending.Contains(request.HttpRequestError);
            }
        }

        return false;
    }
}
