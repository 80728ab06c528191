using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A turn under way: the conversation being edited, what was said and what is to be done. One step is one message, so everything said is joined at the end.</summary>
internal sealed class TurnDraft
{
    private readonly List<Effect> _effects = [];
    private readonly List<string> _walked = [];
    private readonly List<string> _paragraphs = [];
    private readonly HashSet<string> _besideTalk = [];
    private readonly Conversation _before;
    private bool _asked;
    private Question? _questionBefore;
    private int _menus;

    public TurnDraft(Conversation conversation, Playbook playbook, Moment moment, bool byPerson)
    {
        ByPerson = byPerson;
        _before = conversation;
        Conversation = conversation;
        Playbook = playbook;
        Moment = moment;
        Machine = new ConversationMachine(this);
    }

    public Conversation Conversation { get; set; }

    public Playbook Playbook { get; }

    public Moment Moment { get; }

    public DateTimeOffset Now => Moment.Now;

    /// <summary>How long ago something was. What lies ahead was noted before the clock was set back and counts as long ago: nobody waits until the clock comes there again.</summary>
    public TimeSpan Since(DateTimeOffset at) => at > Now + ConversationLimits.ClockSlack ? TimeSpan.MaxValue : Now - at;

    public ConversationMachine Machine { get; }

    /// <summary>The person began this turn; what others begin waits while nothing earlier may be named.</summary>
    public bool ByPerson { get; }

    /// <summary>A volunteer is there, but the person had not been told when they wrote this: it is not for the volunteer without consent.</summary>
    public bool Unheard { get; set; }

    /// <summary>Who we are is covered: whatever else this turn would say is not shown beside it.</summary>
    public bool IsCovered { get; set; }

    /// <summary>As what this turn's message is sent.</summary>
    public MessageKind Kind { get; set; } = MessageKind.Bot;

    /// <summary>How long the person was away before this turn.</summary>
    public TimeSpan Away { get; set; }

    /// <summary>Lines of this turn that were passed on.</summary>
    public IReadOnlyList<string> Forwarded { get; set; } = [];

    /// <summary>The flow that the link they opened the chat by leads to.</summary>
    public string? OpenedFlow { get; set; }

    /// <summary>What the person sent instead of words.</summary>
    public MediaKind? SentKind { get; set; }

    /// <summary>The person said «خروج» or «حذف» in this turn: consent is asked for another time.</summary>
    public bool ConsentLater { get; set; }

    /// <summary>What the screening of this turn's text changed.</summary>
    public Rise Rise { get; set; } = Rise.None;

    /// <summary>The person is back after a quick exit, and a volunteer still has their case.</summary>
    public bool ReturnedToTalk { get; set; }

    /// <summary>The bot asked something in this turn.</summary>
    public bool HasAsked => _asked;

    /// <summary>How many are on shift who may have this case: whoever the person does not want there any more is no help to wait for.</summary>
    public int VolunteersThere => Moment.VolunteersOnShift - Moment.There.Count(id => OpenCase?.Excluded.Contains(id) == true);

    public Case? OpenCase => Conversation.Case is { IsOpen: true } open ? open : null;

    public string Text(string messageId) => Playbook.Messages[messageId].Trim();

    public string Text(string messageId, params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var text = Text(messageId);
        foreach (var (name, value) in arguments)
        {
            text = text.Replace($"(({name}))", value, StringComparison.Ordinal);
        }

        return text;
    }

    public void Say(string messageId) => SayText(Text(messageId));

    /// <summary>Says what is between the person and those who look after the team: it stands in no talk that a volunteer reads.</summary>
    public void SayBesideTalk(string messageId)
    {
        var said = _paragraphs.Count;
        Say(messageId);
        _besideTalk.UnionWith(_paragraphs.Skip(said));
    }

    /// <summary>Takes back a sentence of this turn; false when it was not said.</summary>
    public bool TakeBack(string messageId) => _paragraphs.Remove(Text(messageId));

    /// <summary>Says a sentence as a further line of what was said last: what belongs together is one block on the screen.</summary>
    public void SayBeneath(string messageId) => SayTextBeneath(Text(messageId));

    public void SayTextBeneath(string text)
    {
        if (_paragraphs.Count == 0)
        {
            SayText(text);
        }
        else if (Variants.In(text, Conversation.Address).Trim() is { Length: > 0 } line)
        {
            _paragraphs[^1] += "\n" + line;
        }
    }

    /// <summary>Says a sentence as a further line of the block that holds another one; false when that was not said.</summary>
    public bool SayUnder(string anchorId, string messageId)
    {
        var index = _paragraphs.FindIndex(paragraph => paragraph.Contains(Text(anchorId), StringComparison.Ordinal));
        if (index >= 0)
        {
            _paragraphs[index] += "\n" + Text(messageId);
        }

        return index >= 0;
    }

    /// <summary>Puts a block before everything that was said in this turn: what is safe to do comes before what explains.</summary>
    public void SayFirst(params ReadOnlySpan<string> messageIds)
    {
        var lines = new List<string>();
        foreach (var id in messageIds)
        {
            lines.Add(Text(id));
        }

        _paragraphs.Insert(0, string.Join('\n', lines));
    }

    /// <summary>Whether a sentence was said in this turn already.</summary>
    public bool HasSaid(string messageId) => _paragraphs.Any(paragraph => paragraph.Contains(Text(messageId), StringComparison.Ordinal));

