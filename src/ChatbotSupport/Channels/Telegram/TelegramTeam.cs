using System.Globalization;
using ChatbotSupport.Delivery;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Who on Telegram belongs to the team, and whether anybody else is answered at this moment (safeguarding rules, section 8).</summary>
public sealed class TelegramTeam(TelegramSettings settings, ServiceState service, VolunteerAccounts accounts)
{
    private readonly HashSet<long> _coordinators = [.. settings.Coordinators.Select(number => long.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Whether an account counts as the team's: it is bound to somebody on the roster, or stands in the setting `Telegram:Coordinators`, which lets it try the bot and makes nobody a member.</summary>
    public bool IsOfTheTeam(long account) => _coordinators.Contains(account)
        || accounts.Find(ClearedScreens.Telegram, account.ToString(CultureInfo.InvariantCulture)) is not null;

    /// <summary>Whether a person with this account is served at this moment.</summary>
    public bool Serves(long account) => service.Mode == ServiceMode.Open || IsOfTheTeam(account);
}
