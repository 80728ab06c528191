using ChatbotSupport.Core.Practice;

namespace ChatbotSupport.Core.Tests.Practice;

/// <summary>A made-up person writes line by line, and in the end the answers are looked at kindly.</summary>
public sealed class PracticeRunTests
{
    private static readonly PracticeStory Story = new("night", "تدريب", "بطاقة", ["السلام عليكم", "يهددني بصوري"],
    [
        new("no_blame", "بلا لوم", "الأنفع بلا لوم", ["ليش دزيت"], []),
        new("no_pictures", "لم تُطلب صورة", "لا نطلب صورًا", ["ارسل الصور"], []),
        new("steps", "سُميت الخطوات", "تُسمى الخطوات", [], ["عدم الدفع", "لا تدفع"]),
    ]);

    [Fact]
    public void The_person_writes_first_and_goes_on_after_each_answer()
    {
        var run = PracticeRun.Start(Story);
        Assert.Equal(["السلام عليكم"], run.Lines.Select(line => line.Text));

        run = run.Answer("أهلًا");
        Assert.Equal(["السلام عليكم", "أهلًا", "يهددني بصوري"], run.Lines.Select(line => line.Text));
        Assert.False(run.IsDone);

        run = run.Answer("نحن معك");
        Assert.True(run.IsDone);
        Assert.Equal(4, run.Lines.Count);
        Assert.Same(run, run.Answer("بعد النهاية"));
    }

    [Theory]
    [InlineData("ما حصل ليس ذنبك، والأنفع عدم الدفع وعدم الرد", "no_blame no_pictures steps")]
    [InlineData("ليش دزيت الصور؟", "no_pictures")]
    [InlineData("لِيــش دزّيت الصور؟ لا تدفع", "no_pictures steps")]
    [InlineData("أرسل الصور هنا ولا تدفع", "no_blame steps")]
    [InlineData("لا ترسل الصور، ولا ارسل الصور لأحد. لا تدفع", "no_blame no_pictures steps")]
    [InlineData("عدم ارسل الصور", "no_blame no_pictures")]
    [InlineData("الأفضل ألا تارسل الصور لأحد", "no_blame no_pictures")]
    [InlineData("افتح الهاتف وارسل الصور", "no_blame")]
    [InlineData("كلما تارسل الصور يطلب أكثر، لا تدفع", "no_blame no_pictures steps")]
    public void What_was_good_is_told_first_and_a_denial_is_not_taken_for_the_thing(string answer, string good)
    {
        var words = PracticeRun.Start(Story).Answer("أهلًا").Answer(answer).Feedback();

        Assert.Equal(good, string.Join(' ', words.Where(word => word.IsGood).Select(word => word.Check)));
        Assert.Equal(words.OrderByDescending(word => word.IsGood), words);
        Assert.Equal(3, words.Count);
    }
}
