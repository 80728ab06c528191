namespace ChatbotSupport.Core.Conversations;

/// <summary>Ids of the engine's own options; they begin with an underscore, which no operator's id can.</summary>
internal static class ChoiceIds
{
    public const string More = "_more";
    public const string Human = "_human";
    public const string Menu = "_menu";
    public const string Continue = "_continue";
    public const string Fresh = "_fresh";
    public const string Skip = "_skip";
    public const string Yes = "_yes";
    public const string No = "_no";
    public const string Share = "_share";
    public const string Opened = "_opened";
    public const string Steps = "_steps";
    public const string Check = "_check";
    public const string None = "_none";
    public const string Next = "_next";
    public const string Answer = "_answer.";
    public const string Alert = "_alert.";
    public const string CheckLink = "_checklink";
    public const string Erase = "_erase";
    public const string TalkFirst = "_talk";
    public const string Keep = "_keep";
    public const string Reach = "_reach.";
    public const string Wish = "_wish.";
    public const string Address = "_address.";
    public const string Unsend = "_unsend.";
}
