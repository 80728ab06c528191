using ChatbotSupport.Core;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>A talk whose person has a code word, or is asked for one.</summary>
public abstract class CodeWordTalk
{
    /// <summary>The word.</summary>
    protected const string Word = "زيتونة الجبل";

    /// <summary>What whoever picks the phone up asks.</summary>
    protected const string Question = "منو انتو";

    private protected static readonly CaseOwner Owner = new(new string('a', 32), "نور");

    private protected readonly Stage _stage = new();

    private protected static string Text(string id) => Stage.Playbook.Messages[id].Trim();

    private protected static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));

    private protected static void PlantedIn(string stored)
    {
        foreach (var form in new[] { Word, "زيتون", "الجبل", System.Text.Json.JsonSerializer.Serialize("زيتون").Trim('"') })
        {
            Assert.DoesNotContain(form, stored, StringComparison.Ordinal);
        }
    }

    private protected string Says(string text) => Said(_stage.Run(new PersonWrote([text], _stage.Now)));

    private protected void AssertHeardAsAText(TurnResult result)
    {
        Assert.Contains(result.Effects, effect => effect is KeepLine { Author: LineAuthor.Person });
        Assert.DoesNotContain(result.Effects, effect => effect is ForgetSaid);
        Assert.Null(_stage.Conversation.CodeWord);
        Assert.Equal(CodeWordWait.None, _stage.Conversation.AwaitsCodeWord);
    }

    private protected static void AssertNobodyReadsIt(TurnResult result)
    {
        foreach (var effect in result.Effects)
        {
            PlantedIn(effect.ToString() + (effect as SayToPerson)?.Message.Text);
        }
    }

    private protected void Guess()
    {
        if (_stage.Conversation.CodeWord is null)
        {
            Choose();
            _stage.Now += TimeSpan.FromHours(13);
            Says("هلا");
        }

        Says("متابعة");
        foreach (var guess in new[] { "وردة", "قمر بغداد", "شمسنا", "نجمة", "دجلة" })
        {
            Says(guess);
        }
    }

    private protected void BeginTalk()
    {
        Says("عمري 16 ويكول نلتقي باجر");
        Says("موافقة");
        Says(Text(MessageIds.ReachAny));
        _stage.Run(new TakeCase(Owner, _stage.CaseCode));
        _stage.Run(new WriteToPerson(Owner, _stage.CaseCode, "أنا هنا"));
    }

    private protected void Choose()
    {
        Says("كلمة خاصة");
        Says(Word);
        Assert.NotNull(_stage.Conversation.CodeWord);
    }

    private protected void Guard(string phone)
    {
        switch (phone)
        {
            case "word":
                Choose();
                break;
            case "shared" or "unknown":
                Says("شخص من الفريق");
                Says("موافقة");
                if (phone == "shared")
                {
                    Says(Text(MessageIds.ReachNotice));
                }

                break;
            default:
                Says("هلا");
                break;
        }
    }
}