    public void SayText(string text)
    {
        if (Variants.In(text, Conversation.Address).Trim() is { Length: > 0 } paragraph)
        {
            _paragraphs.Add(paragraph);
        }
    }

    /// <summary>Something is said to the person in this turn.</summary>
    public bool HasSpoken => _paragraphs.Count > 0 || _asked;

    /// <summary>The question that this turn asks; null for none.</summary>
    public Question? Asked => _asked ? Conversation.Question : null;

    /// <summary>Puts buttons under what is said in this turn; a later question replaces an earlier one.</summary>
    /// <param name="kind">Who understands the choice.</param>
    /// <param name="place">What the question belongs to.</param>
    /// <param name="options">The options in the order shown.</param>
    /// <param name="volunteersText">What a volunteer asked; null for the bot's own questions, which are shown at the end of the turn.</param>
    public void Ask(QuestionKind kind, string place, IReadOnlyList<QuestionOption> options, string? volunteersText = null)
    {
        var visit = Conversation.Visit + 1;
        if (!_asked)
        {
            _questionBefore = Conversation.Question;
        }

        Conversation = Conversation with
        {
            Visit = visit,
            Question = new Question(kind, visit, place, options) { OffersHuman = Conversation.Question is { OffersHuman: true } before && before.Kind == kind && before.Place == place },
            Asked = [.. Conversation.Asked.TakeLast(ConversationLimits.AskedKept - 1), new AskedQuestion(visit, place, null, volunteersText)],
        };
        _asked = volunteersText is null;
    }

    /// <summary>Whether the words above what is asked now offer a human.</summary>
    public void OffersHuman(bool offers) => Conversation = Conversation with { Question = Conversation.Question! with { OffersHuman = offers } };

    /// <summary>Bounds how often one turn may fall back to the menu, so that a broken menu cannot hold it for ever.</summary>
    public bool MayShowMenu() => _menus++ < FlowLimits.MaxMenusPerTurn;

    public void Do(Effect effect) => _effects.Add(effect);

    /// <summary>Notes the steps that a flow ran through.</summary>
    public void Walked(IEnumerable<string> steps) => _walked.AddRange(steps);

    public void EditCase(Func<Case, Case> edit)
    {
        if (Conversation.Case is { } current)
        {
            Conversation = Conversation with { Case = edit(current) with { Version = current.Version + 1 } };
        }
    }

    /// <summary>One message to the person. After a long silence what others say waits for «متابعة» (safeguarding rules, section 3).</summary>
    public void Tell(Message message) => Do(new SayToPerson(message, Waits));

    /// <summary>Tells coordinators; once in a turn, however many ways lead to it.</summary>
    public void Alert(CoordinatorAlert alert)
    {
        var effect = new AlertCoordinators(alert, Conversation.Case?.Code, Conversation.Level);
        if (!_effects.Contains(effect))
        {
            Do(effect);
        }
    }

    public void DeskLine(string messageId, params ReadOnlySpan<(string Name, string Value)> arguments) =>
        Do(new KeepLine(LineAuthor.System, Text(messageId, arguments), Live: true));

    /// <summary>
    /// Imminent danger, and a human may come: everything waits for them but the words of safety. Whoever said «ليس الآن» waits for nobody, so for them the safe steps go on
    /// (safeguarding rules, section 2).
    /// </summary>
    public bool IsImminent => this is { Conversation.Level: Level.L4, OpenCase.IsDeclined: false };

    /// <summary>The clocks of the present level; L1's where a level has none.</summary>
    public Clocks Clocks() =>
        Playbook.Desk.Clocks.GetValueOrDefault(Conversation.Level) ?? Playbook.Desk.Clocks[Level.L1];

    /// <summary>Closes the turn: joins what was said into one message. To a person who left quickly the bot says nothing but the dull line.</summary>
    public TurnResult Finish(Refusal? refusal)
    {
        if (!Conversation.Left && IsCovered)
        {
            TakeBackUnshown();
            Tell(new Message(Text(CodeWordMessageIds.Cover), []));
        }
        else if (!Conversation.Left && (_paragraphs.Count > 0 || _asked))
        {
            var question = _asked ? Conversation.Question : null;
            var buttons = question?.Options.Select(option => new Button(ButtonPayload.Write(question.Visit, option.Id), option.Text, option.Tone)) ?? [];
            Do(new SayToPerson(new Message(Joined(_paragraphs), [.. buttons], Kind), Waits) { InTalk = Joined(_paragraphs.Where(paragraph => !_besideTalk.Contains(paragraph))) });
        }

        return new TurnResult(Conversation with { Version = Conversation.Version + 1 }, _effects, refusal) { Walked = _walked, Counted = [.. Counting.Of(_before, Conversation, _walked, Playbook)] };
    }

    private bool Waits => Conversation.AwaitsContinue && !ByPerson;

    private static string Joined(IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    // Nobody saw what stood behind the cover: no typed word answers a question of this turn, and the safety line and the greeting are still owed.
    private void TakeBackUnshown() => Conversation = Conversation with
    {
        SafetyLineAt = _before.SafetyLineAt,
        Greeted = _before.Greeted,
        Question = _asked ? _questionBefore : Conversation.Question,
        Asked = [.. Conversation.Asked.Where(item => item.Visit <= _before.Visit)],
    };
}
