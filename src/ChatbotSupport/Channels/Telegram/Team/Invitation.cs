using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>The link that binds a Telegram account to somebody on the roster: one use, as long as a link to the desk.</summary>
public sealed class Invitation(BotName bot, VolunteerAccounts accounts)
{
    /// <summary>A fresh link; null when they are not on the roster, or Telegram cannot be asked for the bot's name.</summary>
    public async Task<string?> LinkAsync(string alias) =>
        await bot.FindAsync() is { } name && await accounts.InviteAsync(ClearedScreens.Telegram, alias) is { } token ? $"https://t.me/{name}?start={token}" : null;
}
