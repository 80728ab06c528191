using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Playbooks;

public sealed class ContentTests
{
    [Fact]
    public void A_sound_playbook_is_read_whole()
    {
        var read = SamplePlaybook.Read(_ => { });
        Assert.Empty(read.Findings);
        var playbook = read.Playbook!;
        Assert.Equal(64, playbook.Version.Length);
        Assert.Equal(MessageIds.All.Keys.Order(), playbook.Messages.Keys.Order());
        Assert.Equal(new Fact("hotline", FactKind.Phone, "911", "رقم الطوارئ 911", "الوزارة، 2025", new(2026, 7, 1), new(2026, 12, 31), true), playbook.Facts["hotline"]);
        Assert.Equal(10, playbook.Answers["hello"].Examples.Count);
        Assert.Equal((Verdict.Fake, (DateOnly?)new DateOnly(2026, 7, 1)), (playbook.Alerts["scam_grant"].Verdict, playbook.Alerts["scam_grant"].CheckedOn));
        Assert.Equal([["منحة", "منحه"], ["عائلة", "عائله"]], playbook.Alerts["scam_grant"].AllOf);
        Assert.Equal(7, playbook.Desk.Hours.Count);
        Assert.Equal(new Clocks(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(5)), playbook.Desk.Clocks[Level.L4]);
        Assert.Null(Assert.Single(playbook.Desk.Exceptions).Opens);
        Assert.Equal(Level.L4, playbook.Risks.Screen(["اهلي يقتلوني الليلة"]).Level);
    }

    [Fact]
    public void The_version_changes_with_every_letter_and_with_nothing_else()
    {
        var version = SamplePlaybook.Read(_ => { }).Playbook!.Version;
        Assert.Equal(version, SamplePlaybook.Read(_ => { }).Playbook!.Version);
        Assert.NotEqual(version, SamplePlaybook.Read("flows/menu.yaml", SamplePlaybook.Menu.Replace("نساعد؟", "نساعد", StringComparison.Ordinal)).Playbook!.Version);
    }

    [Theory]
    [InlineData("value: '911'", "value: ⟦'9 11'", "bad_phone")]
    [InlineData("value: '911'", "value: ⟦'٩١١'", "bad_phone")]
    [InlineData("value: '911'", "value: ⟦911", "not_quoted")]
    [InlineData("verified_on: '2026-07-01'", "verified_on: ⟦'1/7/2026'", "bad_date")]
    [InlineData("verified_on: '2026-07-01'", "verified_on: ⟦2026-07-01", "not_quoted")]
    [InlineData("review_by: '2026-12-31'", "review_by: ⟦'2026-01-01'", "review_before_check")]
    [InlineData("kind: phone\n    value: '911'", "kind: link\n    value: ⟦'911'", "bad_link")]
    [InlineData("kind: phone\n    value: '911'", "kind: handle\n    value: ⟦'@a b'", "bad_handle")]
    [InlineData("  hotline:\n", "  ⟦Hot-line:\n", "bad_id")]
    [InlineData("show: true", "show: ⟦maybe", "not_one_of")]
    public void A_mistake_in_a_fact_is_told_at_its_place(string from, string to, string code) =>
        Assert.Contains(
            SamplePlaybook.Read("facts.yaml", SamplePlaybook.Facts.Replace(from, to.Replace("⟦", "", StringComparison.Ordinal), StringComparison.Ordinal)).Findings,
            finding => finding.Code == code && finding.File == "facts.yaml"
                && (finding.Line, finding.Column) == PlaceOf(SamplePlaybook.Facts.Remove(SamplePlaybook.Facts.IndexOf(from, StringComparison.Ordinal)) + to));

    [Fact]
    public void A_passed_review_date_is_a_warning_and_never_an_error() =>
        SamplePlaybook.Warning("facts.yaml", SamplePlaybook.Facts, "review_by: '2026-12-31'", "review_by: ⟦'2026-07-31'", "fact_overdue");

    [Fact]
    public void A_review_date_that_is_near_is_announced() =>
        SamplePlaybook.Warning("facts.yaml", SamplePlaybook.Facts, "review_by: '2026-12-31'", "review_by: ⟦'2026-08-20'", "fact_due_soon");

