using System.Globalization;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>What a message carries so that its statuses name the line, also when the answer to its sending was lost. Pure.</summary>
internal static class StatusMark
{
    private const char Between = ':';

    /// <summary>Writes one.</summary>
    /// <param name="lineId">The line.</param>
    /// <param name="earlierPart">The place of a part that is not the last; null for the last, by which the whole line is settled.</param>
    public static string Write(string lineId, int? earlierPart) =>
        earlierPart is { } part ? string.Create(CultureInfo.InvariantCulture, $"{lineId}{Between}{part}") : lineId;

    /// <summary>The line, and whether the mark is of a part before the last.</summary>
    public static (string LineId, bool IsEarlier) Read(string mark) => mark.Split(Between) is [var line, _] ? (line, true) : (mark, false);
}
