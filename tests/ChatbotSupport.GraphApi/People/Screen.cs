namespace ChatbotSupport.GraphApi.People;

/// <summary>The chat with the business as one person sees it now.</summary>
public sealed class Screen
{
    private readonly World _world;
    private readonly Person _person;
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);

    internal Screen(World world, Person person)
    {
        (_world, _person) = (world, person);
    }

    /// <summary>Everything that lies on the phone, oldest first.</summary>
    public IReadOnlyList<PhoneMessage> Messages
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. Visible()];
            }
        }
    }

    /// <summary>What the business wrote.</summary>
    public IReadOnlyList<PhoneMessage> Heard => [.. Messages.Where(message => message.IsFromBot)];

    /// <summary>The last thing on the screen.</summary>
    public PhoneMessage? Last => Messages is [.., var last] ? last : null;

    /// <summary>The screen as lines of a talk, for reading and for failing tests.</summary>
    public string Transcript => People.Transcript.Of(Messages);

    /// <summary>Waits until the business shows a text that holds these words.</summary>
    public Task<PhoneMessage> ShowsAsync(string words) =>
        ShowsAsync(message => message.IsFromBot && message.Text.Contains(words, StringComparison.Ordinal), $"«{words}»");

    /// <summary>Waits for the newest message that the condition likes.</summary>
    public Task<PhoneMessage> ShowsAsync(Func<PhoneMessage, bool> condition, string what = "the message") =>
        _world.UntilAsync(() => Visible().LastOrDefault(condition), () => $"The screen never showed {what}:\n{Transcript}");

    /// <summary>The next message of the business that was not given out here before.</summary>
    public Task<PhoneMessage> NextAsync() => _world.UntilAsync(
        () => Visible().FirstOrDefault(message => message.IsFromBot && _heard.Add(message.Id)), () => $"The business said nothing more:\n{Transcript}");

    private IEnumerable<PhoneMessage> Visible() => _world.Messages.Values.Where(message => message.Person == _person && (!message.IsFromBot || message.IsDelivered)).OrderBy(message => message.Number);
}
