using System.Diagnostics;
using System.Text;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Whatever a person can write in one go is screened from its first word to its last, wherever the sentence stands that matters.</summary>
public sealed class LongTextTests
{
    private const string Sentence = "اريد اموت اليوم";
    private const int Batch = 1_000;
    private const int Message = 4_096;
    private const int Hostile = 8_000;
    private const int Tries = 5;
    private const long Longest = 1_000; // far above what it takes: the machine may do other things

    // Somebody tells at length how it began; nothing in it is a sign of danger.
    private static readonly string[] Prose =
    [
        "السلام عليكم حبيت احجيلكم القصة من البداية حتى تفهمون الموضوع زين",
        "قبل شهرين ضافتني وحدة على الفيس وكالت هي تشتغل بشركة تصميم بالبصرة",
        "سولفنا عن الشغل والدراسة والجو والمسلسلات وكلشي كان طبيعي بالبداية",
        "بعدين دزت رابط وكالت هذا معرض رسوماتها وطلبت افتحه من اللابتوب",
        "الصفحة طلبت الايميل والرمز واني من استعجالي كتبتهم بدون ما انتبه",
        "باليوم الثاني لكيت رسايل غريبة بالحساب مرسلة لناس ما اعرفهم",
        "جربت اغير الرمز اكثر من مرة وما قبل وكل مرة يطلع خطأ جديد",
        "صديقي كال لازم نصور الشاشة ونحتفظ بالتواريخ والارقام مرتبة بملف",
        "فتحت دفتر وكتبت بيه كل شي صار باليوم والساعة حتى ما انسى شي",
    ];

    public static TheoryData<int, int> Places()
    {
        var places = new TheoryData<int, int>();
        foreach (var words in (int[])[5, 12, 90])
        {
            for (var tenth = 1; tenth <= 9; tenth++)
            {
                places.Add(tenth * 10, words);
            }
        }

        return places;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_sentence_in_the_middle_of_a_thousand_words_is_seen(int percent, int wordsOfLine)
    {
        var words = Enumerable.Range(0, int.MaxValue).SelectMany(line => Prose[line % Prose.Length].Split(' ')).Take(Batch).ToList();
        var place = Batch * percent / 100;
        while (words[place - 1] == "ما")
        {
            place++; // there it would be denied
        }

        words.InsertRange(place, Sentence.Split(' '));

        Assert.Contains(Flag.Suicide, RulesFile.Screen.Screen([.. words.Chunk(wordsOfLine).Select(line => string.Join(' ', line))]).Flags);
    }

    [Theory]
    [InlineData('\n')]
    [InlineData(' ')]
    public void A_sentence_anywhere_in_a_message_of_full_length_is_seen(char between)
    {
        for (var percent = 10; percent <= 90; percent += 10)
        {
            var text = new StringBuilder();
            for (var line = 0; text.Length < Message; line++)
            {
                text.Append(Prose[line % Prose.Length]).Append(between);
            }

            var place = text.ToString().IndexOf(between, Message * percent / 100 - Sentence.Length);
            var written = text.Insert(place, between + Sentence).ToString()[..Message];

            Assert.True(RulesFile.Screen.Screen(written.Split('\n')).Flags.Contains(Flag.Suicide), $"{percent} %");
        }
    }

    [Theory]
    [InlineData("عمري ١٤ سنة", Flag.Minor)]
    [InlineData("ما اريد اعيش", Flag.Suicide)]
    public void A_short_line_among_two_hundred_is_seen_by_itself_whatever_stands_above_and_below(string line, Flag flag)
    {
        var words = Prose.SelectMany(sentence => sentence.Split(' ')).ToArray();
        var lines = Enumerable.Range(0, Batch).Select(word => words[word * 7 % words.Length]).Chunk(5).Select(row => string.Join(' ', row)).ToList();
        Assert.All(Enumerable.Range(1, 19).Select(part => lines.Count * part / 20), place => Assert.Contains(flag, RulesFile.Screen.Screen([.. lines.Take(place), line, .. lines.Skip(place)]).Flags));
    }

    [Fact]
    public void What_follows_on_the_same_words_said_again_and_again_keeps_its_beginning()
    {
        var again = string.Join('\n', Enumerable.Repeat("كلشي حجيته واني تعبت من التفكير ما عرفت شنو اسوي", 40));

        Assert.Contains(Flag.Suicide, RulesFile.Screen.Screen([again, "كلشي حجيته واني تعبت من التفكير ما اريد اعيش"]).Flags);
    }

    [Fact]
    public void The_prose_alone_is_no_danger() =>
        Assert.Empty(RulesFile.Screen.Screen([.. Enumerable.Range(0, 90).Select(line => Prose[line % Prose.Length])]).Flags);

    [Theory]
    [InlineData("اهلي يقتلوني اذا عرفوا ")]
    [InlineData("عمري ١٥ سنه و")]
    [InlineData("اريد اموت\n")]
    [InlineData("ما اريد\n")]
    public void As_much_as_is_answered_at_once_is_screened_within_a_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (Hostile / piece.Length) + 1))[..Hostile].Split('\n');
        var best = Enumerable.Range(0, Tries).Min(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            RulesFile.Screen.Screen(text);
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });

        Assert.True(best < Longest, $"{best} ms");
    }
}
