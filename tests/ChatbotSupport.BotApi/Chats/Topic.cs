namespace ChatbotSupport.BotApi.Chats;

/// <summary>A topic of a forum. Its number is that of the service message that opened it.</summary>
public sealed class Topic
{
    internal Topic(long id, string name, int iconColor, Account creator)
    {
        (Id, Name, IconColor, Creator) = (id, name, iconColor, creator);
    }

    public long Id { get; }

    public string Name { get; internal set; }

    public bool IsClosed { get; internal set; }

    public bool IsDeleted { get; internal set; }

    internal int IconColor { get; }

    internal Account Creator { get; }

    internal ChatMessage? Opening { get; set; }
}
