using System.Globalization;

namespace ChatbotSupport.Delivery.Stuck;

/// <summary>Something that did not get through: a line to a person, or something that came in and was put aside. Codes and times, never a word or an address.</summary>
/// <param name="Id">What coordinators call it.</param>
/// <param name="Channel">The channel.</param>
/// <param name="State">`Parked` or `Uncertain`.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="At">Since when, unix milliseconds.</param>
/// <param name="CaseCode">The case it belongs to, or null.</param>
/// <param name="Retries">How often it was tried again by hand.</param>
/// <param name="CanRetry">Whether trying again is possible at all.</param>
public sealed record StuckItem(StuckId Id, string Channel, string State, string Reason, long At, string? CaseCode, long Retries, bool CanRetry)
{
    /// <summary>It may have arrived: nobody knows.</summary>
    public bool IsUncertain => State == "Uncertain";
}

/// <summary>What coordinators call a stuck item: the way it went, and its number.</summary>
/// <param name="IsOutgoing">On its way to a person, or to the team.</param>
/// <param name="Number">Its number.</param>
/// <param name="IsForTeam">It was for the team: a line of a talk in a private chat, a call, a card.</param>
public readonly record struct StuckId(bool IsOutgoing, long Number, bool IsForTeam = false)
{
    private const string Team = "team-";
    private const string Out = "out-";
    private const string In = "in-";

    /// <summary>Reads what somebody typed; null when it is no such id.</summary>
    public static StuckId? Read(string typed) => typed.Trim() switch
    {
        var text when text.StartsWith(Team, StringComparison.OrdinalIgnoreCase) && Digits(text[Team.Length..]) is { } number => new(true, number, IsForTeam: true),
        var text when text.StartsWith(Out, StringComparison.OrdinalIgnoreCase) && Digits(text[Out.Length..]) is { } number => new(true, number),
        var text when text.StartsWith(In, StringComparison.OrdinalIgnoreCase) && Digits(text[In.Length..]) is { } number => new(false, number),
        _ => null,
    };

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsForTeam ? Team : IsOutgoing ? Out : In)}{Number}");

    private static long? Digits(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
