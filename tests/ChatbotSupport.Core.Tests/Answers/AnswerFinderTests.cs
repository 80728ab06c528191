using System.Diagnostics;
using ChatbotSupport.Core.Answers;
using Xunit.Abstractions;

namespace ChatbotSupport.Core.Tests.Answers;

public sealed class AnswerFinderTests(ITestOutputHelper output)
{
    private static readonly AnswerFinder Finder = new(Some.Answers, Some.OffTopic);

    private static readonly AnswerFinder Neighbours = new(Some.Answers, Some.OffTopic, [
        new("lost_phone", ["who_to_call", "block_or_delete"], ["ضيعت موبايلي", "ضاع موبايلي بالسوق", "وين القى موبايلي الضايع", "موبايل ضايع", "تلفوني ضاع"])]);

    [Theory]
    [InlineData("هل أدفع له المبلغ؟", "should_i_pay")]
    [InlineData("ادفعله لو لا", "should_i_pay")]
    [InlineData("شنو رقم الشرطه", "who_to_call")]
    [InlineData("منو اخابر", "who_to_call")]
    [InlineData("شكد عقوبه المبتز بالقانون", "law_penalty")]
    [InlineData("اريد احظره لو لا", "block_or_delete")]
    [InlineData("adf3 lah lo la", "should_i_pay")]
    public void A_question_finds_its_answer(string text, string expected)
    {
        var match = Finder.Find(text);

        Assert.Equal(expected, match.Alternatives[0]);
    }

    [Theory]
    [InlineData("شلون الجو باجر")]
    [InlineData("منو فاز بالمباراة")]
    [InlineData("وصفة الدولمة")]
    [InlineData("😀😀😀")]
    [InlineData("")]
    [InlineData("qwrtzpxk")]
    public void Text_that_belongs_nowhere_gets_no_answer(string text) => Assert.Null(Finder.Find(text).AnswerId);

    [Fact]
    public void An_example_itself_is_answered_at_once()
    {
        foreach (var (id, answer) in Some.Answers)
        {
            Assert.All(answer.Examples, example => Assert.Equal(id, Finder.Find(example).AnswerId));
        }
    }

    [Fact]
    public void At_most_three_are_offered_best_first_and_the_confident_one_is_among_them()
    {
        foreach (var text in Some.Answers.Values.SelectMany(answer => answer.Examples).Concat(Nasty.Texts))
        {
            var match = Finder.Find(text);
            Assert.InRange(match.Alternatives.Count, 0, 3);
            Assert.InRange(match.Confidence, 0, 1.0001);
            Assert.True(match.AnswerId is null || match.Alternatives[0] == match.AnswerId);
        }
    }

    [Fact]
    public void The_same_playbook_gives_the_same_decisions_in_whatever_order_it_is_read()
    {
        var other = new AnswerFinder(Some.Answers.Reverse().ToDictionary(), Some.OffTopic);

        Assert.All(Some.Answers.Values.SelectMany(answer => answer.Examples).Append("ادفع لو ابلغ"), text => Assert.Equal(Finder.Find(text).Confidence, other.Find(text).Confidence));
    }

    [Theory]
    [InlineData("ضيعت موبايلي بالسوق")]
    [InlineData("موبايلي ضايع وين القاه")]
    public void A_neighbouring_topic_is_answered_with_a_choice_and_never_at_once(string text)
    {
        var match = Neighbours.Find(text);

        Assert.Null(match.AnswerId);
        Assert.Equal(["who_to_call", "block_or_delete"], match.Alternatives);
        Assert.Equal("near lost_phone", Assert.Single(match.Because));
        Assert.Equal(match.Alternatives, AnswerFinder.From(Neighbours.Learnt()).Find(text).Alternatives);
    }

    [Fact]
    public void A_neighbouring_topic_takes_no_question_from_its_answer()
    {
        foreach (var (id, answer) in Some.Answers)
        {
            Assert.All(answer.Examples, example => Assert.Equal(id, Neighbours.Find(example).AnswerId));
        }
    }

    [Fact]
    public void Ranked_without_bounds_every_text_has_candidates_and_foreign_ones_stand_lower()
    {
        var own = Some.Answers.Values.SelectMany(answer => answer.Examples).Select(text => Finder.Rank(text).Belonging).Min();

        Assert.All(Some.Answers, answer => Assert.All(answer.Value.Examples, text => Assert.Equal(answer.Key, Finder.Rank(text).Ids[0])));
        Assert.All(["شلون الجو باجر", "منو فاز بالمباراة", "وصفة الدولمة"], text => Assert.True(Finder.Rank(text).Belonging < own));
        Assert.Empty(Finder.Rank("😀😀😀").Ids);
        Assert.All(Nasty.Texts, text => Assert.InRange(Finder.Rank(text).Ids.Count, 0, 3));
    }

    [Fact]
    public void Without_answers_nothing_is_found() => Assert.Equal(AnswerMatch.None, new AnswerFinder(new Dictionary<string, Answer>(), []).Find("مرحبا"));

    [Fact]
    public void How_long_finding_and_screening_take_is_written_down()
    {
        var texts = Some.Answers.Values.SelectMany(answer => answer.Examples).ToArray();
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            Finder.Find(text);
        }

        output.WriteLine($"find: {watch.Elapsed.TotalMicroseconds / texts.Length:F0} µs a text");
        watch.Restart();
        foreach (var text in texts)
        {
            Safeguarding.RulesFile.Screen.Screen([text]);
        }

        output.WriteLine($"screen: {watch.Elapsed.TotalMicroseconds / texts.Length:F0} µs a text, first one and preparation included");
        Assert.NotEmpty(texts);
    }
}
