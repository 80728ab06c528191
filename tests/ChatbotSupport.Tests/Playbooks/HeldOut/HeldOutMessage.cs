using System.Text.Json;
using System.Text.Json.Serialization;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Playbooks.HeldOut;

/// <summary>One message of the held-out lists and what it must be understood as; what is not said of it is not measured.</summary>
internal sealed record HeldOutMessage(string Text, string? Intent, [property: JsonPropertyName("flags")] string[]? Names, bool Direct, bool Hard, bool? Alert, bool? Human)
{
    /// <summary>The intent of what belongs nowhere.</summary>
    public const string Nowhere = "-";

    /// <summary>The dangers and signs that must be seen.</summary>
    [JsonIgnore]
    public IReadOnlyList<Flag> Flags { get; } = [.. (Names ?? []).Select(Flag)];

    /// <summary>The messages of a list beside this file.</summary>
    public static IReadOnlyList<HeldOutMessage> Read(string file) =>
        [.. File.ReadLines(Path.Combine(HeldOutTests.Top(), "tests", "ChatbotSupport.Tests", "Playbooks", "HeldOut", file)).Select(line => JsonSerializer.Deserialize<HeldOutMessage>(line, JsonSerializerOptions.Web)!)];

    // The lists were written from the catalogue, before anybody looked how the product calls its flags.
    private static Flag Flag(string name) => name switch
    {
        "meeting" => Core.Safeguarding.Flag.InPersonMeeting,
        "abuse" => Core.Safeguarding.Flag.OngoingPhysicalAbuse,
        "shared_phone" => Core.Safeguarding.Flag.ControlledPhone,
        "fear_prosecution" or "fear_of_charge" => Core.Safeguarding.Flag.FearOfProsecution,
        _ => FlagNames.TryParse(name, out var flag) ? flag : throw new FormatException(name),
    };
}
