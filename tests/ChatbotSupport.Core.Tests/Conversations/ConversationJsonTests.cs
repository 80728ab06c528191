using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

public sealed class ConversationJsonTests
{
    [Fact]
    public void A_conversation_with_a_fresh_case_is_read_back_as_it_was_written()
    {
        var now = new DateTimeOffset(2026, 1, 12, 10, 0, 0, TimeSpan.FromHours(3));
        var conversation = new Conversation
        {
            Id = new string('a', 32),
            Channel = "web",
            Case = new Case { Code = "482715", State = CaseState.Waiting, Reasons = [Reason.Minor], OpenedAt = now, WaitingSince = now },
            Question = new Question(QuestionKind.Step, 0, "menu", [new("yes", "نعم")]),
        };

        var read = ConversationJson.Read(ConversationJson.Write(conversation));

        Assert.Equal(CaseState.Waiting, read.Case!.State);
        Assert.Equal(ConversationJson.Write(conversation), ConversationJson.Write(read));
    }
}
