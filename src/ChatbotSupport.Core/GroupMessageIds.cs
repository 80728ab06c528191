namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences of the volunteers' group and of what coordinators are told in private; they stand in `messages.yaml` beside the others.</summary>
public static class GroupMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        [Facts] = ["channel", "language", "time"],
        [With] = ["alias"],
        [BackAgain] = [],
        [PersonLeft] = [],
        [Near] = ["time"],
        [LateSince] = ["time"],
        [SecondWanted] = [],
        [Coordinators] = ["aliases"],
        [Ended] = ["case"],
        [NotForNow] = ["case"],
        [Many] = ["count", "levels"],
        [Alive] = ["time", "date", "minutes"],
        [NotBound] = [],
        [CodeUnknown] = [],
        [Paired] = [],
        [Unpaired] = [],
        [AboutGroup] = [],
        [WaitsSince] = ["time"],
        [HereNow] = ["alias"],
        [TestCall] = [],
        [ButtonSeen] = [],
        [CallOver] = ["about"],
        [CallRead] = ["about"],
        [MentionOn] = [],
        [MentionOff] = [],
    };

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Facts = "group_facts";
    public const string With = "group_with";
    public const string BackAgain = "group_back_again";
    public const string PersonLeft = "group_person_left";
    public const string Near = "group_near";
    public const string LateSince = "group_late_since";
    public const string SecondWanted = "group_second_wanted";
    public const string Coordinators = "group_coordinators";
    public const string Ended = "group_ended";
    public const string NotForNow = "group_not_for_now";
    public const string Many = "group_many";
    public const string Alive = "group_alive";
    public const string NotBound = "group_not_bound";
    public const string CodeUnknown = "group_code_unknown";
    public const string Paired = "group_paired";
    public const string Unpaired = "group_unpaired";
    public const string AboutGroup = "group_about_group";
    public const string WaitsSince = "group_waits_since";
    public const string HereNow = "group_here_now";
    public const string TestCall = "group_test_call";
    public const string ButtonSeen = "group_button_seen";
    public const string CallOver = "group_call_over";
    public const string CallRead = "group_call_read";
    public const string MentionOn = "group_mention_on";
    public const string MentionOff = "group_mention_off";
#pragma warning restore CS1591
}
