using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ChatbotSupport.StandIn.Stage;

/// <summary>People played by lines of text, for trying the product by hand and for driving it from another process.</summary>
public interface IPlay
{
    /// <summary>Plays one line and tells what is to be seen of it.</summary>
    Task<string> LineAsync(string line);
}

/// <summary>
/// <c>زينب: مرحبا</c> says, <c>زينب [موافقة]</c> presses, <c>زينب?</c> shows the screen, <c>زينب! photo</c> sends or does something, <c>زينب! edit كلام آخر</c> with words.
/// People exist from their first line on.
/// </summary>
public abstract partial class Play<TPerson> : IPlay
    where TPerson : class
{
    private readonly ConcurrentDictionary<string, Lazy<TPerson>> _people = new(StringComparer.Ordinal);

    /// <summary>Called with everybody new, so that their screen can be watched.</summary>
    public Action<TPerson>? Newcomer { get; init; }

    /// <summary>What people can do besides writing and pressing, each by its word; the rest of the line goes with it.</summary>
    protected abstract IReadOnlyDictionary<string, Action<TPerson, string>> Deeds { get; }

    /// <inheritdoc/>
    public async Task<string> LineAsync(string line)
    {
        if (Lines().Match(line.Trim()) is not { Success: true } match)
        {
            return $"NAME: text | NAME [choice] | NAME? | NAME! {string.Join('|', Deeds.Keys)}";
        }

        var person = Named(match.Groups["name"].Value.Trim());
        var rest = match.Groups["rest"].Value.Trim();
        switch (match.Groups["sign"].Value)
        {
            case ":":
                Say(person, rest);
                return "";
            case "[":
                return await PressAsync(person, rest.TrimEnd(']'));
            case "?":
                return await ShowAsync(person, rest);
            default:
                var words = rest.Split(' ', 2);
                if (!Deeds.TryGetValue(words[0], out var deed))
                {
                    return $"unknown: {words[0]}";
                }

                deed(person, words is [_, var with] ? with : "");
                return "";
        }
    }

    /// <summary>Somebody new.</summary>
    protected abstract TPerson Come(string name);

    /// <summary>They write.</summary>
    protected abstract void Say(TPerson person, string text);

    /// <summary>They press; returns what they are told of it.</summary>
    protected abstract Task<string> PressAsync(TPerson person, string choice);

    /// <summary>Their screen, once it holds these words.</summary>
    protected abstract Task<string> ShowAsync(TPerson person, string words);

    private TPerson Named(string name) => _people.GetOrAdd(name, _ => new Lazy<TPerson>(() =>
    {
        var person = Come(name);
        Newcomer?.Invoke(person);
        return person;
    })).Value;

    [GeneratedRegex(@"^(?<name>[^:\[?!]+)(?<sign>[:\[?!])(?<rest>.*)$", RegexOptions.Singleline)]
    private static partial Regex Lines();
}
