using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ChatbotSupport.GraphApi.People;

namespace ChatbotSupport.GraphApi.Stage;

/// <summary>
/// Plays people by lines of text, for trying the product by hand and for driving it from another process:
/// <c>زينب: مرحبا</c> says, <c>زينب [موافقة]</c> presses, <c>زينب?</c> shows the screen, <c>زينب! image</c> sends or does something.
/// People exist from their first line on.
/// </summary>
internal sealed partial class Play(GraphServer api)
{
    private readonly ConcurrentDictionary<string, Lazy<Person>> _people = new(StringComparer.Ordinal);

    /// <summary>Called with everybody new, so that their screen can be watched.</summary>
    public Action<Person>? Newcomer { get; init; }

    /// <summary>Plays one line and tells what is to be seen of it.</summary>
    public async Task<string> LineAsync(string line)
    {
        if (Lines().Match(line.Trim()) is not { Success: true } match)
        {
            return "NAME: text | NAME [choice] | NAME? | NAME! image|video|voice|document|sticker|location|order|unsupported|read|block";
        }

        var person = Named(match.Groups["name"].Value.Trim());
        var rest = match.Groups["rest"].Value.Trim();
        switch (match.Groups["sign"].Value)
        {
            case ":":
                person.Says(rest);
                return "";
            case "[":
                await person.PressesAsync(rest.TrimEnd(']'));
                return "";
            case "?":
                if (rest.Length > 0)
                {
                    await person.Screen.ShowsAsync(rest);
                }

                return person.Screen.Transcript;
            default:
                return Deed(person, rest);
        }
    }

    private Person Named(string name) => _people.GetOrAdd(name, _ => new Lazy<Person>(() =>
    {
        var person = api.Person(name);
        Newcomer?.Invoke(person);
        return person;
    })).Value;

    private static string Deed(Person person, string deed)
    {
        switch (deed)
        {
            case "image":
                person.SendsImage();
                break;
            case "video":
                person.SendsVideo();
                break;
            case "voice":
                person.SendsVoice();
                break;
            case "document":
                person.SendsDocument("file.pdf");
                break;
            case "sticker":
                person.SendsSticker();
                break;
            case "location":
                person.SendsLocation();
                break;
            case "order":
                person.SendsOrder();
                break;
            case "unsupported":
                person.SendsUnsupported();
                break;
            case "read":
                person.Reads();
                break;
            case "block":
                person.HasBlocked = true;
                break;
            default:
                return $"unknown: {deed}";
        }

        return "";
    }

    [GeneratedRegex(@"^(?<name>[^:\[?!]+)(?<sign>[:\[?!])(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Lines();
}
