using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.Methods;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.People;

/// <content>Everything that people do to messages, to the chat and to the bot.</content>
public sealed partial class Person
{
    /// <summary>Changes their own message; the bot hears of it.</summary>
    public void Edits(ChatMessage message, string text)
    {
        lock (_world.Gate)
        {
            message.EarlierLooks.Add(new EarlierLook(message.Text, message.Keyboard));
            (message.Formatted, message.EditedAt) = (MessageText.Typed(text), _world.Now);
            if (_world.BotHears(message))
            {
                _world.Updates.Add("edited_message", MessageJson.Of(message), _chat.Id);
            }

            _world.Changed.Ring();
        }
    }

    /// <summary>Deletes a message on both sides. Bots are never told.</summary>
    public void Deletes(ChatMessage message)
    {
        lock (_world.Gate)
        {
            message.IsDeleted = true;
            _world.Changed.Ring();
        }
    }

    /// <summary>Clears the chat on their own phone only. Bots are never told.</summary>
    public void ClearsScreen()
    {
        lock (_world.Gate)
        {
            foreach (var message in _chat.Messages)
            {
                message.HiddenFrom.Add(Id);
            }

            _world.Changed.Ring();
        }
    }

    public void Reacts(ChatMessage message, string emoji)
    {
        if (!ReactionMethods.IsKnown(emoji))
        {
            throw new InvalidOperationException($"Telegram does not offer {emoji} as a reaction.");
        }

        lock (_world.Gate)
        {
            var before = message.ReactionsByAccount.GetValueOrDefault(_account);
            message.ReactionsByAccount[_account] = emoji;
            if (_chat.Kind == ChatKind.Private || _chat.MemberOf(_world.Bot).IsAdministrator)
            {
                _world.Updates.Add("message_reaction", Json.Of(
                    ("chat", _chat.ToJson()), ("message_id", message.Id), ("user", _account.ToJson()), ("date", Stamp.Seconds(_world.Now)),
                    ("old_reaction", Reaction(before)), ("new_reaction", Reaction(emoji))), _chat.Id);
            }

            _world.Changed.Ring();
        }
    }

    public void BlocksBot() => Turns(isBlocked: true);

    public void UnblocksBot() => Turns(isBlocked: false);

    /// <summary>Deletes the account. Bots are not told; they find out when they write.</summary>
    public void DeletesAccount()
    {
        lock (_world.Gate)
        {
            _account.IsDeactivated = true;
        }
    }

    private void Turns(bool isBlocked)
    {
        lock (_world.Gate)
        {
            var chat = _world.Chats[Id];
            if (chat.IsBlocked == isBlocked)
            {
                return;
            }

            chat.IsBlocked = isBlocked;
            var (before, after) = isBlocked ? (Standing.Member, Standing.Kicked) : (Standing.Kicked, Standing.Member);
            _world.TellOfMember("my_chat_member", chat, _account, new Member(_world.Bot, before), new Member(_world.Bot, after));
            _world.Changed.Ring();
        }
    }

    private static JsonArray Reaction(string? emoji) => emoji is null ? [] : Json.Array([Json.Of(("type", "emoji"), ("emoji", emoji))]);
}
