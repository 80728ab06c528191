namespace ChatbotSupport.Channels.Telegram.Team;

/// <summary>A button of the team: `2:CASE:ACTION` with up to two values, at most 64 bytes. Where no case is meant, `m` stands in its place.</summary>
/// <param name="Case">The code of the case, or <see cref="Menu"/>.</param>
/// <param name="Action">What is done.</param>
/// <param name="Value">The level, outcome, reply or colleague that was chosen.</param>
/// <param name="More">The kind of note that goes with it.</param>
internal sealed record TeamPress(string Case, string Action, string? Value = null, string? More = null)
{
    /// <summary>Stands in the place of a case.</summary>
    public const string Menu = "m";

    private const string Version = "2";

    /// <summary>Writes a payload.</summary>
    public static string Write(string where, string action, params IEnumerable<string> values) => string.Join(':', [Version, where, action, .. values]);

    /// <summary>Reads one; null when it is none of the team's.</summary>
    public static TeamPress? Read(string? payload) => payload?.Split(':') switch
    {
        [Version, var where, var action] => new(where, action),
        [Version, var where, var action, var value] => new(where, action, value),
        [Version, var where, var action, var value, var more] => new(where, action, value, more),
        _ => null,
    };
}
