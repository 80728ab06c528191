using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Tests.Conversations;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>Payloads that no button of ours holds at that moment, of every question so far and of some to come: nobody is erased, nobody agrees, and nothing guarded appears by them.</summary>
public sealed class Forged_buttons(ITestOutputHelper output)
{
    private static readonly string[] Choices =
    [
        "_more", "_human", "_menu", "_continue", "_fresh", "_skip", "_yes", "_no", "_share", "_opened", "_steps", "_check", "_none", "_next", "_answer.should_i_pay", "_answer.x", "_alert.x", "_checklink", "_erase", "_talk",
        "_keep", "_reach.AnyTime", "_reach.NoticeOnly", "_reach.7", "_wish.Woman", "_address.Male", "_show", "report", "urgent_life", "response_steps", "", "x", "../", "ﷺ",
    ];

    [Fact]
    public void Nobody_is_erased_or_agrees_by_a_button_that_was_not_theirs()
    {
        var tried = 0;
        foreach (var texts in new string[][] { ["هلا"], ["اتعرض للابتزاز"], ["عمري 16 ويكول نلتقي باجر"], ["شخص من الفريق"], ["لازم ادفعله لو لا"] })
        {
            var stage = Tell(texts);
            var offered = stage.Buttons.Select(button => button.Payload).ToHashSet();
            foreach (var payload in Payloads().Where(payload => !offered.Contains(payload)))
            {
                var result = Press(stage, payload);
                tried++;
                Assert.DoesNotContain(result.Effects, effect => effect is ErasePerson);
                Assert.NotEqual((payload, Consent.Given), (payload, result.Conversation.Case?.Consent ?? Consent.Unanswered));
                Assert.Equal((payload, stage.Conversation.Reach, stage.Conversation.SharedPhone), (payload, result.Conversation.Reach, result.Conversation.SharedPhone));
                Assert.True(stage.Conversation.Case is not { IsOpen: true } || result.Conversation.Case is { IsOpen: true }, payload);
                Assert.True(result.Conversation.Level >= stage.Conversation.Level, payload);
            }
        }

        output.WriteLine($"forged buttons: {tried} tried");
    }

    /// <summary>Whoever holds the phone and not the word: no button leads behind it, «عرض» neither.</summary>
    [Fact]
    public void No_button_leads_behind_a_code_word()
    {
        var stage = Tell(["كلمة خاصة", "زيتونة الجبل", "اتعرض للابتزاز"]);
        stage.Now += TimeSpan.FromHours(13);
        stage.Run(new PersonWrote(["هلا"], stage.Now));
        var fresh = 0;
        foreach (var payload in Payloads())
        {
            var result = Press(stage, payload);
            Assert.DoesNotContain(result.Effects, effect => effect is ReleaseHeldLines);
            if (!result.Conversation.AwaitsContinue)
            {
                fresh++; // «بداية جديدة»: what waited is dropped, and the word with it
                Assert.Single(result.Effects.OfType<DropHeldLines>());
                Assert.Null(result.Conversation.CodeWord);
                Assert.Null(result.Conversation.Cursor);
            }
        }

        Assert.InRange(fresh, 0, 2);
    }

    private static Stage Tell(string[] texts)
    {
        var stage = new Stage();
        Array.ForEach(texts, text => stage.Run(new PersonWrote([text], stage.Now)));
        return stage;
    }

    // The turn is pure: each try begins where the talk stands.
    private static TurnResult Press(Stage stage, string payload) =>
        Turn.Run(stage.Conversation, new PersonPressed(payload), Stage.Playbook, new Moment(stage.Now, "730258", 1, 0));

    private static IEnumerable<string> Payloads() =>
        Enumerable.Range(0, 12).SelectMany(visit => Choices.Select(choice => ButtonPayload.Write(visit, choice)))
            .Concat(["1:zzzzzz:_yes", "2:482715:take:0", "1:-1:_erase", "1:1:_erase:x", ":::", "_show", "1:00:_erase", new string('1', 5000)]);
}
