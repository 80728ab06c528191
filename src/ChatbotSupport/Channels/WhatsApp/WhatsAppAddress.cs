using System.Text.Json.Nodes;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Where a person is on WhatsApp: a number, or an id that only this service knows them by. Pure.</summary>
internal static class WhatsAppAddress
{
    private const string Phone = "phone:";
    private const string User = "user:";
    private const int Longest = 160;

    /// <summary>The address of a number; null when it is none.</summary>
    public static string? OfPhone(string? number) => number is { Length: >= 5 and <= 32 } && number.All(char.IsAsciiDigit) ? Phone + number : null;

    /// <summary>The address of an id; null when it is none.</summary>
    public static string? OfUser(string? id) => id is { Length: > 3 and <= Longest } && id.Contains('.', StringComparison.Ordinal) ? User + id : null;

    /// <summary>Which of two addresses of one person is written to: the number, because not everything can be sent to an id.</summary>
    public static int Rank(string address) => address.StartsWith(User, StringComparison.Ordinal) ? 1 : 0;

    /// <summary>The number, as settings write it; null for an id.</summary>
    public static string? NumberOf(string address) => address.StartsWith(Phone, StringComparison.Ordinal) ? address[Phone.Length..] : null;

    /// <summary>Writes into a message to whom it goes.</summary>
    public static void WriteTo(JsonObject message, string address)
    {
        if (NumberOf(address) is { } number)
        {
            message["to"] = number;
        }
        else
        {
            message["recipient"] = address[User.Length..];
        }
    }
}