    [Theory]
    [InlineData("checked_on: ⟦'2026-01-30'", "alert_overdue")]
    [InlineData("checked_on: ⟦'2026-02-20'", "alert_due_soon")]
    [InlineData("checked_on: '2026-07-01'\nreview_by: ⟦'2026-07-31'", "alert_overdue")]
    [InlineData("checked_on: '2026-07-01'\nreview_by: ⟦'2026-08-20'", "alert_due_soon")]
    public void An_alert_is_looked_at_again_on_its_day_or_after_half_a_year(string to, string code) =>
        SamplePlaybook.Warning("alerts/scam_grant.yaml", SamplePlaybook.Alert, "checked_on: '2026-07-01'", to, code);

    [Fact]
    public void A_check_that_lies_in_the_future_is_a_warning() =>
        SamplePlaybook.Warning("facts.yaml", SamplePlaybook.Facts, "verified_on: '2026-07-01'", "verified_on: ⟦'2026-08-02'", "checked_in_future");

    [Theory]
    [InlineData("        flow: menu\n", "        flow: ⟦menuu\n", "unknown_flow")]
    [InlineData("step: home", "step: ⟦hom", "unknown_step")]
    [InlineData("    flow: menu\n    step: home", "    flow: ⟦menu\n    human: true", "not_both")]
    [InlineData("  - label: |\n      القائمة\n    flow: menu\n    step: home", "  - ⟦label: |\n      القائمة", "one_of_both")]
    [InlineData("    step: home\n", "    step: home\n  - label: |\n      ب\n    human: true\n  - ⟦label: |\n      ج\n    human: true\n", "too_many_buttons")]
    [InlineData("    step: home\n", "    step: home\n  - label: ⟦|\n      القائمه\n    human: true\n", "options_read_alike")]
    [InlineData("title: |\n  تحية\n", "title: |\n  ⟦عنوان أطول بكثير مما يتسع له زر\n", "text_too_long")]
    public void A_mistake_in_an_answer_is_told_at_its_place(string from, string to, string code)
    {
        from = from.Replace("        flow", "    flow", StringComparison.Ordinal);
        SamplePlaybook.Error("answers/hello.yaml", SamplePlaybook.Answer, from, to.Replace("        flow", "    flow", StringComparison.Ordinal), code);
    }

    [Theory]
    [InlineData("offer: hello", "offer: ⟦helo", "unknown_answer")]
    [InlineData("offer: hello", "offer: ⟦Hello", "bad_id")]
    [InlineData("  - id: lost_phone\n", "  - id: lost_phone\n    examples: |\n      ضاع\n  - id: ⟦lost_phone\n", "repeated_id")]
    [InlineData("    offer: hello\n", "    ⟦ofer: hello\n", "unknown_key")]
    public void A_mistake_in_a_neighbouring_topic_is_told_at_its_place(string from, string to, string code) =>
        SamplePlaybook.Error("answers/off-topic.yaml", SamplePlaybook.OffTopic, from, to, code);

    [Fact]
    public void More_than_three_answers_to_choose_from_are_too_many() =>
        Assert.Contains(
            SamplePlaybook.Read("answers/off-topic.yaml", SamplePlaybook.OffTopic.Replace("offer: hello", "offer: hello a b c", StringComparison.Ordinal)).Errors,
            finding => finding is { Code: "too_many_offered", Line: 7 });

    [Fact]
    public void A_phrasing_of_an_answer_in_a_neighbouring_topic_is_a_warning() =>
        SamplePlaybook.Warning("answers/off-topic.yaml", SamplePlaybook.OffTopic, "      ضيعت موبايلي\n", "      ⟦مرحبا\n", "shared_example");

    [Fact]
    public void Few_phrasings_are_a_warning() =>
        SamplePlaybook.Warning("answers/hello.yaml", SamplePlaybook.Answer, "examples: |\n  مرحبا\n", "examples: ⟦|\n", "few_examples");

    [Fact]
    public void A_phrasing_of_two_answers_is_a_warning()
    {
        var read = SamplePlaybook.Read("answers/other.yaml", SamplePlaybook.Answer.Replace("id: hello", "id: other", StringComparison.Ordinal));
        Assert.Equal(10, read.Findings.Count(finding => finding is { Code: "shared_example", File: "answers/other.yaml" }));
    }

