using System.Globalization;

namespace ChatbotSupport.GraphApi;

/// <summary>How Meta writes times: as seconds in quotes.</summary>
internal static class Stamp
{
    public static string Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
