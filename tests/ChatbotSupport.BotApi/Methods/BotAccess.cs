using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Where the bot may write and what it may do there, with the refusals of the real server.</summary>
internal static class BotAccess
{
    public static void CheckGroup(World world, Chat chat)
    {
        if (chat.UpgradedTo is { } supergroup)
        {
            throw Refusal.Upgraded(supergroup.Id);
        }

        if (chat.Kind == ChatKind.Private)
        {
            return;
        }

        var what = chat.Kind == ChatKind.Group ? "group" : "supergroup";
        switch (chat.MemberOf(world.Bot).Standing)
        {
            case Standing.Kicked:
                throw Refusal.Forbidden($"bot was kicked from the {what} chat");
            case Standing.Left:
                throw Refusal.Forbidden($"bot is not a member of the {what} chat");
            case Standing.Creator or Standing.Administrator or Standing.Member or Standing.Restricted:
            default:
                break;
        }
    }

    /// <summary>Whether anything of the bot can arrive in the chat.</summary>
    public static void CheckWrite(World world, Chat chat)
    {
        CheckGroup(world, chat);
        if (chat.Kind != ChatKind.Private && chat.MemberOf(world.Bot).Standing == Standing.Restricted)
        {
            throw Refusal.BadRequest("not enough rights to send text messages to the chat");
        }

        if (chat.Person is not { } person)
        {
            return;
        }

        if (person.IsDeactivated)
        {
            throw Refusal.Forbidden("user is deactivated");
        }

        if (!chat.IsStarted && !(chat.OpenUntil > world.Now))
        {
            throw Refusal.Forbidden("bot can't initiate conversation with a user");
        }

        if (chat.IsBlocked)
        {
            throw Refusal.Forbidden("bot was blocked by the user");
        }
    }

    public static void CheckRight(World world, Chat chat, Rights right, string whatFor)
    {
        if (!chat.MemberOf(world.Bot).May(right) && !(chat.Kind == ChatKind.Group && chat.MemberRights.HasFlag(right)))
        {
            throw Refusal.BadRequest($"not enough rights to {whatFor}");
        }
    }
}