    [Theory]
    [InlineData("verdict: fake", "verdict: ⟦false", "not_one_of")]
    [InlineData("  منحة/منحه\n", "  ⟦منحة//منحه\n", "empty_alternative")]
    [InlineData("  grant-iq.example\n", "  ⟦https://grant-iq.example/x\n", "bad_domain")]
    [InlineData("source: |\n  صفحة الوزارة\n", "source: |\n  صفحة الوزارة ⟦2024\n", "number_in_text")]
    public void A_mistake_in_an_alert_is_told_at_its_place(string from, string to, string code) =>
        SamplePlaybook.Error("alerts/scam_grant.yaml", SamplePlaybook.Alert, from, to, code);

    [Fact]
    public void An_alert_too_long_for_one_message_is_told() =>
        SamplePlaybook.Error("alerts/scam_grant.yaml", SamplePlaybook.Alert, "advice: |\n  عدم فتح الرابط", "advice: ⟦|\n  " + new string('م', 990), "alert_too_long");

    [Fact]
    public void A_missing_message_is_told()
    {
        var finding = Assert.Single(SamplePlaybook.Read("messages.yaml", SamplePlaybook.Messages.Replace("  greeting: |\n    كلام \n", "", StringComparison.Ordinal)).Errors);
        Assert.Equal("missing_message", finding.Code);
        Assert.Contains("greeting", finding.What.Arabic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  greeting: |\n", "  ⟦greting: |\n    كلام\n  greeting: |\n", "unknown_message")]
    [InlineData("((alias))", "⟦((allias)) ((alias))", "unknown_fact")]
    public void A_mistake_in_the_messages_is_told_at_its_place(string from, string to, string code) =>
        SamplePlaybook.Error("messages.yaml", SamplePlaybook.Messages, from, to, code);

    [Fact]
    public void An_argument_that_a_message_does_not_use_is_a_warning() =>
        SamplePlaybook.Warning("messages.yaml", SamplePlaybook.Messages, "|\n    كلام ((alias))", "⟦|\n    كلام", "argument_not_used");

    [Fact]
    public void An_argument_may_stand_only_where_it_is_filled_in() =>
        SamplePlaybook.Error("messages.yaml", SamplePlaybook.Messages, "  greeting: |\n    كلام", "  greeting: |\n    كلام ⟦((alias))", "unknown_fact");

    [Theory]
    [InlineData("days: every_day", "days: ⟦every", "unknown_day")]
    [InlineData("from: '10:00'", "from: ⟦'10'", "bad_time")]
    [InlineData("to: '22:00'", "to: ⟦'09:00'", "closes_before_opening")]
    [InlineData("until: '2026-09-03'", "until: ⟦'2026-08-03'", "ends_before_beginning")]
    [InlineData("closed: true", "closed: ⟦true\n    opens: '10:00'", "closed_and_open")]
    [InlineData("lease_minutes: 5\n", "lease_minutes: ⟦0\n", "bad_number")]
    [InlineData("      ترحيب\n", "      ترحيب\n    levels: ⟦L1 L5\n", "not_one_of")]
    [InlineData("      ترحيب\n", "      ترحيب\n    steps: ⟦evidence\n", "unknown_step")]
    [InlineData("      ترحيب\n", "      ترحيب\n    steps: ⟦الأدلة\n", "bad_id")]
    [InlineData("      ترحيب\n", "      ترحيب\n    ⟦level: L1\n", "unknown_key")]
    [InlineData("      أهلًا بك.", "      أهلًا بك. ⟦وللشرطة كلمة.", "police_on_every_route")]
    [InlineData("      ترحيب\n", "      ترحيب\n    route: ⟦human\n", "not_one_of")]
    [InlineData("      أهلًا بك.", "      أهلًا بك. ⟦((hotline))", "police_on_every_route")]
    [InlineData("clocks:\n  L4:\n    first_reply_minutes: 2\n    next_reply_minutes: 3\n    lease_minutes: 5\n  L3", "clocks:\n  ⟦L3", "missing_clocks")]
    public void A_mistake_in_the_desk_is_told_at_its_place(string from, string to, string code) =>
        SamplePlaybook.Error("desk.yaml", SamplePlaybook.Desk, from, to, code);

    [Fact]
    public void The_number_for_an_emergency_is_offered_in_the_words_of_its_route()
    {
        var messages = SamplePlaybook.Messages.Replace("  emergency_human_first: |\n    كلام ", "  emergency_human_first: |\n    كلام ((hotline))", StringComparison.Ordinal);
        string[] Codes(string route) =>
        [
            .. SamplePlaybook.Read(files =>
            {
                files["messages.yaml"] = messages;
                files["desk.yaml"] = SamplePlaybook.Desk.Replace("      أهلًا بك.", "      أهلًا بك. ((hotline))", StringComparison.Ordinal).Replace("    text: |\n      أهلًا", route + "    text: |\n      أهلًا", StringComparison.Ordinal);
            }).Findings.Select(finding => finding.Code),
        ];

        Assert.Equal(["emergency_without_route"], Codes(""));
        Assert.Empty(Codes("    route: human_first\n"));
        Assert.Empty(Codes("    route: normal\n"));
    }

    [Theory]
    [InlineData("      اهلي يقتلوني\n", "      ⟦السلام عليكم\n", "risk_example_silent")]
    [InlineData("      اهلي بخير\n", "      ⟦ابوي يقتلوني\n", "risk_example_fires")]
    [InlineData("      [family] يقتلوني\n", "      ⟦[famly] يقتلوني\n", "risk_unknown_list")]
    [InlineData("flag: threat_to_life", "flag: ⟦threat_to_live", "not_one_of")]
    [InlineData("flags: threat_to_life", "flags: ⟦threat", "not_one_of")]
    [InlineData("  - id: threat_soon", "  - id: ⟦threat", "risk_repeated_id")]
    [InlineData("to: L4", "to: ⟦L0", "not_one_of")]
    [InlineData("reference_year: 2026\n", "afterwards:\n  - id: decided\n    flags: suicide\n    to: L4\n    tells: decision\n    phrases: |\n      قررت\n    positive: |\n      ⟦خلص\nreference_year: 2026\n", "risk_example_silent")]
    [InlineData("reference_year: 2026\n", "afterwards:\n  - id: decided\n    flags: suicide\n    to: L4\n    tells: ⟦decided\n    phrases: |\n      قررت\n    positive: |\n      قررت\nreference_year: 2026\n", "not_one_of")]
    public void A_mistake_in_the_signs_of_danger_is_told_at_its_place(string from, string to, string code) =>
        SamplePlaybook.Error("safeguarding.yaml", SamplePlaybook.Safeguarding, from, to, code);

    [Theory]
    [InlineData("flows/menu.yml", "wrong_ending")]
    [InlineData("flows/Menu.YAML", "wrong_ending")]
    [InlineData("mesages.yaml", "unknown_file")]
    [InlineData("flows/deep/menu.yaml", "unknown_file")]
    public void A_file_that_nobody_reads_is_told(string path, string code) =>
        Assert.Contains(SamplePlaybook.Read(path, SamplePlaybook.Menu).Errors, finding => finding.Code == code && finding.File == path);

    [Theory]
    [InlineData("facts.yaml")]
    [InlineData("messages.yaml")]
    [InlineData("desk.yaml")]
    [InlineData("safeguarding.yaml")]
    [InlineData("answers/off-topic.yaml")]
    public void A_file_that_must_be_there_is_told(string path) =>
        Assert.Contains(SamplePlaybook.Read(files => files.Remove(path)).Errors, finding => finding.Code == "file_missing" && finding.File == path);

    [Fact]
    public void The_day_decides_no_error()
    {
        foreach (var today in new[] { DateOnly.MinValue, SamplePlaybook.Today, DateOnly.MaxValue.AddDays(-60) })
        {
            Assert.NotNull(ChatbotSupport.Playbooks.PlaybookReader.Read(SamplePlaybook.Files(), today).Playbook);
        }
    }

    private static (int Line, int Column) PlaceOf(string marked)
    {
        var before = marked[..marked.IndexOf(SamplePlaybook.Here, StringComparison.Ordinal)];
        return (before.Count(letter => letter == '\n') + 1, before.Length - (before.LastIndexOf('\n') + 1) + 1);
    }
}
