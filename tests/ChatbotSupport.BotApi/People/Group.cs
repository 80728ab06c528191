using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.People;

/// <summary>A group with people in it, such as the volunteers' room.</summary>
public sealed class Group
{
    private readonly World _world;

    internal Group(World world, Chat chat)
    {
        (_world, Chat) = (world, chat);
    }

    public Chat Chat { get; private set; }

    public long Id => Chat.Id;
}
