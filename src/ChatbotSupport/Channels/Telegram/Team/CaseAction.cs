using ChatbotSupport.Desk.Cases;

namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>What a button about a case does; with a value it is carried out, without one the values are offered.</summary>
internal static class CaseAction
{
#pragma warning disable CS1591 // The names are those of the desk's actions.
    public const string Take = "take";
    public const string Open = "open";
    public const string Say = "say";
    public const string Replies = "replies";
    public const string Reply = "r";
    public const string SetLevel = "level";
    public const string HandBack = "back";
    public const string Return = "return";
    public const string Transfer = "to";
    public const string Second = "second";
    public const string Follow = "follow";
    public const string Unfollow = "unfollow";
    public const string Close = "close";
    public const string Misuse = "misuse";
    public const string SetRoute = "route";
    public const string TakeOver = "over";
    public const string CallBack = "callback";
    public const string Before = "before";
    public const string Show = "show";
    public const string Here = "here";
    public const string Pass = "pass";
    public const string PassTo = "passto";
    public const string Leaving = "end";
    public const string Masked = Contacts.Masked;
    public const string AsItIs = Contacts.AsItIs;
#pragma warning restore CS1591
}
