using ChatbotSupport.Core.Practice;
using ChatbotSupport.Tests.Conversations;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>Practising in the private chat of somebody of the team.</summary>
public sealed class Practising
{
    [Fact]
    public async Task A_member_practises_by_a_word_and_reads_what_was_good()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("نور");

        nour.Says("/practice");
        await nour.Screen.ShowsAsync("ولا أحد حقيقي على الطرف الآخر");
        await nour.Screen.ShowsAsync("تدريب · السلام عليكم");
        for (var answer = 2; answer <= 5; answer++)
        {
            nour.Says("هل المكان آمن الآن؟ الأنفع عدم الدفع");
            var lines = answer;
            await nour.Screen.UntilAsync(messages => messages.Count(message => message.Text.StartsWith("تدريب · ", StringComparison.Ordinal)) == lines, "the next line");
        }

        nour.Says("حفظ الأدلة قبل أي حذف");
        var ending = await nour.Screen.ShowsAsync("انتهى التدريب، وسُجل أنه تم");

        Assert.Contains("لم تُطلب صورة", ending.Text, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM events WHERE code = 'practice_done'").Single());
        Assert.Equal(0, chat.Ask<long>("SELECT (SELECT count(*) FROM conversations) + (SELECT count(*) FROM cases) + (SELECT count(*) FROM alerts WHERE alert <> 'MemberPending') + (SELECT count(*) FROM outbox)").Single());
    }

    [Fact]
    public async Task Whoever_has_a_case_does_not_practise_here()
    {
        await using var chat = await RunningChat.StartAsync();
        var nour = await chat.MemberAsync("سلام");
        nour.Says("تدريب");
        await nour.Screen.ShowsAsync("تدريب · السلام عليكم");
        var zaynab = await chat.StartedAsync();
        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await chat.UntilAsync<long>("SELECT count(*) FROM cases", cases => cases == 1);
        await chat.TakeAsync();
        await chat.OwnedAsync("سلام");

        nour.Says("كلام قد يكون لشخص حقيقي");
        await nour.Screen.ShowsAsync("هذا النص لم يُرسل إلى أحد");
        nour.Says("تدريب");

        await nour.Screen.ShowsAsync("كي لا يختلط كلام التدريب بكلام حقيقي");
        Assert.Single(nour.Screen.Messages, message => message.Text.StartsWith("تدريب · ", StringComparison.Ordinal));
        Assert.DoesNotContain(zaynab.Screen.Messages, message => message.Text.Contains("قد يكون لشخص حقيقي", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("عدم الدفع وعدم الرد أنفع")]
    [InlineData("الأفضل لا دفع ولا رد الآن")]
    [InlineData("لا دفع، لا رد، لا حذف")]
    [InlineData("بلا دفع وبلا رد")]
    [InlineData("ما تدفع وما ترد عليه")]
    public void The_first_two_steps_are_heard_however_they_are_named(string answer)
    {
        var run = PracticeRun.Start(ShippedPlaybook.Value.Practice["night_threat"]);
        while (!run.IsDone)
        {
            run = run.Answer(answer);
        }

        Assert.All(run.Feedback().Where(word => word.Check is "no_payment" or "no_answer"), word => Assert.True(word.IsGood, word.Check));
        Assert.Equal(2, run.Feedback().Count(word => word.Check is "no_payment" or "no_answer"));
    }

    [Theory]
    [InlineData("لازم تدفعين له حتى يسكت", false)]
    [InlineData("ردي عليه وادفعي", false)]
    [InlineData("الأحسن احذفي كل شي", false)]
    [InlineData("لا تردي عليه، ولا دفع", true)]
    [InlineData("الأفضل ألا ترد عليه، وقبل أي حذف نحفظ لقطات", true)]
    [InlineData("مو لازم تدفعين", true)]
    public void Advice_that_harms_is_named_as_such_and_not_as_a_step_left_out(string answer, bool isGood)
    {
        var run = PracticeRun.Start(ShippedPlaybook.Value.Practice["night_threat"]);
        while (!run.IsDone)
        {
            run = run.Answer(answer);
        }

        Assert.Equal(isGood, run.Feedback().Single(word => word.Check == "no_harm").IsGood);
    }
}
