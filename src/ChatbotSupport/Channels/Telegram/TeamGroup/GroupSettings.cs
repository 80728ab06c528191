using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>Looks at the group's settings and at the bot's rights there, and keeps what is unsafe or missing for as long as it is so (safeguarding rules, section 5).</summary>
internal sealed class GroupSettings(BotApi api, Pairing pairing, Writer writer, Changes changes, TimeProvider clock)
{
    private static readonly GroupWarning[] Looked =
    [
        GroupWarning.Kicked, GroupWarning.CannotPin, GroupWarning.CannotDelete, GroupWarning.NotAdministrator, GroupWarning.CannotRemove, GroupWarning.CannotManageTopics, GroupWarning.MembersInvite, GroupWarning.HistoryVisible, GroupWarning.NoJoinRequests,
        GroupWarning.IsPublic,
    ];

    private long? _lookedAt;

    /// <summary>The next look is not put off.</summary>
    public void Again() => _lookedAt = null;

    /// <summary>Looks, when it is time. Throws what Telegram answers, except that we are not there.</summary>
    public async Task LookAsync(CancellationToken stopping)
    {
        if (pairing.Home is not { } home)
        {
            _lookedAt = null;
            return;
        }

        if (_lookedAt is { } at && clock.GetElapsedTime(at) < GroupLimits.SettingsEvery)
        {
            return;
        }

        _lookedAt = clock.GetTimestamp();
        GroupWarning[] present;
        try
        {
            var chat = await api.Calls.GetChat(home.Chat, stopping);
            present = [.. Find(chat, await api.Calls.GetChatMember(home.Chat, api.BotId, stopping))];
        }
        catch (Exception refused) when (Failures.MovedTo(refused) is null && GroupTroubles.Of(refused) is GroupWarning.Kicked)
        {
            await writer.RunAsync(connection => GroupRows.Warn(connection, [], [GroupWarning.Kicked], clock.GetUtcNow()));
            changes.Bump();
            return;
        }

        if (await writer.RunAsync(connection => GroupRows.Warn(connection, Looked, present, clock.GetUtcNow())))
        {
            changes.Bump();
        }
    }

    /// <summary>What is wrong with a group as it is. Pure.</summary>
    internal static IEnumerable<GroupWarning> Find(ChatFullInfo chat, ChatMember self)
    {
        if (self.Status is ChatMemberStatus.Left or ChatMemberStatus.Kicked)
        {
            return [GroupWarning.Kicked];
        }

        var admin = self as ChatMemberAdministrator;
        var membersPin = chat is { Type: ChatType.Group, Permissions.CanPinMessages: true };
        (GroupWarning Warning, bool IsSo)[] all =
        [
            (GroupWarning.CannotPin, admin is not { CanPinMessages: true } && !membersPin),
            (GroupWarning.CannotDelete, admin is not { CanDeleteMessages: true }),
            (GroupWarning.NotAdministrator, admin is null),
            (GroupWarning.CannotRemove, admin is { CanRestrictMembers: false }),
            (GroupWarning.CannotManageTopics, chat.IsForum && admin is { CanManageTopics: not true }),
            (GroupWarning.MembersInvite, chat.Permissions?.CanInviteUsers == true),
            (GroupWarning.HistoryVisible, chat.HasVisibleHistory),
            (GroupWarning.NoJoinRequests, !chat.JoinByRequest),
            (GroupWarning.IsPublic, !string.IsNullOrEmpty(chat.Username)),
        ];
        return all.Where(item => item.IsSo).Select(item => item.Warning);
    }
}
