using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ChatbotSupport.BotApi.People;

namespace ChatbotSupport.BotApi.Stage;

/// <summary>
/// Plays people by lines of text, for trying the product by hand and for driving it from another process:
/// <c>زينب: مرحبا</c> says, <c>زينب [موافقة]</c> presses, <c>زينب?</c> shows the screen, <c>زينب! photo</c> sends or does something.
/// People exist from their first line on.
/// </summary>
internal sealed partial class Play(BotApiServer api)
{
    private readonly ConcurrentDictionary<string, Lazy<Person>> _people = new(StringComparer.Ordinal);

    /// <summary>Called with everybody new, so that their screen can be watched.</summary>
    public Action<Person>? Newcomer { get; init; }

    /// <summary>Plays one line and tells what is to be seen of it.</summary>
    public async Task<string> LineAsync(string line)
    {
        if (Lines().Match(line.Trim()) is not { Success: true } match)
        {
            return "NAME: text | NAME [button] | NAME? | NAME! photo|video|document|voice|sticker|album|block|unblock|clear";
        }

        var person = Named(match.Groups["name"].Value.Trim());
        var rest = match.Groups["rest"].Value.Trim();
        switch (match.Groups["sign"].Value)
        {
            case ":":
                person.Says(rest);
                return "";
            case "[":
                var press = await (await person.PressesAsync(rest.TrimEnd(']'))).AnsweredAsync();
                return press.Note is { } note ? $"({note})" : "";
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
            case "photo":
                person.SendsPhoto();
                break;
            case "video":
                person.SendsVideo();
                break;
            case "document":
                person.SendsDocument();
                break;
            case "voice":
                person.SendsVoice();
                break;
            case "sticker":
                person.SendsSticker();
                break;
            case "album":
                person.SendsAlbum(3);
                break;
            case "block":
                person.BlocksBot();
                break;
            case "unblock":
                person.UnblocksBot();
                break;
            case "clear":
                person.ClearsScreen();
                break;
            default:
                return $"unknown: {deed}";
        }

        return "";
    }

    [GeneratedRegex(@"^(?<name>[^:\[?!]+)(?<sign>[:\[?!])(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Lines();
}
