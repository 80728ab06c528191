using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Schemas;
using ChatbotSupport.Playbooks.Stories;

namespace ChatbotSupport.Channels.Terminal.Stories;

/// <summary>Writes a trial talk down as a story for `conversation-flows/stories/`: what the person did, and what must come of it the next time too.</summary>
/// <param name="output">The new file.</param>
/// <param name="name">Its name without ending, which becomes the story's id.</param>
/// <param name="playbook">The playbook that runs, whose facts are written by name.</param>
public sealed class StoryRecorder(TextWriter output, string name, Func<Playbook> playbook) : ITalkWriter
{
    private const int ShortestFact = 3; // «17» may be anything

    private readonly List<Button> _buttons = [];
    private string[]? _standing;
    private int? _onShift;
    private bool _isOpen;

    /// <inheritdoc/>
    public void Begin(string title, DateTimeOffset start)
    {
        Write(SchemaFiles.FirstLine($"{StoryFolder.Folder}{name}.yaml"));
        Write("format: 1");
        Write($"id: {name}");
        Write("title: |");
        Write($"  {title}");
        Write(string.Create(CultureInfo.InvariantCulture, $"at: '{start:yyyy-MM-dd HH:mm}'"));
    }

    /// <inheritdoc/>
    public void OnShift(int count) => _onShift ??= count;

    /// <inheritdoc/>
    public void BeginPassing(TimeSpan time) => Item("passes", Span(time));

    /// <inheritdoc/>
    public void EndPassing()
    {
    }

    /// <inheritdoc/>
    public void Happened(Signal signal, TurnResult result, DateTimeOffset now)
    {
        var says = result.Effects.OfType<SayToPerson>().Select(say => say.Message).ToList();
        if (signal is not TimerDue)
        {
            Act(signal);
        }
        else if (says.Count == 0)
        {
            return;
        }

        _buttons.AddRange(says.SelectMany(message => message.Buttons));
        var standing = Standing(result.Effects.OfType<ErasePerson>().Any() ? null : result.Conversation);
        List<string> told = [.. Codes(result), .. standing];

        // Where an answer or a step says what came, a better sentence there must not break the story.
        if (says.Count > 0 && signal is not PersonOpened && !told.Exists(line => line.Split(':')[0] is "answer" or "alert" or "step"))
        {
            Block("bot", says.Select(message => Named(message.Text.Split('\n').First(line => line.Trim().Length > 0).Trim())));
        }

        foreach (var line in told)
        {
            Write("    " + line);
        }
    }

    private void Act(Signal signal)
    {
        switch (signal)
        {
            case PersonWrote wrote:
                Item("person", null);
                Lines(string.Join('\n', wrote.Lines).Split('\n'), 6);
                break;
            case PersonPressed pressed:
                Item("press", Quoted(_buttons.LastOrDefault(button => button.Payload == pressed.Payload)?.Text.Trim() ?? ""));
                break;
            case PersonOpened:
                Item("opens", "true");
                break;
            case PersonLeft:
                Item("leaves", "true");
                break;
            case PersonSentMedia { Kind: var kind }:
                Item("sends", kind.ToString().ToLowerInvariant());
                break;
            case TakeCase:
                Item("team", "takes");
                break;
            case Core.Conversations.HandBack:
                Item("team", "hands_back");
                break;
            case CloseCase:
                Item("team", "closes");
                break;
            case WriteToPerson write:
                Item("team_writes", null);
                Lines(write.Text.Split('\n'), 6);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "nothing that happens in a trial talk");
        }
    }

    private static IEnumerable<string> Codes(TurnResult result) =>
        from pair in new[] { ("answered_", "answer"), ("alerted_", "alert") }
        from happened in result.Effects.OfType<Happened>().Where(happened => happened.Code.StartsWith(pair.Item1, StringComparison.Ordinal)).Take(1)
        select $"{pair.Item2}: {happened.Code[pair.Item1.Length..]}";

    // Only what changed: a story that repeats everything is read by nobody.
    private List<string> Standing(Conversation? conversation)
    {
        var now = conversation is null ? [] : new[]
        {
            $"state: {conversation.State}",
            $"step: {(conversation.Cursor is { } cursor ? $"{cursor.Flow}/{cursor.Step}" : "none")}",
            $"level: {conversation.Level}",
            conversation.Flags.Count == 0 ? "" : $"flags: {string.Join(' ', conversation.Flags.Select(flag => flag.Name()))}",
            $"route: {(conversation.Route == Route.HumanFirst ? "human_first" : "normal")}",
            $"case: {(conversation.Case is null ? "none" : conversation.Case.IsOpen ? "open" : "closed")}",
        };
        var before = _standing ?? ["route: normal", "case: none", "level: L0", "step: none"];
        _standing = now;
        return [.. now.Where(line => line.Length > 0 && !before.Contains(line))];
    }

    private string Named(string text) => playbook().Facts.Values.Where(fact => fact.Show && fact.Value.Length >= ShortestFact && fact.Kind is FactKind.Phone or FactKind.Link or FactKind.Handle)
        .OrderByDescending(fact => fact.Value.Length)
        .Aggregate(text, (words, fact) => words.Replace(fact.Value, $"(({fact.Id}))", StringComparison.Ordinal));

    // A word with a sign in it that YAML knows stands between quotes.
    private static string Quoted(string words) => words.All(letter => char.IsLetterOrDigit(letter) || char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || letter is '؟' or '،')
        && words.Length > 0 && char.IsLetter(words[0]) ? words : $"'{words.Replace("'", "''", StringComparison.Ordinal)}'";

    private void Item(string key, string? value)
    {
        if (!_isOpen)
        {
            _isOpen = true;
            Write($"on_shift: {_onShift ?? 0}");
            Write("lines:");
        }

        Write(value is null ? $"  - {key}: |" : $"  - {key}: {value}");
    }

    private void Block(string key, IEnumerable<string> lines)
    {
        Write($"    {key}: |");
        Lines(lines, 6);
    }

    private void Lines(IEnumerable<string> lines, int indent)
    {
        foreach (var line in lines.Where(line => line.Trim().Length > 0))
        {
            Write(new string(' ', indent) + line.Trim());
        }
    }

    private void Write(string line) => output.Write(line + "\n");

    private static string Span(TimeSpan time) => time.Ticks switch
    {
        var ticks when ticks % TimeSpan.TicksPerDay == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays}d"),
        var ticks when ticks % TimeSpan.TicksPerHour == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours}h"),
        var ticks when ticks % TimeSpan.TicksPerMinute == 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)}s"),
    };
}
