using ChatbotSupport.Operations.Evaluation;

namespace ChatbotSupport.Tests.Operations;

/// <summary>The figures of `evaluate` on cases that can be counted by hand.</summary>
public sealed class ScoresTests
{
    [Fact]
    public void Macro_F1_is_the_mean_of_every_label_that_is_meant_or_given()
    {
        // a: two meant, one given, one right: 2/3. b: two meant, two given, one right: 1/2. c: given once, never meant: 0.
        var pairs = new (string, string?)[] { ("a", "a"), ("a", "b"), ("b", "b"), ("b", "c") };

        Assert.Equal(((2.0 / 3) + 0.5 + 0) / 3, Scores.MacroF1(pairs), 10);
        Assert.Equal(1, Scores.MacroF1([("a", "a"), ("b", "b")]));
        Assert.Equal(0, Scores.MacroF1([("a", null)]));
    }

    [Fact]
    public void Telling_apart_is_one_when_every_foreign_text_is_below_and_a_half_when_nothing_tells_them_apart()
    {
        Assert.Equal(1, Scores.Auroc([3, 4], [1, 2]));
        Assert.Equal(0, Scores.Auroc([1, 2], [3, 4]));
        Assert.Equal(0.5, Scores.Auroc([1, 1, 1], [1, 1]));
        Assert.Equal(0.75, Scores.Auroc([1, 3], [0, 2]));
        Assert.Equal(1, Scores.Auroc([0], [double.NegativeInfinity]));
    }

    [Fact]
    public void False_ones_are_counted_where_at_least_the_wanted_share_passes()
    {
        var belonging = Enumerable.Range(1, 20).Select(score => (double)score).ToArray();

        Assert.Equal(0.5, Scores.FalsePositives(belonging, [1.5, 2], 0.95));
        Assert.Equal(1, Scores.FalsePositives(belonging, [1.5, 2], 1));
        Assert.Equal(0, Scores.FalsePositives(belonging, [0], 1));
    }

    [Fact]
    public void A_percentile_is_a_value_that_was_measured()
    {
        Assert.Equal(2, Scores.Percentile([3, 1, 2], 0.5));
        Assert.Equal(3, Scores.Percentile([3, 1, 2], 0.99));
        Assert.Equal(7, Scores.Percentile([7], 0.5));
    }
}
