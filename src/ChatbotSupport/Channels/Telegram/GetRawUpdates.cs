using System.Text.Json;
using Telegram.Bot.Requests;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Asks for updates and leaves each of them unread, so that one that cannot be read does not take the others with it.</summary>
internal sealed class GetRawUpdates() : RequestBase<JsonElement[]>("getUpdates")
{
    /// <summary>The first update wanted; those before it are confirmed. 0 for whatever is unconfirmed.</summary>
    public long Offset { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = TelegramLimits.UpdatesPerPoll;

    /// <summary>Seconds to wait for one.</summary>
    public int Timeout { get; init; }

    /// <summary>The kinds wanted.</summary>
    public IReadOnlyList<string> AllowedUpdates { get; init; } = RawUpdate.Kinds;
}
