namespace ChatbotSupport.Core.Conversations;

/// <summary>The diagram of the conversation machine, generated from the machine that runs.</summary>
public static class ConversationDiagram
{
    /// <summary>Mermaid text.</summary>
    public static string Mermaid(Playbook playbook) =>
        new TurnDraft(new Conversation { Id = "", Channel = "" }, playbook, new Moment(DateTimeOffset.UnixEpoch, "", 0), byPerson: true).Machine.Diagram();
}
