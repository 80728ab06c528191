namespace ChatbotSupport.Core.Conversations;

/// <summary>The hours in which a person may be written to, as they said (safeguarding rules, section 3). In the desk's time.</summary>
public static class SafeHours
{
    // What the bot begins by itself never comes at night, whatever somebody allowed a human.
    private const int DayBegins = 8;
    private const int DayEnds = 22;

    /// <summary>Whether a time lies within the hours that somebody named; always for whoever named none.</summary>
    public static bool Hold(Reach reach, DateTimeOffset at) => Named(reach) is not { } hours || IsWithin(hours, at);

    /// <summary>The first moment from a time on at which the bot may begin something by itself.</summary>
    public static DateTimeOffset ByDay(Reach reach, DateTimeOffset at)
    {
        var hours = Named(reach) ?? (DayBegins, DayEnds);
        if (IsWithin(hours, at))
        {
            return at;
        }

        var begins = new DateTimeOffset(at.Date, at.Offset).AddHours(hours.From);
        return begins > at ? begins : begins.AddDays(1);
    }

    private static (int From, int To)? Named(Reach reach) => reach switch
    {
        Reach.Morning => (8, 12),
        Reach.Afternoon => (12, 17),
        Reach.Evening => (17, 22),
        _ => null,
    };

    private static bool IsWithin((int From, int To) hours, DateTimeOffset at) => at.Hour >= hours.From && at.Hour < hours.To;
}
