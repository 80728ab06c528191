using System.Text.Json;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>What became of a message of ours. Whom it went to is not read.</summary>
/// <param name="MessageId">The id it was given when it was taken.</param>
/// <param name="Mark">What it carried to name its line; null when the status does not tell it.</param>
/// <param name="Name">sent, delivered, read or failed.</param>
/// <param name="Failure">Why it failed; null when it did not, or nothing was said.</param>
internal sealed record DeliveryStatus(string MessageId, string? Mark, string Name, GraphFailure? Failure)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(DeliveryStatus);

    private static readonly string[] Known = ["sent", "delivered", "read", "played", "failed"];

    /// <summary>The statuses that one change brings; what cannot be read is left out.</summary>
    public static IEnumerable<DeliveryStatus> Of(JsonElement value) => value.Items("statuses")
        .Select(status => status.Text("id") is { Length: > 0 } id && status.Text("status") is { } name && Known.Contains(name)
            ? new DeliveryStatus(id, status.Text("biz_opaque_callback_data"), name, status.Items("errors").Select(GraphApi.Failure).OfType<GraphFailure>().FirstOrDefault())
            : null)
        .OfType<DeliveryStatus>();
}
