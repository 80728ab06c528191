using System.Diagnostics;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Core.Safeguarding;
using CsCheck;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Whatever somebody sends is read within a bounded time and without an exception.</summary>
public sealed class BadInputTests
{
    private const int Tries = 5;
    private const int Samples = 150;
    private const long Longest = 2_000; // far above what it takes, far below what grows with the square of the length; the twenty milliseconds are held by the benchmark `understanding`

    private static readonly string[] Pieces =
    [
        "اهلي", "يقتلوني", "اريد", "اموت", "انتحر", "ما", "عمري", "١٥", "سنه", "منحة", "300", "الف", "http://", "bit.ly/x", "a.b.c", "@", "xn--", "%zz", "\u202e", "\u2066", "\u200f", "\ud800", "\udfff", "\ud83d\ude00", "\ufefb", "ﷺ",
        "ـ", "\u064b", "ء", "\0", "\n", "\r\n", "\t", "،", "؟", "…", ".", "/", "[", "]", "&", "ا", "و", "و و", "ميه", "الفين", "kill", "y8tlni", "ڕ", "\ufffe",
    ];

    private static readonly string[] Separators = ["", " ", "\n", "  "];

    private static readonly AlertMatcher Matcher = new(
        new Dictionary<string, Alert>
        {
            ["grant"] = new("grant", Verdict.Fake, "", "", "", "", new(2026, 7, 1), "", "", ["grant.example", "bit.ly/known"], ["منحة 300 الف دينار لكل عائلة"], [["منحة"], ["300"]], []),
        },
        ["facebook.com", "moi.gov.iq"]);

    // A bounded sample of mixtures; each failing one is printed with its seed.
    private static readonly Gen<string> Mixtures =
        from pieces in Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 40]
        from separator in Gen.Int[0, Separators.Length - 1].Select(index => Separators[index])
        from times in Gen.Int[1, 60]
        select string.Concat(Enumerable.Repeat(string.Join(separator, pieces) + separator, times));

    private static readonly Gen<string> Anything = Gen.Char.Array[0, 2_000].Select(letters => new string(letters));

    [Fact]
    public void Mixtures_of_everything_are_read_without_an_exception_and_the_same_each_time() =>
        Mixtures.Sample(text => Read(text) == Read(text), iter: Samples);

    [Fact]
    public void Letters_at_random_are_read_without_an_exception() => Anything.Sample(text => Read(text) == Read(text), iter: Samples);

    [Fact]
    public void Danger_is_seen_whatever_stands_around_it() =>
        Mixtures.Sample(text => RulesFile.Screen.Screen([text, "اريد انتحر", text]).Flags.Contains(Flag.Suicide), iter: Samples);

    [Fact]
    public void A_link_is_never_shown_so_that_it_opens() =>
        Mixtures.Sample(text => Matcher.Match(text).Links.All(link => link.Contains("[.]", StringComparison.Ordinal) || link.EndsWith('…')), iter: Samples);

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void A_text_of_a_hundred_thousand_letters_is_read_within_a_bounded_time(int index)
    {
        var text = Nasty.Texts[index];
        Read(text);

        // The best of several: what is measured is the work, not what else the machine does.
        var best = Enumerable.Range(0, Tries).Min(_ => Time(text));

        Assert.True(best < Longest, $"{best} ms");
    }

    private static long Time(string text)
    {
        var start = Stopwatch.GetTimestamp();
        Read(text);
        return (long)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static (Level, string?, int, Control?) Read(string text)
    {
        var alert = Matcher.Match(text);
        return (RulesFile.Screen.Screen(text.Split('\n')).Level, alert.AlertId, alert.Links.Count, ControlWords.Recognise(text));
    }
}
