using static ChatbotSupport.Tests.Desk.Content.ContentDesk;

namespace ChatbotSupport.Tests.Desk.Content;

/// <summary>A folder is edited at home while colleagues publish: what each of them changed stays.</summary>
public sealed class Uploading_hours_later
{
    private const string Menu = "flows/menu.yaml";

    [Fact]
    public async Task What_a_colleague_changed_meanwhile_stays_beside_what_was_changed_at_home()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        using var huda = await host.SignedInAsync("هدى", coordinator: true);
        var home = await nour.DownloadAsync();

        var office = await huda.DownloadAsync();
        office["stories/greeting.yaml"] = Story.Replace(Before, After, StringComparison.Ordinal);
        Assert.Equal(200, (await huda.UploadAsync(0, office)).Status);

        home[Menu] = home[Menu].Replace(Before, After, StringComparison.Ordinal);
        Assert.Equal(200, (await nour.UploadAsync(1, home)).Status);

        var now = await nour.DownloadAsync("?revision=2");
        Assert.Equal((office["stories/greeting.yaml"], home[Menu]), (now["stories/greeting.yaml"], now[Menu]));
    }

    [Fact]
    public async Task A_file_that_both_changed_is_named_and_nothing_is_saved()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var home = await nour.DownloadAsync();
        var office = home.ToDictionary();
        office[Menu] = office[Menu].Replace(Before, After, StringComparison.Ordinal);
        Assert.Equal(200, (await nour.UploadAsync(0, office)).Status);

        home[Menu] = home[Menu].Replace(Before, "سؤال آخر", StringComparison.Ordinal);
        var (status, told) = await nour.UploadAsync(1, home);

        Assert.Equal((409, "BothChanged", Menu), (status, told.Word("refusal"), told.Word("about")));
        Assert.Equal(office[Menu], (await nour.DownloadAsync("?revision=1"))[Menu]);
    }

    [Fact]
    public async Task A_file_deleted_at_home_is_gone_and_one_a_colleague_added_stays()
    {
        await using var host = await StartAsync(("stories/greeting.yaml", Story));
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var home = await nour.DownloadAsync();
        var office = home.ToDictionary();
        office["stories/other.yaml"] = Story;
        Assert.Equal(200, (await nour.UploadAsync(0, office)).Status);

        home.Remove("stories/greeting.yaml");
        Assert.Equal(200, (await nour.UploadAsync(1, home)).Status);

        var now = await nour.DownloadAsync("?revision=2");
        Assert.DoesNotContain("stories/greeting.yaml", now.Keys);
        Assert.Contains("stories/other.yaml", now.Keys);
    }

    [Fact]
    public async Task A_folder_as_it_was_downloaded_takes_nothing_back()
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var home = await nour.DownloadAsync();
        var office = home.ToDictionary();
        office[Menu] = office[Menu].Replace(Before, After, StringComparison.Ordinal);
        Assert.Equal(200, (await nour.UploadAsync(0, office)).Status);

        Assert.Equal("Unchanged", (await nour.UploadAsync(1, home)).Told.Word("refusal"));
        Assert.Equal(office[Menu], (await nour.DownloadAsync("?revision=1"))[Menu]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("لا شيء")]
    [InlineData("null")]
    public async Task Without_what_it_was_it_is_the_whole_folder_as_before(string? damaged)
    {
        await using var host = await StartAsync();
        using var nour = await host.SignedInAsync("نور", coordinator: true);
        var home = await nour.DownloadAsync();
        home[Menu] = home[Menu].Replace(Before, After, StringComparison.Ordinal);
        home.Remove("schema/downloaded.json");
        if (damaged is not null)
        {
            home["schema/downloaded.json"] = damaged;
        }

        Assert.Equal((200, "Uploaded"), (await nour.UploadAsync(0, home) is var (status, told) ? status : 0, told.Word("step")));
    }
}
