using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The bot's name, which links to it need; asked for once.</summary>
public sealed class BotName(BotApi api)
{
    private string? _known;

    /// <summary>The name; null when Telegram cannot be asked for it.</summary>
    public async Task<string?> FindAsync()
    {
        try
        {
            return _known ??= (await api.Calls.GetMe()).Username;
        }
        catch (RequestException)
        {
            return null;
        }
    }
}
