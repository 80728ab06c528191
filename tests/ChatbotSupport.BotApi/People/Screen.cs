using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.People;

/// <summary>One chat as one person sees it now.</summary>
public sealed class Screen
{
    private readonly World _world;
    private readonly Account _reader;
    private readonly Chat _chat;
    private readonly Topic? _topic;
    private int _heard;

    internal Screen(World world, Account reader, Chat chat, Topic? topic)
    {
        (_world, _reader, _chat, _topic) = (world, reader, chat, topic);
    }

    /// <summary>Everything that can be read, oldest first.</summary>
    public IReadOnlyList<ChatMessage> Messages
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. Visible()];
            }
        }
    }

    /// <summary>The last thing on the screen.</summary>
    public ChatMessage? Last => Messages is [.., var last] ? last : null;

    /// <summary>The screen as lines of a talk, for reading and for failing tests.</summary>
    public string Transcript
    {
        get
        {
            lock (_world.Gate)
            {
                return People.Transcript.Of(Visible());
            }
        }
    }

    /// <summary>Waits until the bot shows a text that holds these words.</summary>
    public Task<ChatMessage> ShowsAsync(string words) =>
        ShowsAsync(message => message.IsFromBot && message.Text.Contains(words, StringComparison.Ordinal), $"«{words}»");

    /// <summary>Waits for the newest message that the condition likes.</summary>
    public Task<ChatMessage> ShowsAsync(Func<ChatMessage, bool> condition, string what = "the message") =>
        _world.UntilAsync(() => Visible().LastOrDefault(condition), () => $"The screen never showed {what}:\n{Transcript}");

    /// <summary>Waits until the screen as a whole is as it should be.</summary>
    public async Task<IReadOnlyList<ChatMessage>> UntilAsync(Func<IReadOnlyList<ChatMessage>, bool> condition, string what = "what it should") =>
        await _world.UntilAsync(
            () => Visible().ToList() is var messages && condition(messages) ? messages : null, () => $"The screen never showed {what}:\n{Transcript}");

    /// <summary>The bot's next message in this chat that was not given out here before.</summary>
    public async Task<ChatMessage> NextAsync() => await _world.UntilAsync(
        () =>
        {
            while (_heard < _chat.Messages.Count)
            {
                var message = _chat.Messages[_heard++];
                if (message is { IsFromBot: true, Kind: not MessageKind.Service } && IsHere(message))
                {
                    return message;
                }
            }

            return null;
        },
        () => $"The bot said nothing more:\n{Transcript}");

    private IEnumerable<ChatMessage> Visible() =>
        _chat.Messages.Where(message => !message.IsDeleted && !message.HiddenFrom.Contains(_reader.Id) && IsHere(message));

    private bool IsHere(ChatMessage message) => _topic is null || message.Topic == _topic;
}
