using System.IO.Compression;
using System.Text;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Tests.Playbooks;
using static ChatbotSupport.Tests.Desk.Content.ContentDesk;

namespace ChatbotSupport.Tests.Desk.Content;

public sealed class Uploading_content
{
    [Fact]
    public async Task The_folder_comes_down_is_edited_and_goes_up_again_as_a_draft_that_nobody_reads_yet()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var files = await nour.DownloadAsync();
        Assert.Equal(Story, files["stories/greeting.yaml"]);
        Assert.Contains("schema/flow.schema.json", files.Keys);

        files["flows/menu.yaml"] = files["flows/menu.yaml"].Replace(Before, After, StringComparison.Ordinal);
        files["stories/greeting.yaml"] = Story.Replace(Before, After, StringComparison.Ordinal);
        var (status, told) = await nour.UploadAsync(0, files);

        Assert.Equal((200, "Uploaded"), (status, told.Word("step")));
        Assert.Equal(0, (await nour.ReadAsync(Api)).GetProperty("history").EnumerateArray().Count(item => item.Word("how") != "Started"));
        var review = await nour.LookAsync();
        Assert.True(review.GetProperty("sound").GetBoolean());
        var changes = review.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(["flows/menu.yaml", "stories/greeting.yaml"], changes.Select(change => change.Word("file")).Order(StringComparer.Ordinal));
        var came = changes.Single(change => change.Word("file") == "flows/menu.yaml").GetProperty("parts")[0].EnumerateArray().Single(line => line.Word("fate") == "New");
        Assert.Equal($"      {After}", came.Word("text"));
        Assert.Equal(Before, ((Core.Flows.ChoicesStep)host.Playbook.Value.Flows["menu"].Steps[0]).Text);
        Assert.Equal(files["flows/menu.yaml"], (await nour.DownloadAsync("?revision=1"))["flows/menu.yaml"]);
    }

    [Fact]
    public async Task What_windows_and_mac_leave_in_a_zip_is_no_change_of_words()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var files = Files().ToDictionary(file => $"محتوى معدل/{file.Key.Replace('/', '\\')}", file => "\uFEFF" + file.Value.Replace("\n", "\r\n", StringComparison.Ordinal));
        files["__MACOSX/._facts.yaml"] = "x";
        files["محتوى معدل/.DS_Store"] = "x";
        files["محتوى معدل/.vscode/settings.json"] = "{}";
        files["محتوى معدل/flows/~$menu.docx"] = "x";

        var (status, told) = await nour.UploadAsync(0, files);

        Assert.Equal((200, "Uploaded"), (status, told.Word("step")));
        var review = await nour.LookAsync();
        Assert.Equal((false, 0, 0), (review.GetProperty("isNew").GetBoolean(), review.GetProperty("changed").GetInt32(), review.GetProperty("errors").GetInt32()));
    }

    [Fact]
    public async Task A_file_that_comes_alone_finds_its_folder_by_its_first_line_or_its_name()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var known = Encoding.UTF8.GetBytes(SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal));
        var fresh = Encoding.UTF8.GetBytes("# yaml-language-server: $schema=../schema/story.schema.json\n" + Story.Replace(Before, After, StringComparison.Ordinal));

        var (status, told) = await nour.UploadAsync(0, ("menu.yaml", known), ("greeting.yaml", fresh));
        Assert.Equal((200, "Added"), (status, told.Word("step")));
        var draft = await nour.DownloadAsync("?revision=1");
        Assert.Contains(After, draft["flows/menu.yaml"], StringComparison.Ordinal);
        Assert.Contains(After, draft["stories/greeting.yaml"], StringComparison.Ordinal);
        Assert.Equal(SamplePlaybook.Facts, draft["facts.yaml"]);

        // Of these there is one each, also where none is there yet.
        Assert.Equal(200, (await nour.UploadAsync(1, ("texts.yaml", "format: 1\ntexts: {}\n"u8.ToArray()), ("off-topic.yaml", Encoding.UTF8.GetBytes(SamplePlaybook.Files()["answers/off-topic.yaml"])))).Status);
        Assert.Contains("texts.yaml", (await nour.DownloadAsync("?revision=2")).Keys);

        (status, told) = await nour.UploadAsync(2, ("nobody.yaml", "format: 1\n"u8.ToArray()));
        Assert.Equal((409, "NoPlace", "nobody.yaml"), (status, told.Word("refusal"), told.Word("about")));
    }

    [Fact]
    public async Task What_touches_safety_is_shown_whole_and_of_the_rest_the_whole_is_one_press_away()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var remarks = string.Concat(Enumerable.Range(1, 300).Select(number => $"# ملاحظة {number}\n"));
        await nour.UploadAsync(0, Files(("facts.yaml", SamplePlaybook.Facts + remarks), ("flows/menu.yaml", SamplePlaybook.Menu + remarks)));

        var changes = (await nour.LookAsync()).GetProperty("changes").EnumerateArray().ToDictionary(change => change.Word("file"));

        Assert.Equal((300, 0, true), (changes["facts.yaml"].GetProperty("lines").GetInt32(), changes["facts.yaml"].GetProperty("more").GetInt32(), changes["facts.yaml"].GetProperty("safety").GetBoolean()));
        Assert.Equal(300, changes["facts.yaml"].GetProperty("parts")[0].EnumerateArray().Count(line => line.Word("fate") == "New"));
        Assert.True(changes["flows/menu.yaml"].GetProperty("more").GetInt32() > 200);
        var whole = await nour.ReadAsync($"{Api}/review/file?path=flows/menu.yaml");
        Assert.Equal(300, whole[0].EnumerateArray().Count(line => line.Word("fate") == "New"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await nour.GetAsync($"{Api}/review/file?path=../x")).StatusCode);
    }

    [Fact]
    public async Task A_slip_in_a_story_is_mended_too()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        await nour.UploadAsync(0, Files(("stories/greeting.yaml", Story.Replace("title: |\n  القائمة", "title: القائمة", StringComparison.Ordinal))));
        var finding = (await nour.LookAsync()).GetProperty("findings").EnumerateArray().First(item => item.Word("file") == "stories/greeting.yaml");
        Assert.Equal(("text_not_block", true), (finding.Word("code"), finding.GetProperty("canBeMended").GetBoolean()));

        await nour.DoAsync("mend", new { revision = 1 });

        Assert.Equal(Story, (await nour.DownloadAsync("?revision=2"))["stories/greeting.yaml"]);
    }

    [Fact]
    public async Task Of_a_playbook_whose_stories_were_never_kept_nobody_works_on_one_without_any()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        await host.Writer.RunAsync(connection => Dapper.SqlMapper.Execute(connection, "UPDATE playbooks SET stories = NULL"));
        SamplePlaybook.Write(host.Content, Files(("stories/greeting.yaml", Story)));

        await nour.UploadAsync(0, ("menu.yaml", Encoding.UTF8.GetBytes(SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal))));

        Assert.Equal(Story, (await nour.DownloadAsync("?revision=1"))["stories/greeting.yaml"]);
        var review = await nour.LookAsync();
        Assert.Equal((false, true), (review.GetProperty("knowsStories").GetBoolean(), review.GetProperty("twoNames").GetBoolean()));
    }

    [Fact]
    public async Task Of_two_who_upload_at_once_the_second_is_told_and_nothing_is_lost()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        var one = Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal)));
        var other = Files(("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, "شنو الأخبار؟", StringComparison.Ordinal)));

        var answers = await Task.WhenAll(nour.UploadAsync(0, one), huda.UploadAsync(0, other));

        Assert.Equal([200, 409], answers.Select(answer => answer.Status).Order());
        var refused = answers.Single(answer => answer.Status == 409).Told;
        var first = answers[0].Status == 200 ? "نور" : "هدى";
        Assert.Equal(("Overtaken", first), (refused.Word("refusal"), refused.Word("by")));
        Assert.Equal(200, (await huda.UploadAsync(1, other)).Status);
        Assert.Equal(200, (await nour.DoAsync("restore", new { revision = 2, old = 1 })).Status);
        Assert.Equal(await nour.DownloadAsync("?revision=1"), await nour.DownloadAsync("?revision=3"));
    }

    [Fact]
    public async Task What_can_only_be_meant_one_way_is_mended_with_one_press_and_one_file_goes_back()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var broken = Files(("facts.yaml", SamplePlaybook.Facts.Replace("'911'", "'9 1 1'", StringComparison.Ordinal)), ("flows/menu.yaml", SamplePlaybook.Menu.Replace(Before, After, StringComparison.Ordinal)));
        await nour.UploadAsync(0, broken);
        var review = await nour.LookAsync();
        var finding = review.GetProperty("findings").EnumerateArray().First(item => item.Word("code") == "bad_phone");
        Assert.Equal(("facts.yaml", true), (finding.Word("file"), finding.GetProperty("canBeMended").GetBoolean()));
        Assert.All(new[] { "what", "why", "mend", "excerpt" }, part => Assert.NotEmpty(finding.Word(part)));
        Assert.Equal("NotSound", (await nour.DoAsync("publish", new { revision = 1 })).Told.Word("refusal"));

        Assert.Equal(200, (await nour.DoAsync("mend", new { revision = 1 })).Status);
        Assert.Equal(SamplePlaybook.Facts, (await nour.DownloadAsync("?revision=2"))["facts.yaml"]);
        Assert.True((await nour.LookAsync()).GetProperty("sound").GetBoolean());
        Assert.Equal(200, (await nour.DoAsync("put-back", new { revision = 2, file = "flows/menu.yaml" })).Status);
        Assert.Equal(0, (await nour.LookAsync()).GetProperty("changed").GetInt32());
        Assert.Equal(200, (await nour.DoAsync("drop", new { revision = 3 })).Status);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await nour.ReadAsync(Api)).GetProperty("draft").ValueKind);
    }

    [Theory]
    [InlineData("../../etc/cron.d/x.yaml", "OddPath")]
    [InlineData("..\\..\\windows\\x.yaml", "OddPath")]
    [InlineData("/etc/passwd.yaml", "OddPath")]
    [InlineData("C:\\x.yaml", "OddPath")]
    [InlineData("flows/./x.yaml", "OddPath")]
    [InlineData("flows//x.yaml", "OddPath")]
    [InlineData("flows/\u202Elmay.x.yaml", "OddPath")]
    [InlineData("flows/x\0.yaml", "OddPath")]
    [InlineData("readme.txt", "Nothing")]
    public async Task A_name_that_leads_elsewhere_refuses_the_whole_zip(string name, string refusal)
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var (status, told) = await nour.UploadAsync(0, ("content.zip", Zip([new(name, "format: 1\n")])));
        Assert.Equal((409, refusal), (status, told.Word("refusal")));
        Assert.Equal(0, host.One<long>("select count(*) from content_drafts"));
    }

    [Fact]
    public async Task A_bomb_is_left_after_its_first_bytes()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var memory = GC.GetTotalAllocatedBytes();
        var (status, told) = await nour.UploadAsync(0, ("content.zip", Bomb(files: 1, megabytes: 400)));
        Assert.Equal((409, "TooLarge"), (status, told.Word("refusal")));
        (status, told) = await nour.UploadAsync(0, ("content.zip", Bomb(files: 60, megabytes: 1)));
        Assert.Equal((409, "TooLarge"), (status, told.Word("refusal")));
        (status, told) = await nour.UploadAsync(0, ("content.zip", Zip(Enumerable.Range(0, ContentLimits.Entries + 1).Select(number => new KeyValuePair<string, string>($"x{number}.txt", "")))));
        Assert.Equal((409, "TooMany"), (status, told.Word("refusal")));
        Assert.InRange(GC.GetTotalAllocatedBytes() - memory, 0, 1_500_000_000);
    }

    [Fact]
    public async Task A_link_two_of_one_name_and_what_is_no_zip_are_refused()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var link = zip.CreateEntry("flows/menu.yaml");
            link.ExternalAttributes = 0xA1FF << 16;
            using var target = new StreamWriter(link.Open());
            target.Write("/etc/passwd");
        }

        Assert.Equal("Link", (await nour.UploadAsync(0, ("content.zip", packed.ToArray()))).Told.Word("refusal"));
        Assert.Equal("Twice", (await nour.UploadAsync(0, ("content.zip", Zip([new("facts.yaml", "a"), new("facts.yaml", "b")])))).Told.Word("refusal"));
        Assert.Equal("NotReadable", (await nour.UploadAsync(0, ("content.zip", [0x50, 0x4B, 3, 4, .. new byte[200]]))).Told.Word("refusal"));
        Assert.Equal("NotReadable", (await nour.UploadAsync(0, ("content.zip", [1, 2, 3]))).Told.Word("refusal"));
        Assert.Equal("Nothing", (await nour.UploadAsync(0)).Told.Word("refusal"));
        var (status, told) = await nour.UploadAsync(0, ("content.zip", new byte[ContentLimits.UploadBytes + 1]));
        Assert.Equal((409, "TooLarge"), (status, told.Word("refusal")));
        Assert.Equal(0, host.One<long>("select count(*) from content_drafts"));
    }

    [Fact]
    public async Task A_yaml_bomb_is_a_finding_and_takes_no_time()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var laughs = new StringBuilder("a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n");
        for (var letter = 'b'; letter < 'k'; letter++)
        {
            laughs.Append(System.Globalization.CultureInfo.InvariantCulture, $"{letter}: &{letter} [{string.Join(',', Enumerable.Repeat($"*{(char)(letter - 1)}", 9))}]\n");
        }

        await nour.UploadAsync(0, Files(("flows/menu.yaml", laughs.ToString()), ("flows/deep.yaml", "format: 1\nx: " + new string('[', 20_000))));
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var review = await nour.LookAsync();
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.Contains(review.GetProperty("findings").EnumerateArray(), finding => finding.Word("file") == "flows/menu.yaml" && finding.GetProperty("isError").GetBoolean());
        Assert.False(review.GetProperty("canBeTried").GetBoolean());
    }

    private static byte[] Bomb(int files, int megabytes)
    {
        var chunk = new byte[1024 * 1024];
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < files; number++)
            {
                using var entry = zip.CreateEntry($"flows/x{number}.yaml").Open();
                for (var megabyte = 0; megabyte < megabytes; megabyte++)
                {
                    entry.Write(chunk);
                }
            }
        }

        return packed.ToArray();
    }
}
