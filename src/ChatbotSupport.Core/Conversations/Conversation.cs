using System.Text.Json.Serialization;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>Everything the bot knows of one person on one channel. Immutable: a turn yields the next one. Stored sealed.</summary>
public sealed record Conversation
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(Conversation);

    /// <summary>The person's id: 32 hexadecimal digits that say nothing about them.</summary>
    public required string Id { get; init; }

    /// <summary>The channel they write on: `web`, `telegram`, `whatsapp`, `terminal`.</summary>
    public required string Channel { get; init; }

    /// <summary>Where the life of the conversation stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ConversationState State { get; init; } = ConversationState.Menu;

    /// <summary>Turns so far.</summary>
    public int Version { get; init; }

    /// <summary>The step that waits for the person, or null at the menu.</summary>
    public FlowCursor? Cursor { get; init; }

    /// <summary>The question counter that button payloads carry.</summary>
    public int Visit { get; init; }

    /// <summary>The latest question, whose options and numbers may be typed.</summary>
    public Question? Question { get; init; }

    /// <summary>The last few questions and what was chosen, to tell a doubled press from a stale one.</summary>
    public IReadOnlyList<AskedQuestion> Asked { get; init; } = [];

    /// <summary>Values that flows keep.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>How urgent it is; rules only raise it.</summary>
    public Level Level { get; init; }

    /// <summary>The signs seen so far.</summary>
    public IReadOnlyList<Flag> Flags { get; init; } = [];

    /// <summary>They write for somebody else, who is the one in danger.</summary>
    public bool ForSomebodyElse { get; init; }

    /// <summary>Whether the police come first.</summary>
    public Route Route { get; init; }

    /// <summary>The language they were last seen to write in, so that somebody who speaks it can take the case.</summary>
    public SpokenLanguage Language { get; init; }

    /// <summary>Where they said they are, as far as other numbers apply there.</summary>
    public Region Region { get; init; }

    /// <summary>The open case, or the last one for as long as it can be reopened.</summary>
    public Case? Case { get; init; }

    /// <summary>How the person may be written to when they are not writing themselves.</summary>
    public Reach Reach { get; init; }

    /// <summary>With whom the person would like to talk.</summary>
    public Wish Wish { get; init; }

    /// <summary>How the person wishes to be addressed.</summary>
    public AddressForm Address { get; init; }

    /// <summary>The question that may be asked later; at most one is ever offered.</summary>
    public FollowUp? FollowUp { get; init; }

    /// <summary>Whether the greeting was said.</summary>
    public bool Greeted { get; init; }

    /// <summary>Weak signs of the last minutes.</summary>
    public IReadOnlyList<WeakSign> WeakSigns { get; init; } = [];

    /// <summary>What the message before began to tell of, or null.</summary>
    [JsonPropertyName("Half"), JsonConverter(typeof(HalfSaidJson))]
    public HalfSaid? HalfSaid { get; init; }

    // As it was stored before: read, never written.
    [JsonInclude, JsonPropertyName("HalfSaid")]
    private HalfSaid? HalfSaidByName
    {
        get => null;
        init => HalfSaid ??= value;
    }

    /// <summary>Messages in a row that were not understood.</summary>
    public int Misses { get; init; }

    /// <summary>Photos or voice messages in a row.</summary>
    public int MediaInARow { get; init; }

    /// <summary>When somebody new began here, after the one before was silent for two weeks: what was said and which cases there were before is not theirs. Null for the first.</summary>
    public DateTimeOffset? FreshAt { get; init; }

    /// <summary>Whether the last case ended so lately that it would be opened again.</summary>
    /// <param name="now">The time.</param>
    public bool CanReopen(DateTimeOffset now) => Case is { ClosedAt: { } closed, Erased: false } && now - closed < ConversationLimits.Reopen;

    /// <summary>When the person last wrote or pressed.</summary>
    public DateTimeOffset? LastPersonAt { get; init; }

    /// <summary>When the last safety line was said.</summary>
    public DateTimeOffset? SafetyLineAt { get; init; }

    /// <summary>How often words of suicide were answered shortly: the next time is said otherwise.</summary>
    public int HeardTimes { get; init; }

    /// <summary>When the person was last told in full that everything waits for a human.</summary>
    public DateTimeOffset? ImminentSaidAt { get; init; }

    /// <summary>When people were last told that nobody is there now; said once per closing.</summary>
    public DateTimeOffset? ClosedHoursSaidAt { get; init; }

    /// <summary>When the person was last asked to slow down.</summary>
    public DateTimeOffset? SlowDownSaidAt { get; init; }

    /// <summary>Back after a long silence: nothing earlier is named or delivered before «متابعة» is pressed.</summary>
    public bool AwaitsContinue { get; init; }

    /// <summary>The next text is the person's remark about the talk; coordinators only. Null when none was asked for.</summary>
    public TalkRemark? AwaitedRemark { get; init; }

    /// <summary>The last remark of the person, without its words.</summary>
    public TalkRemark? LastRemark { get; init; }

    /// <summary>The person said that others look at this phone.</summary>
    public bool SharedPhone { get; init; }

    /// <summary>What the person's code word is recognised by, never the word; null for none.</summary>
    public string? CodeWord { get; init; }

    /// <summary>Whether the next text may be a code word.</summary>
    public CodeWordWait AwaitsCodeWord { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CodeWordAskedAt { get; init; }

    /// <summary>Words that were tried and were not it.</summary>
    public int CodeWordTries { get; init; }

    /// <summary>When the last of them was tried.</summary>
    public DateTimeOffset? CodeWordTriedAt { get; init; }

    /// <summary>Marked as misuse: until then a request for a human that carries no sign of danger opens no case.</summary>
    public DateTimeOffset? CalmUntil { get; init; }

    /// <summary>The person left quickly: every line waits until they write again.</summary>
    public bool Left { get; init; }

    /// <summary>The person blocked us: nothing reaches them, and whoever comes back may be somebody else.</summary>
    public bool Blocked { get; init; }
}

/// <summary>A language that is told from others. Stored by name.</summary>
public enum SpokenLanguage
{
    /// <summary>Arabic, also in Latin letters.</summary>
    Arabic,

    /// <summary>Kurdish.</summary>
    Kurdish,

    /// <summary>English.</summary>
    English,
}

/// <summary>How a person may be written to later than five minutes after their last message (safeguarding rules, section 3).</summary>
public enum Reach
{
    /// <summary>Not asked yet: lines wait for the person's next message.</summary>
    Unasked,

    /// <summary>At any time.</summary>
    AnyTime,

    /// <summary>Mornings, 8 to 12.</summary>
    Morning,

    /// <summary>Afternoons, 12 to 17.</summary>
    Afternoon,

    /// <summary>Evenings, 17 to 22.</summary>
    Evening,

    /// <summary>A shared phone: only a neutral «رسالة جديدة» with «عرض».</summary>
    NoticeOnly,

    /// <summary>Only when the person writes.</summary>
    Never,
}
