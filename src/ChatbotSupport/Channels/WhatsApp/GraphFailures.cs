using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Delivery;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Sorts what can go wrong with a message: whose fault it is, when to try again, and whether only coordinators can mend it. Pure.</summary>
internal static class GraphFailures
{
    /// <summary>What a failure means for the line.</summary>
    /// <param name="failure">The codes.</param>
    /// <param name="now">The time.</param>
    /// <param name="retryAfter">When they want to be asked again, if they said so.</param>
    /// <param name="pairTries">How often in a row this person was written to too fast, this time included.</param>
    public static DeliveryOutcome Sort(GraphFailure failure, DateTimeOffset now, TimeSpan? retryAfter = null, int pairTries = 1) => failure.Kind switch
    {
        FailureKind.Refused or FailureKind.Setting or FailureKind.Locked => new DeliveryOutcome.Later(now + WhatsAppLimits.RefusedPause),
        FailureKind.NumberTooFast => new DeliveryOutcome.Later(now + (retryAfter ?? WhatsAppLimits.RatePause), IsAppointed: true),
        FailureKind.PersonTooFast => new DeliveryOutcome.Later(now + (retryAfter ?? PairPause(pairTries)), IsAppointed: true),
        FailureKind.Spam => new DeliveryOutcome.Later(now + WhatsAppLimits.SpamPause, IsAppointed: true),
        FailureKind.Temporary => new DeliveryOutcome.Later(retryAfter is { } pause ? now + pause : null),
        FailureKind.Closed => new DeliveryOutcome.Closed(),
        FailureKind.Unreachable => new DeliveryOutcome.Stopped(),
        FailureKind.Unpaid => new DeliveryOutcome.FailedForGood("not_paid"),
        FailureKind.Template => new DeliveryOutcome.FailedForGood("template"),
        FailureKind.Shape => new DeliveryOutcome.FailedForGood("form"),
        _ => new DeliveryOutcome.FailedForGood($"whatsapp_{failure.Code}"),
    };

    /// <summary>What coordinators are told, when only they can mend it; null otherwise.</summary>
    public static CoordinatorAlert? Alert(FailureKind kind) => kind switch
    {
        FailureKind.Refused => CoordinatorAlert.ChannelRefused,
        FailureKind.Setting or FailureKind.Locked or FailureKind.Spam => CoordinatorAlert.ChannelRestricted,
        FailureKind.Unpaid => CoordinatorAlert.ChannelUnpaid,
        FailureKind.Template => CoordinatorAlert.TemplateRefused,
        _ => null,
    };

    /// <summary>What is wrong with the channel, as a code; null when it is not the channel.</summary>
    public static string? Trouble(FailureKind kind) => kind switch
    {
        FailureKind.Refused => "refused",
        FailureKind.Setting => "settings",
        FailureKind.Locked or FailureKind.Spam => "restricted",
        FailureKind.Unpaid => "unpaid",
        _ => null,
    };

    // As Meta asks: four seconds, then four times as long each time.
    private static TimeSpan PairPause(int tries) => TimeSpan.FromSeconds(Math.Pow(4, Math.Clamp(tries, 1, WhatsAppLimits.PairDoublings)));
}
