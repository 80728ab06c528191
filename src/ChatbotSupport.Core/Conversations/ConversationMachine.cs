using ChatbotSupport.Core.Cases;
using Stateless;
using Stateless.Graph;
using Stateless.Reflection;
using static ChatbotSupport.Core.Conversations.ConversationState;
using static ChatbotSupport.Core.Conversations.ConversationTrigger;

namespace ChatbotSupport.Core.Conversations;

/// <summary>
/// The life of a conversation. Built for one turn over the draft and dropped after it, and only as far as the turn goes: an action edits the draft and lists effects,
/// so a turn that throws leaves nothing behind. Where a person stands inside a flow is data beside the state and survives escalation.
/// </summary>
internal sealed class ConversationMachine
{
    private readonly TurnDraft _draft;
    private readonly StateMachine<ConversationState, ConversationTrigger> _machine;
    private readonly StateMachine<ConversationState, ConversationTrigger>.TriggerWithParameters<PersonLines> _textReceived;
    private readonly StateMachine<ConversationState, ConversationTrigger>.TriggerWithParameters<PersonPressed> _choiceReceived;
    private readonly StateMachine<ConversationState, ConversationTrigger>.TriggerWithParameters<Rise> _riskFlagged;
    private readonly StateMachine<ConversationState, ConversationTrigger>.TriggerWithParameters<Reason> _helpRequested;

    private bool _knowsAutomated;
    private bool _knowsEscalated;
    private bool _knowsClosed;

    public ConversationMachine(TurnDraft draft)
    {
        _draft = draft;

        // Immediate: what an action fires has happened when the action reads the draft again; a queue would leave it until later.
        _machine = new(() => _draft.Conversation.State, state => _draft.Conversation = _draft.Conversation with { State = state }, FiringMode.Immediate);
        _textReceived = _machine.SetTriggerParameters<PersonLines>(ConversationTrigger.TextReceived);
        _choiceReceived = _machine.SetTriggerParameters<PersonPressed>(ConversationTrigger.ChoiceReceived);
        _riskFlagged = _machine.SetTriggerParameters<Rise>(ConversationTrigger.RiskFlagged);
        _helpRequested = _machine.SetTriggerParameters<Reason>(ConversationTrigger.HelpRequested);
        _machine.OnTransitioned(transition => _draft.Do(new StateChanged(transition.Source, transition.Destination, transition.Trigger)));
        _machine.OnUnhandledTrigger((state, trigger) => _draft.Do(new Happened($"unexpected_{trigger}_in_{state}")));
    }

    public void TextReceived(PersonLines lines) => For(ConversationTrigger.TextReceived).Fire(_textReceived, lines);

    public void ChoiceReceived(PersonPressed press) => For(ConversationTrigger.ChoiceReceived).Fire(_choiceReceived, press);

    public void RiskFlagged(Rise rise) => For(ConversationTrigger.RiskFlagged).Fire(_riskFlagged, rise);

    /// <summary>A human is wanted.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="inFlow">A step asked for it, and the flow goes on.</param>
    public void HelpRequested(Reason reason, bool inFlow = false)
    {
        if (!Misuse.Calms(_draft, reason, inFlow))
        {
            For(ConversationTrigger.HelpRequested).Fire(_helpRequested, reason);
        }
    }

    /// <summary>Fires a trigger that carries nothing.</summary>
    public void Fire(ConversationTrigger trigger) => For(trigger).Fire(trigger);

    /// <summary>The diagram of the machine, as README.md shows it.</summary>
    public string Diagram() => MermaidGraph.Format(Whole().GetInfo());

    /// <summary>The states and what leads out of them, for diagrams.</summary>
    public IReadOnlyList<MachineState> States() =>
    [
        .. Whole().GetInfo().States.OrderBy(state => (ConversationState)state.UnderlyingState).Select(state => new MachineState(
            (ConversationState)state.UnderlyingState,
            state.Superstate is { } within ? (ConversationState)within.UnderlyingState : null,
            [.. state.FixedTransitions.Where(Leads).Select(way => new MachineWay((ConversationTrigger)way.Trigger.UnderlyingTrigger, (ConversationState)way.DestinationState.UnderlyingState))],
            [.. state.FixedTransitions.Where(way => !Leads(way)).Select(way => (ConversationTrigger)way.Trigger.UnderlyingTrigger)])),
    ];

    private static bool Leads(FixedTransitionInfo way) => way is { IsInternalTransition: false };

    // Most turns stay where they are; to configure what they never come to takes longer than the turn through the machine.
    private StateMachine<ConversationState, ConversationTrigger> For(ConversationTrigger trigger)
    {
        var state = _draft.Conversation.State;
        return trigger is ConversationTrigger.TextReceived or ConversationTrigger.ChoiceReceived or MediaReceived or ChatOpened or FlowChosen or FlowFinished
            ? Know(automated: state is Menu or Guided, escalated: state is AwaitingVolunteer or WithVolunteer, closed: state is Closed)
            : Whole();
    }

