using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Long walks through the engine with anything happening at any time; the invariants hold after every turn.</summary>
public sealed class RandomWalkTests
{
    private const int Turns = 2000;

    private static readonly string[] Words =
    [
        "كلام", "؟", "1", "٢", "نعم", "لا", "15", "تالي", "موافقة", TinyPlaybook.Elevated, TinyPlaybook.Urgent, TinyPlaybook.Imminent, TinyPlaybook.Weak, TinyPlaybook.Clan, "طفل",
        "خروج", "حذف", "إنهاء", "شخص آخر", "ملاحظة على الحديث", "القائمة", "بصيغة المؤنث", "متابعة", "توقف", "المزيد", "شخص من الفريق", TinyAnswers.PayPhrase, TinyAnswers.ScamPhrase,
        "شوف https://example.test/x", "\uD800", new string('م', 3000), "",
    ];

    private static readonly TimeSpan[] Spans =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(11), TimeSpan.FromHours(5), TimeSpan.FromHours(13), TimeSpan.FromDays(8), TimeSpan.FromDays(31),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(2026)]
    [InlineData(533)]
    public void Nothing_that_can_happen_breaks_a_promise(uint seed)
    {
        var dice = new Dice(seed);
        var scene = Scene.New(seed % 2 == 0 ? ChannelTraits.Telegram : "terminal");
        for (var turn = 0; turn < Turns; turn++)
        {
            scene.After(Spans[dice.Small(Spans.Length)]);
            scene.OnShift = dice.Roll(2);
            scene.Run(Next(dice, scene));
            if (scene.Conversation.Case is { Erased: true })
            {
                scene = new Scene(new Conversation { Id = new string('0', 32), Channel = scene.Conversation.Channel }, scene.Now);
            }
        }
    }

    private static Signal Next(Dice dice, Scene scene) => dice.Roll(10) switch
    {
        < 4 => new PersonWrote([.. Enumerable.Range(0, dice.Small(4) + 1).Select(_ => Words[dice.Roll(Words.Length)])], scene.Now - (dice.Roll(20) == 0 ? TimeSpan.FromHours(7) : TimeSpan.Zero)),
        < 7 => new PersonPressed(Payload(dice, scene)),
        7 => dice.Roll(7) switch
        {
            0 => new PersonSentMedia(MediaKind.Voice),
            1 => new PersonFlooded([Words[dice.Roll(Words.Length)], Words[dice.Roll(Words.Length)]], scene.Now),
            2 => new PersonLeft(),
            3 => new PersonMoved(),
            4 => new PersonRevoked(),
            _ => new PersonOpened(),
        },
        8 => new TimerDue((TimerKind)dice.Roll(Enum.GetValues<TimerKind>().Length)),
        _ => Command(dice, dice.Roll(3) == 0 ? Scene.Stranger : Scene.Owner, scene.Code),
    };

    private static string Payload(Dice dice, Scene scene)
    {
        if (scene.Conversation.Question is { Options.Count: > 0 } question && dice.Roll(5) > 0)
        {
            return ButtonPayload.Write(question.Visit, question.Options[dice.Roll(question.Options.Count)].Id);
        }

        string[] others = [ButtonPayload.ShowPayload, "", "1:zzzzzz:walk", "1:1:walk", "2:100000:take:1", ButtonPayload.Write(Math.Max(0, scene.Conversation.Visit - dice.Roll(8)), "_yes")];
        return others[dice.Roll(others.Length)];
    }

    private static CaseCommand Command(Dice dice, CaseOwner by, string code) => dice.Roll(13) switch
    {
        0 or 1 or 2 => new TakeCase(by, code),
        3 => new WriteToPerson(by, code, "أنا هنا"),
        4 => new AskYesNo(by, code, "هل المكان آمن؟"),
        5 => new HandBack(by, code),
        6 => new ReturnToQueue(by, code, null),
        7 => new CloseCase(by, code, CaseOutcome.NoAnswer),
        8 => new SetLevel(by, code, (Level)dice.Roll(5)),
        9 => new SetRoute(by, code, (Route)dice.Roll(2)),
        10 => new AddNote(by, code, "ملاحظة"),
        11 => new OnCallIsHere(by, code),
        _ => new OwnerGone(by, code),
    };

    /// <summary>A linear congruential generator: the same seed walks the same way on every machine.</summary>
    private sealed class Dice(uint seed)
    {
        private uint _state = seed;

        public int Roll(int sides)
        {
            _state = unchecked((_state * 1664525u) + 1013904223u);
            return (int)((_state >> 16) % (uint)sides);
        }

        /// <summary>Small numbers more often than great ones.</summary>
        public int Small(int sides) => Math.Min(Roll(sides), Roll(sides));
    }
}
