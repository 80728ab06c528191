using ChatbotSupport.BotApi.Chats;

namespace ChatbotSupport.BotApi.People;

/// <summary>A group with people in it, such as the volunteers' room, and what its owner does with it.</summary>
public sealed class Group
{
    private readonly World _world;
    private readonly Account _owner;

    internal Group(World world, Chat chat, Account owner)
    {
        (_world, Chat, _owner) = (world, chat, owner);
        lock (_world.Gate)
        {
            chat.Members[owner.Id] = new Member(owner, Standing.Creator);
            var created = chat.Kind == ChatKind.Group ? "group_chat_created" : "supergroup_chat_created";
            _world.PostService(chat, owner, Json.Of((created, true)));
        }
    }

    /// <summary>The chat as it is now; another one after an upgrade.</summary>
    public Chat Chat { get; private set; }

    public long Id => Chat.Id;

    public IReadOnlyList<Topic> Topics
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. Chat.Topics.Values.Where(topic => !topic.IsDeleted)];
            }
        }
    }

    /// <summary>Members may add members themselves; the product warns of it.</summary>
    public bool MembersMayInvite
    {
        get => Chat.MemberRights.HasFlag(Rights.InviteUsers);
        set => Chat.MemberRights = value ? Chat.MemberRights | Rights.InviteUsers : Chat.MemberRights & ~Rights.InviteUsers;
    }

    /// <summary>New members see what was written before they came; the product warns of it.</summary>
    public bool HasVisibleHistory
    {
        get => Chat.HasVisibleHistory;
        set => Chat.HasVisibleHistory = value;
    }

    /// <summary>Whoever wants to come in has to be let in.</summary>
    public bool JoinsByRequest
    {
        get => Chat.JoinsByRequest;
        set => Chat.JoinsByRequest = value;
    }

    /// <summary>A public name, under which anybody finds the group; none in a private one.</summary>
    public string? PublicName
    {
        get => Chat.PublicName;
        set => Chat.PublicName = value;
    }

    /// <summary>The bot may read here but not write.</summary>
    public void SilencesBot() => Change(new Member(_world.Bot, Standing.Restricted));

    /// <summary>Adds the bot, as a member or at once as an administrator.</summary>
    public void AddsBot(Rights? rights = null)
    {
        SetBot(rights);
        Service("new_chat_members", Json.Array([_world.Bot.ToJson()]));
    }

    /// <summary>Makes the bot an administrator with exactly these rights.</summary>
    public void PromotesBot(Rights rights) => SetBot(rights);

    /// <summary>Takes all rights from the bot.</summary>
    public void DemotesBot() => SetBot(null);

    /// <summary>Puts the bot out; it hears of that and of nothing more.</summary>
    public void RemovesBot() => Change(new Member(_world.Bot, Standing.Kicked));

    /// <summary>Somebody comes in.</summary>
    public void Joins(Person person)
    {
        lock (_world.Gate)
        {
            _world.LetIn(Chat, person.Account, person.Account);
        }
    }

    /// <summary>Somebody asks to be let in; an administrator of the bot's kind hears of it.</summary>
    public void IsAskedBy(Person person, string? inviteLink = null)
    {
        lock (_world.Gate)
        {
            Chat.JoinRequests.Add(person.Id);
            if (Chat.MemberOf(_world.Bot).May(Rights.InviteUsers))
            {
                _world.Chats[person.Id].OpenUntil = _world.Now + BotApiLimits.JoinRequestTalk;
                var link = Chat.Links.Find(one => one.Url == inviteLink)?.ToJson();
                _world.Updates.Add("chat_join_request", Json.Of(
                    ("chat", Chat.ToJson()), ("from", person.Account.ToJson()), ("user_chat_id", person.Id), ("date", Stamp.Seconds(_world.Now)), ("invite_link", link)), Chat.Id);
            }
        }
    }

    /// <summary>How somebody stands to the group.</summary>
    public Standing StandingOf(Person person)
    {
        lock (_world.Gate)
        {
            return Chat.MemberOf(person.Account).Standing;
        }
    }

    public void Leaves(Person person)
    {
        lock (_world.Gate)
        {
            _world.ChangeMember(Chat, person.Account, new Member(person.Account, Standing.Left));
            _world.PostService(Chat, person.Account, Json.Of(("left_chat_member", person.Account.ToJson())));
        }
    }

    /// <summary>Puts somebody out for good.</summary>
    public void Removes(Person person)
    {
        Change(new Member(person.Account, Standing.Kicked));
        Service("left_chat_member", person.Account.ToJson());
    }

    public void Promotes(Person person, Rights rights = Rights.All, bool isAnonymous = false) =>
        Change(new Member(person.Account, Standing.Administrator, rights, isAnonymous));

    public void Demotes(Person person) => Change(new Member(person.Account, Standing.Member));

    /// <summary>Somebody with the right to it opens a topic.</summary>
    public Topic OpensTopic(string name)
    {
        lock (_world.Gate)
        {
            return _world.OpenTopic(Chat, _owner, name, 7322096);
        }
    }

    /// <summary>Closes a topic, or opens it again.</summary>
    public void Closes(Topic topic, bool isClosed = true)
    {
        lock (_world.Gate)
        {
            topic.IsClosed = isClosed;
            _world.PostService(Chat, _owner, Json.Of((isClosed ? "forum_topic_closed" : "forum_topic_reopened", new System.Text.Json.Nodes.JsonObject())), topic);
        }
    }

    /// <summary>A small group becomes a supergroup with another id, as when topics are switched on for the first time.</summary>
    /// <param name="isForum">It gets topics by that.</param>
    /// <param name="isToldLate">Something that happens in the new one is delivered before it is said that there is a new one.</param>
    /// <param name="isTold">It is said at all.</param>
    public void Upgrades(bool isForum = true, bool isToldLate = false, bool isTold = true)
    {
        lock (_world.Gate)
        {
            var small = Chat;
            var big = _world.NewGroup(small.Title, ChatKind.Supergroup);
            (big.IsForum, big.MemberRights, big.HasVisibleHistory, big.JoinsByRequest) = (isForum, small.MemberRights, small.HasVisibleHistory, small.JoinsByRequest);
            foreach (var (id, member) in small.Members)
            {
                big.Members[id] = member;
            }

            if (isToldLate)
            {
                _world.PostService(big, _owner, Json.Of(("new_chat_title", big.Title)));
            }

            if (isTold)
            {
                _world.PostService(small, _owner, Json.Of(("migrate_to_chat_id", big.Id)));
                _world.PostService(big, _owner, Json.Of(("migrate_from_chat_id", small.Id)));
            }

            small.UpgradedTo = big;
            Chat = big;
        }
    }

    private void SetBot(Rights? rights) =>
        Change(rights is { } given ? new Member(_world.Bot, Standing.Administrator, given) : new Member(_world.Bot, Standing.Member));

    private void Change(Member member)
    {
        lock (_world.Gate)
        {
            _world.ChangeMember(Chat, _owner, member);
        }
    }

    private void Service(string what, System.Text.Json.Nodes.JsonNode value)
    {
        lock (_world.Gate)
        {
            _world.PostService(Chat, _owner, Json.Of((what, value)));
        }
    }
}
