using System.Text;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>The published snake_case names of flags (`minor`, `threat_to_life` …), as files, the `understand` verb and reports spell them.</summary>
public static class FlagNames
{
    // By the number of the flag, from 0 on.
    private static readonly string[] Names = Array.ConvertAll(Enum.GetNames<Flag>(), SnakeCase);

    /// <summary>The flags that make a conversation L3 or more and hand it to volunteers at once.</summary>
    public static IReadOnlyList<Flag> Risks { get; } =
        [Flag.Minor, Flag.Suicide, Flag.ThreatToLife, Flag.InPersonMeeting, Flag.OngoingPhysicalAbuse];

    /// <summary>The signs of L2 that only a blackmailer gives; the others stand beside blackmail or without it.</summary>
    public static IReadOnlyList<Flag> OfBlackmail { get; } = [Flag.Deadline, Flag.Published, Flag.SexualDemand, Flag.KnownPerpetrator];

    /// <summary>The name of a flag.</summary>
    public static string Name(this Flag flag) => Names[(int)flag];

    /// <summary>The flag of a name; false when no flag has it.</summary>
    public static bool TryParse(string name, out Flag flag)
    {
        var number = Array.IndexOf(Names, name);
        flag = (Flag)Math.Max(0, number);
        return number >= 0;
    }

    private static string SnakeCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