    private StateMachine<ConversationState, ConversationTrigger> Whole() => Know(automated: true, escalated: true, closed: true);

    private StateMachine<ConversationState, ConversationTrigger> Know(bool automated, bool escalated, bool closed)
    {
        if (automated && !_knowsAutomated)
        {
            _knowsAutomated = true;
            ConfigureAutomated();
        }

        if (escalated && !_knowsEscalated)
        {
            _knowsEscalated = true;
            ConfigureEscalated();
        }

        if (closed && !_knowsClosed)
        {
            _knowsClosed = true;
            ConfigureClosed();
        }

        return _machine;
    }

    private void ConfigureAutomated()
    {
        _machine.Configure(Automated)
            .InternalTransition(_textReceived, (lines, _) => AnswerText(lines))
            .InternalTransition(_choiceReceived, (press, _) => AnswerChoice(press))
            .InternalTransition(MediaReceived, ExplainMedia)
            .InternalTransition(ChatOpened, PresentWhereWeAre)
            .Permit(ConversationTrigger.RiskFlagged, AwaitingVolunteer)
            .Permit(ConversationTrigger.HelpRequested, AwaitingVolunteer)
            .Permit(ConversationTrigger.PersonLeft, Closed)
            .Permit(SilencePassed, Closed);

        _machine.Configure(Menu).SubstateOf(Automated)
            .Permit(FlowChosen, Guided)
            .Ignore(FlowFinished);

        _machine.Configure(Guided).SubstateOf(Automated)
            .Permit(FlowFinished, Menu)
            .Ignore(FlowChosen);
    }

    private void ConfigureEscalated()
    {
        _machine.Configure(Escalated)
            .InternalTransition(MediaReceived, ExplainMedia)
            .InternalTransition(ChatOpened, PresentWhereWeAre)
            .Permit(EscalationEnded, Menu)
            .Permit(EscalationEndedInFlow, Guided)
            .Permit(ConversationTrigger.PersonLeft, Closed)
            .Ignore(FlowChosen)
            .Ignore(FlowFinished);

        _machine.Configure(AwaitingVolunteer).SubstateOf(Escalated)
            .OnEntryFrom(_riskFlagged, OpenCaseForRisk)
            .OnEntryFrom(_helpRequested, OpenCaseForHelp)
            .InternalTransition(_textReceived, (lines, _) => AnswerText(lines))
            .InternalTransition(_choiceReceived, (press, _) => AnswerChoice(press))
            .InternalTransition(_riskFlagged, (rise, _) => RaiseWaitingCase(rise))
            .InternalTransition(_helpRequested, (reason, _) => SayHowTheWaitStands(reason))
            .Permit(VolunteerJoined, WithVolunteer);

        _machine.Configure(WithVolunteer).SubstateOf(Escalated)
            .InternalTransition(_textReceived, (lines, _) => RelayText(lines))
            .InternalTransition(_choiceReceived, (press, _) => RelayChoice(press))
            .InternalTransition(_riskFlagged, (rise, _) => RaiseOwnedCase(rise))
            .Ignore(ConversationTrigger.HelpRequested)
            .Permit(VolunteerGone, AwaitingVolunteer);
    }

    private void ConfigureClosed() =>
        _machine.Configure(Closed)
            .Permit(Returned, Menu)
            .Permit(ReturnedToQueue, AwaitingVolunteer)
            .Permit(ReturnedToVolunteer, WithVolunteer)
            .Ignore(VolunteerJoined)
            .Ignore(VolunteerGone)
            .Ignore(EscalationEnded)
            .Ignore(EscalationEndedInFlow)
            .Ignore(FlowFinished)
            .Ignore(ConversationTrigger.PersonLeft)
            .Ignore(SilencePassed);

    private void AnswerText(PersonLines lines) => Replies.Answer(_draft, lines);

    private void AnswerChoice(PersonPressed press) => Choices.Press(_draft, press.Payload);

    private void ExplainMedia() => BesidesWords.Explain(_draft);

    private void PresentWhereWeAre() => Arrival.Opened(_draft);

    private void OpenCaseForRisk(Rise rise) => Handover.ForRisk(_draft, rise);

    private void OpenCaseForHelp(Reason reason) => Handover.ForHelp(_draft, reason);

    private void RaiseWaitingCase(Rise rise) => Handover.Raise(_draft, rise);

    private void SayHowTheWaitStands(Reason reason) => Handover.Again(_draft, reason);

    private void RelayText(PersonLines lines) => LiveTalk.Text(_draft, lines);

    private void RelayChoice(PersonPressed press) => LiveTalk.Choice(_draft, press.Payload);

    private void RaiseOwnedCase(Rise rise) => LiveTalk.Raise(_draft, rise);
}
