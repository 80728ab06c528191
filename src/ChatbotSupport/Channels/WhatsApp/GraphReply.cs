using System.Text.Json;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>What came of a call to the Graph API. A closed family.</summary>
internal abstract record GraphReply
{
    private GraphReply()
    {
    }

    /// <summary>It was taken.</summary>
    public sealed record Taken(JsonElement Body) : GraphReply
    {
        /// <summary>Its kind alone: what is in it is somebody's.</summary>
        public override string ToString() => nameof(Taken);

        /// <summary>The id of the message that was sent; null when the answer names none.</summary>
        public string? MessageId => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("messages", out var messages) && messages.ValueKind == JsonValueKind.Array
            && messages.GetArrayLength() > 0 && messages[0].TryGetProperty("id", out var id) ? id.GetString() : null;
    }

    /// <summary>It was refused.</summary>
    /// <param name="Why">With which codes.</param>
    /// <param name="RetryAfter">When they want to be asked again; null when they did not say.</param>
    public sealed record Refused(GraphFailure Why, TimeSpan? RetryAfter) : GraphReply;

    /// <summary>Something answered that is not the Graph API in order: a proxy, or a server in trouble.</summary>
    /// <param name="Status">The status.</param>
    /// <param name="RetryAfter">When they want to be asked again; null when they did not say.</param>
    public sealed record OutOfOrder(int Status, TimeSpan? RetryAfter) : GraphReply
    {
        /// <summary>It stands before the Graph API, which may have been asked all the same.</summary>
        public bool IsGateway => Status >= 500;
    }

    /// <summary>No answer came.</summary>
    /// <param name="WasNeverSent">Nothing had been sent either, so it can be tried again without a doubt.</param>
    /// <param name="Name">What broke, for the log.</param>
    public sealed record NoAnswer(bool WasNeverSent, string Name) : GraphReply;
}
