using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Reporting;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Reporting;

/// <summary>What happened on the road, as the report tells it.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Planted = "كلمة_مزروعة";

    private static readonly TimeZoneInfo Baghdad = TimeZoneInfo.FindSystemTimeZoneById("Asia/Baghdad");
    private static readonly ReportPeriod January = new(new(2026, 1, 1), new(2026, 1, 31), Baghdad);

    private readonly Road _road = new();

    [Fact]
    public async Task Talks_flows_and_the_steps_where_they_were_left_are_counted()
    {
        for (var person = 0; person < 6; person++)
        {
            await BeginsAsync($"web-{person}", "أتعرض للابتزاز", "لا شيء عاجل", "التالي", "القائمة");
        }

        var report = Read();
        Assert.Equal(6, Of(report, Measure.Talks).Total);
        Assert.Equal([("new", 6)], Of(report, Measure.Talks).Items);
        Assert.Equal([("response_steps", 6), ("safety_check", 6)], Of(report, Measure.Started).Items);
        Assert.Equal([("safety_check", 6)], Of(report, Measure.Finished).Items);
        Assert.Equal([("response_steps/no_engage", 6)], Of(report, Measure.Left).Items);
        Assert.Equal((new DateOnly(2026, 1, 15), 6), Assert.Single(Of(report, Measure.Talks).Days, day => day.Number > 0));
    }

    [Fact]
    public async Task Whoever_stopped_writing_counts_as_having_left_there_after_a_day_and_as_back_on_the_next()
    {
        for (var person = 0; person < 6; person++)
        {
            await BeginsAsync($"web-{person}", "أتعرض للابتزاز", "لا شيء عاجل");
        }

        Assert.Equal(0, Of(Read(), Measure.Left).Total);
        _road.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal([("response_steps/report", 6)], Of(Read(), Measure.Left).Items);

        for (var person = 0; person < 6; person++)
        {
            await SaysAsync($"web-{person}", "متابعة");
        }

        Assert.Equal([("again", 6), ("new", 6)], Of(Read(), Measure.Talks).Items);
    }

    [Fact]
    public async Task Requests_their_signs_and_the_wait_for_a_human_are_counted_from_the_first_reply_only()
    {
        var nour = _road.AddVolunteer("نور");
        for (var person = 0; person < 6; person++)
        {
            await SaysAsync($"web-{person}", "اريد انتحر");
            var code = _road.Ask<string>("SELECT code FROM cases ORDER BY opened_at DESC, rowid DESC LIMIT 1").Single();
            await _road.ActsAsync(nour, new ActOnCase(new TakeCase(new(nour, "نور"), code)));
            _road.Clock.Advance(TimeSpan.FromMinutes(2));
            await _road.ActsAsync(nour, new ActOnCase(new WriteToPerson(new(nour, "نور"), code, "أنا معك الآن")));
            _road.Clock.Advance(TimeSpan.FromMinutes(1));
            await _road.ActsAsync(nour, new ActOnCase(new WriteToPerson(new(nour, "نور"), code, "هل أنت في مكان آمن؟")));
            await _road.ActsAsync(nour, new ActOnCase(new CloseCase(new(nour, "نور"), code, CaseOutcome.Helped)));
        }

        var report = Read();
        Assert.Equal(6, Of(report, Measure.Cases).Total);
        Assert.Contains(Of(report, Measure.Flags).Items, flag => flag is (_, 6));
        Assert.Equal([("Helped", 6)], Of(report, Measure.Outcomes).Items);
        Assert.Equal(new FirstReplyWait(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2)), report.Wait);
    }

    [Fact]
    public async Task Nothing_of_what_was_said_and_no_small_number_is_in_any_form_of_it()
    {
        for (var person = 0; person < 3; person++)
        {
            await SaysAsync($"web-{person}", "لازم ادفعله لو لا", Planted);
        }

        var report = Read();
        Assert.All(report.Tables.Where(table => table.Items.Count > 0), table => Assert.All(table.Items, item => Assert.True(item.Number is null or >= 5)));
        Assert.Null(Of(report, Measure.Answers).Total);
        Assert.Null(report.Wait);
        using var text = new StringWriter();
        ReportText.Write(text, report, "ar");
        foreach (var form in new[] { text.ToString(), ReportTable.Of(report), ReportPage.Of(report, "ar") })
        {
            Assert.Contains("should_i_pay", form, StringComparison.Ordinal);
            Assert.DoesNotContain(Planted, form, StringComparison.Ordinal);
            Assert.DoesNotContain("web-", form, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"[\t,>: ][1-4](?:\r?\n|<)", form);
        }
    }

    [Fact]
    public async Task How_far_flows_lead_is_stored_without_saying_who_went_there()
    {
        await BeginsAsync("web-1", "أتعرض للابتزاز", "لا شيء عاجل", "القائمة");

        Assert.NotEmpty(_road.Ask<string>("SELECT code FROM events WHERE code GLOB 'flow_*' OR code GLOB 'talk.*'"));
        Assert.Equal([0L], _road.Ask<long>("SELECT count(*) FROM events WHERE (code GLOB 'flow_*.*' OR code GLOB 'talk.*') AND (conversation_id IS NOT NULL OR case_code IS NOT NULL)"));
    }

    [Fact]
    public void The_page_reads_from_right_to_left_and_loads_and_runs_nothing()
    {
        var report = new Report(January, [new(Measure.Answers, [(new(2026, 1, 2), 8), (new(2026, 1, 3), null)], [("should_i_pay", 8), ("<script>", null)], 17)], null);
        var page = ReportPage.Of(report, "ar");

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("https?:|src=|href=|url\\(|@import| on[a-z]+=", page);
    }

    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+9647", "\"'+9647\"")]
    [InlineData("-x", "\"'-x\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData("response_steps/report", "response_steps/report")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_a_text(string value, string cell) => Assert.Equal(cell, ReportTable.Cell(value));

    [Fact]
    public async Task The_verb_writes_text_table_and_page_and_refuses_days_that_make_no_sense()
    {
        await BeginsAsync("web-1", "أتعرض للابتزاز");
        var settings = ProgramRun.Settings(_road.Folder);
        var (table, page) = (Path.Combine(_road.Folder, "report.csv"), Path.Combine(_road.Folder, "report.html"));

        var run = await ProgramRun.RunAsync(["report", "--from", "2026-01-01", "--to", "2026-01-31", "--csv", table, "--html", page, "--lang", "ar"], settings);
        var backwards = await ProgramRun.RunAsync(["report", "--from", "2026-02-01", "--to", "2026-01-31", "--lang", "en"], settings);

        Assert.Equal((0, 2), (run.ExitCode, backwards.ExitCode));
        Assert.StartsWith("تقرير الخدمة من 2026-01-01 إلى 2026-01-31", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("measure,day,item,count\r\nconversations,2026-01-01,,", await File.ReadAllTextAsync(table), StringComparison.Ordinal);
        Assert.Contains("dir=\"rtl\"", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
    }

    public void Dispose() => _road.Dispose();

    private static MeasureTable Of(Report report, Measure measure) => report.Tables.Single(table => table.Measure == measure);

    private Report Read()
    {
        using var connection = _road.Get<Database>().OpenReader();
        return Report.Read(connection, January, _road.Clock.GetUtcNow());
    }

    private async Task BeginsAsync(string address, params string[] lines)
    {
        await _road.OpensAsync(address);
        await _road.SettleAsync();
        await SaysAsync(address, lines);
    }

    private async Task SaysAsync(string address, params string[] lines)
    {
        foreach (var line in lines)
        {
            await _road.WritesAsync(address, line);
            await _road.SettleAsync();
        }
    }
}
