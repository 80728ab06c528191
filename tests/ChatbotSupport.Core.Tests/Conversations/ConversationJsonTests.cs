using System.Text;
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

    [Fact]
    public void What_was_half_said_is_read_back_and_also_from_the_form_in_which_it_was_stored_before()
    {
        var said = new HalfSaid(new string('b', 64), [new(7, 1), new(9, 2)], new DateTimeOffset(2026, 1, 12, 10, 0, 0, TimeSpan.FromHours(3))) { Parts = [new(3, 5, Denied: true), new(4, 0)] };
        var conversation = new Conversation { Id = new string('a', 32), Channel = "web", HalfSaid = said };
        var before = $$"""
            {"Id":"{{conversation.Id}}","Channel":"web","State":"Menu","HalfSaid":{"Playbook":"{{said.Playbook}}","Phrases":[{"Phrase":7,"Element":1},{"Phrase":9,"Element":2}],
            "At":"2026-01-12T10:00:00+03:00","Parts":[{"Set":3,"WordsAfter":5,"Denied":true},{"Set":4,"WordsAfter":0,"Denied":false}]},"Misses":0,"Blocked":false}
            """;

        foreach (var stored in new[] { ConversationJson.Write(conversation), Encoding.UTF8.GetBytes(before) })
        {
            var read = ConversationJson.Read(stored);
            Assert.Equal((said.Playbook, said.At), (read.HalfSaid!.Playbook, read.HalfSaid.At));
            Assert.Equal(said.Phrases, read.HalfSaid.Phrases);
            Assert.Equal(said.Parts, read.HalfSaid.Parts);
            Assert.Equal(ConversationJson.Write(conversation), ConversationJson.Write(read));
        }
    }
}
