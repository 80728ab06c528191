namespace ChatbotSupport.Core.Conversations;

/// <summary>The payload of a person's button: `1:visit:choice`, the visit in base 36, at most 64 bytes (Telegram's bound).</summary>
public static class ButtonPayload
{
    /// <summary>The choice that delivers lines which waited behind a neutral notice.</summary>
    public const string Show = "_show";

    /// <summary>The complete payload of the «عرض» button, which belongs to no question.</summary>
    public const string ShowPayload = "1:0:" + Show;

    private const string Version = "1";
    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>Writes a payload.</summary>
    public static string Write(int visit, string choice) => $"{Version}:{ToBase36(visit)}:{choice}";

    /// <summary>Reads a payload; null when it is none of ours.</summary>
    public static (int Visit, string Choice)? Read(string payload) =>
        payload.Split(':') is [Version, { Length: > 0 and <= 6 } visit, { Length: > 0 and <= 50 } choice] && FromBase36(visit) is { } number
            ? (number, choice)
            : null;

    private static string ToBase36(int number)
    {
        var digits = "";
        do
        {
            digits = Base36[number % 36] + digits;
            number /= 36;
        }
        while (number > 0);
        return digits;
    }

    private static int? FromBase36(string digits)
    {
        long number = 0;
        foreach (var digit in digits)
        {
            var value = Base36.IndexOf(digit, StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            number = (number * 36) + value;
        }

        return number <= int.MaxValue ? (int)number : null;
    }
}
