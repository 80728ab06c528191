using ChatbotSupport.Reporting;

namespace ChatbotSupport.Tests.Reporting;

public sealed class SmallNumbersTests
{
    private const int Most = 9;

    [Fact]
    public void Large_numbers_are_shown_as_they_are()
    {
        var (shown, total) = SmallNumbers.Guard([5, 12, 40]);
        Assert.Equal([5, 12, 40], shown.Select(cell => cell!.Value));
        Assert.Equal(57, total);
    }

    [Fact]
    public void A_single_small_number_takes_the_next_one_along_so_that_the_total_does_not_tell_it()
    {
        var (shown, total) = SmallNumbers.Guard([3, 9, 40]);
        Assert.Equal([null, null, 40], shown);
        Assert.Equal(52, total);
    }

    [Fact]
    public void A_total_that_is_small_itself_is_not_shown() => Assert.Null(SmallNumbers.Guard([1, 2]).Total);

    // Whoever sees what is shown and adds up as they like must be left with more than one possibility for everything hidden, and never with a small sum.
    [Fact]
    public void From_what_is_shown_no_small_number_can_be_reckoned()
    {
        foreach (var cells in All(4))
        {
            var (shown, total) = SmallNumbers.Guard(cells);
            var hidden = cells.Where((_, index) => shown[index] is null).ToList();
            Assert.All(shown, cell => Assert.True(cell is null or 0 or >= 5));
            Assert.True(total is null or 0 or >= 5);
            if (total is not null && hidden.Count > 0)
            {
                var sum = total.Value - shown.Sum(cell => cell ?? 0);
                Assert.Equal(hidden.Sum(), sum);
                Assert.True(hidden.Count >= 2 && sum >= 5, string.Join(' ', cells));
            }
        }
    }

    private static IEnumerable<int[]> All(int length) => length == 0 ? [[]] : All(length - 1).SelectMany(rest => Enumerable.Range(0, Most).Select(cell => (int[])[.. rest, cell]));
}
