using System.Net;
using ChatbotSupport.Tests.Playbooks;
using static ChatbotSupport.Tests.Desk.Content.ContentDesk;

namespace ChatbotSupport.Tests.Desk.Content;

public sealed class Going_live_from_the_desk
{
    private static readonly Dictionary<string, string> Worded = Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal)));

    private static readonly Dictionary<string, string> Safety = Files(("facts.yaml", SamplePlaybook.Facts.Replace("'911'", "'912'", StringComparison.Ordinal)));

    [Fact]
    public async Task A_change_of_words_goes_live_with_one_name_and_comes_back_with_one()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var first = host.Archive.LastHash()!;
        SamplePlaybook.Write(host.Content);
        await nour.UploadAsync(0, Worded);

        Assert.Equal("Live", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("outcome"));
        Assert.Equal(After, Said(host));
        var view = await nour.ReadAsync(Api);
        var live = view.GetProperty("running");
        Assert.Equal(("Published", "نور", null), (live.Word("how"), live.Word("author"), live.GetProperty("reviewer").GetString()));
        Assert.Equal("Held", view.Word("folder"));
        Assert.Equal("Overtaken", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("refusal"));

        Assert.Equal("Live", (await nour.DoAsync("back", new { hash = first })).Told.Word("outcome"));
        Assert.Equal(Before, Said(host));
        Assert.Equal(["Published", "RolledBack", "Started"], (await nour.ReadAsync(Api)).GetProperty("history").EnumerateArray().Select(item => item.Word("how")).Order(StringComparer.Ordinal));
        Assert.Equal(4, host.One<long>("select count(*) from events where code like 'desk.content.%' and volunteer_id is not null"));
    }

    [Fact]
    public async Task What_touches_safety_goes_live_only_when_a_different_person_agrees_on_a_session_of_their_own()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        await nour.UploadAsync(0, Safety);
        Assert.Equal("Proposed", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("outcome"));
        Assert.Equal("911", host.Playbook.Value.Facts["hotline"].Value);
        Assert.Equal("تنتظر نشرًا باسمين: facts.yaml", host.One<string>("select group_concat(details) from alerts where alert = 'ProposalWaits' and seen_at is null"));
        var id = (await huda.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();

        Assert.Equal("SamePerson", (await nour.DoAsync("agree", new { proposed = id })).Told.Word("refusal"));
        using var again = host.Browser();
        await again.ComeInAsync((await host.Roster.LinkAsync("نور"))!);
        Assert.Equal("SamePerson", (await again.DoAsync("agree", new { proposed = id })).Told.Word("refusal"));
        Assert.Equal("911", host.Playbook.Value.Facts["hotline"].Value);

        var both = await Task.WhenAll(huda.DoAsync("agree", new { proposed = id }), huda.DoAsync("agree", new { proposed = id }));
        Assert.Equal([200, 409], both.Select(answer => answer.Status).Order());
        Assert.Equal(("912", 0L), (host.Playbook.Value.Facts["hotline"].Value, Waiting(host)));
        Assert.Equal(("نور", "هدى"), (host.One<string>("select author from publications"), host.One<string>("select reviewer from publications")));

        var first = (await nour.ReadAsync(Api)).GetProperty("history").EnumerateArray().Single(item => item.Word("how") == "Started").Word("hash");
        Assert.True((await nour.ReadAsync($"{Api}/back/{first}")).GetProperty("twoNames").GetBoolean());
        Assert.Equal("Proposed", (await huda.DoAsync("back", new { hash = first })).Told.Word("outcome"));
        id = (await nour.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();
        Assert.Equal("Live", (await nour.DoAsync("agree", new { proposed = id })).Told.Word("outcome"));
        Assert.Equal("911", host.Playbook.Value.Facts["hotline"].Value);
    }

    [Fact]
    public async Task A_second_name_is_for_what_was_proposed_and_nothing_else()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        await nour.UploadAsync(0, Safety);
        await nour.DoAsync("publish", new { revision = 1 });
        var id = (await huda.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();

        // Somebody else's draft in its place.
        Assert.Equal(1, Waiting(host));
        await nour.UploadAsync(1, Files(("facts.yaml", SamplePlaybook.Facts.Replace("'911'", "'913'", StringComparison.Ordinal))));
        Assert.Equal("Overtaken", (await huda.DoAsync("agree", new { proposed = id })).Told.Word("refusal"));
        Assert.Equal(0, Waiting(host));

        // Something else went live in the meantime.
        await nour.DoAsync("publish", new { revision = 2 });
        id = (await huda.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();
        await host.RunAsync(Worded);
        Assert.Equal("Overtaken", (await huda.DoAsync("agree", new { proposed = id })).Told.Word("refusal"));
        Assert.Equal(After, Said(host));

        await nour.DoAsync("publish", new { revision = 2 });
        id = (await huda.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();
        Assert.Equal(1, Waiting(host));
        Assert.Equal(200, (await huda.DoAsync("withdraw", new { proposed = id })).Status);
        Assert.Equal(0, Waiting(host));
        Assert.Equal("Overtaken", (await huda.DoAsync("agree", new { proposed = id })).Told.Word("refusal"));
        Assert.Equal("911", host.Playbook.Value.Facts["hotline"].Value);
    }

    [Fact]
    public async Task Going_back_to_one_that_this_program_must_mend_is_told_and_neither_looking_nor_going_back_takes_a_thread_of_the_turns()
    {
        var clock = new Threads();
        await using var host = await DeskHost.StartAsync(clock);
        var old = Files();
        old["desk.yaml"] = old["desk.yaml"].Replace("on_call_repeat_minutes:", "on_call_minutes:", StringComparison.Ordinal);
        await host.RunAsync(old, ChatbotSupport.Playbooks.PlaybookReader.ReadStored(old, SamplePlaybook.Today).Playbook);
        var first = host.Archive.LastHash()!;
        await host.RunAsync(Files());
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        await nour.UploadAsync(0, Worded);
        await nour.LookAsync();
        Assert.True(clock.Playbook > 0);

        Assert.Equal("Proposed", (await nour.DoAsync("back", new { hash = first })).Told.Word("outcome"));
        clock.Playbook = 0;
        var id = (await huda.ReadAsync(Api)).GetProperty("proposed").GetProperty("id").GetInt64();
        Assert.Equal("Live", (await huda.DoAsync("agree", new { proposed = id })).Told.Word("outcome"));

        Assert.True(clock.Playbook > 0);
        var told = host.One<string>("select group_concat(details) from alerts where alert = 'PlaybookFallback' and seen_at is null");
        Assert.StartsWith("حلّت محلها ملفات البرنامج نفسه: desk.yaml", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_story_that_goes_otherwise_is_shown_side_by_side_and_nothing_goes_live()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        await nour.UploadAsync(0, Files(("flows/menu.yaml", Worded["flows/menu.yaml"]), ("stories/greeting.yaml", Story)));

        var stories = (await nour.LookAsync()).GetProperty("stories");

        var difference = Assert.Single(stories.GetProperty("differences").EnumerateArray());
        Assert.Contains(Before, difference.Word("expected"), StringComparison.Ordinal);
        Assert.Contains(After, difference.Word("happened"), StringComparison.Ordinal);
        Assert.Equal(("stories/greeting.yaml", 8), (difference.Word("file"), difference.GetProperty("line").GetInt32()));
        Assert.Equal(1, stories.GetProperty("steps")[0].GetInt32());
        Assert.Equal("NotSound", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("refusal"));
    }

    [Fact]
    public async Task The_folder_on_the_machine_can_become_the_draft()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        SamplePlaybook.Write(host.Content, Worded);
        Assert.Equal("Differs", (await nour.ReadAsync(Api)).Word("folder"));
        Assert.Equal(200, (await nour.DoAsync("from-folder", new { revision = 0 })).Status);
        Assert.Equal("Live", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("outcome"));
        Assert.Equal("Same", (await nour.ReadAsync(Api)).Word("folder"));
        Assert.Null(host.Archive.Held());
    }

    [Fact]
    public async Task A_trial_is_a_talk_with_the_draft_that_leaves_nothing_behind()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        await nour.UploadAsync(0, Worded);
        var (_, talk) = await nour.DoAsync("trial", new { revision = 1, onShift = true });
        Assert.Contains(After, talk.GetProperty("lines").EnumerateArray().Last().Word("text"), StringComparison.Ordinal);

        (_, talk) = await nour.DoAsync("trial/act", new { says = "اهلي يقتلوني الليلة" });
        Assert.Equal(("L4", true), (talk.Word("level"), talk.GetProperty("case").GetBoolean()));
        await nour.DoAsync("trial/act", new { minutes = 720 });
        await nour.DoAsync("trial/act", new { leaves = true });

        foreach (var table in new[] { "conversations", "cases", "inbox", "outbox", "lines", "timers", "addresses", "alerts" })
        {
            Assert.Equal((table, 0L), (table, host.One<long>($"select count(*) from {table}")));
        }

        Assert.Equal(2, host.One<long>("select count(*) from events where code like 'desk.content.%'"));
        Assert.Equal(400, (await nour.DoAsync("trial/act", new { minutes = 9_999_999 })).Status);
        await nour.DoAsync("trial/end", new { });
        Assert.Equal(404, (await nour.DoAsync("trial/act", new { says = "هلو" })).Status);
    }

    [Fact]
    public async Task Volunteers_and_coordinators_who_wait_for_approval_see_and_do_nothing_here()
    {
        await using var host = await StartAsync();
        using var coordinator = await host.SignedInAsync("نور", coordinator: true);
        await coordinator.UploadAsync(0, Worded);
        using var second = await host.SignedInAsync("هدى", coordinator: true);
        using var volunteer = await host.SignedInAsync("سلام");
        using var pending = host.Browser();
        await pending.ComeInAsync(await host.Roster.InviteAsync("ريم", true, []));
        foreach (var browser in new[] { volunteer, pending })
        {
            foreach (var path in new[] { "", "/review", "/zip", "/flows/menu", $"/back/{host.Archive.LastHash()}" })
            {
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await browser.GetAsync(Api + path)).StatusCode));
            }

            foreach (var path in new[] { "publish", "back", "agree", "withdraw", "from-folder", "mend", "put-back", "restore", "drop", "trial", "trial/act", "trial/end" })
            {
                Assert.Equal((path, 403), (path, (await browser.DoAsync(path, new { revision = 1, proposed = 1, hash = "x" })).Status));
            }

            Assert.Equal(403, (await browser.UploadAsync(1, Worded)).Status);
        }

        Assert.Equal(1, host.One<long>("select max(revision) from content_drafts"));
    }

    [Fact]
    public async Task Every_flow_is_a_drawing_in_which_a_text_stays_a_text()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        await nour.UploadAsync(0, Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, "كلام & \"كلام\" 'كلام'", StringComparison.Ordinal))));
        using var answer = await nour.GetAsync($"{Api}/flows/menu?draft=true");
        var svg = await answer.Content.ReadAsStringAsync();
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("كلام &amp; \"كلام\"", svg, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await nour.GetAsync($"{Api}/flows/..%2F..%2Fx")).StatusCode);
        Assert.Contains(host.Playbook.Value.Flows["menu"].Title.Trim(), await nour.GetStringAsync($"{Api}/flows/menu"), StringComparison.Ordinal);

        await nour.UploadAsync(1, Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, "<script>alert(1)</script>", StringComparison.Ordinal))));
        Assert.False((await nour.LookAsync()).GetProperty("canBeTried").GetBoolean());
    }

    private static long Waiting(DeskHost host) => host.One<long>("select count(*) from alerts where alert = 'ProposalWaits' and seen_at is null");

    private static string Said(DeskHost host) => ((Core.Flows.ChoicesStep)host.Playbook.Value.Flows["menu"].Steps[0]).Text;

    /// <summary>Counts how often the time was asked for on the thread that reads playbooks beside the turns.</summary>
    private sealed class Threads : TimeProvider
    {
        public int Playbook { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (Thread.CurrentThread.Name == "playbook")
            {
                Playbook++;
            }

            return base.GetUtcNow();
        }
    }
}
