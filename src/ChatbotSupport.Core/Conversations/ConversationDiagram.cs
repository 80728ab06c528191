namespace ChatbotSupport.Core.Conversations;

/// <summary>The diagram of the conversation machine, generated from the machine that runs.</summary>
public static class ConversationDiagram
{
    /// <summary>Mermaid text.</summary>
    public static string Mermaid(Playbook playbook) => Machine(playbook).Diagram();

    /// <summary>The states with what leads out of them, in the order in which they are declared.</summary>
    public static IReadOnlyList<MachineState> States(Playbook playbook) => Machine(playbook).States();

    private static ConversationMachine Machine(Playbook playbook) =>
        new TurnDraft(new Conversation { Id = "", Channel = "" }, playbook, new Moment(DateTimeOffset.UnixEpoch, "", 0), byPerson: true).Machine;
}

/// <summary>A state of the machine as a diagram shows it.</summary>
/// <param name="State">The state.</param>
/// <param name="Within">The state it is part of, or null.</param>
/// <param name="Ways">What leads to another state.</param>
/// <param name="Stays">What is answered without leaving.</param>
public sealed record MachineState(
    ConversationState State, ConversationState? Within, IReadOnlyList<MachineWay> Ways, IReadOnlyList<ConversationTrigger> Stays);

/// <summary>A trigger that leads to another state.</summary>
public sealed record MachineWay(ConversationTrigger Trigger, ConversationState To);
