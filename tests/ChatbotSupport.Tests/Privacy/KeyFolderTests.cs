using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>Keys and data belong together; a start with the wrong keys is refused with what to do.</summary>
public sealed class KeyFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Keys => Path.Combine(_folder.Path, "keys");

    [Fact]
    public void The_folder_is_the_owners_alone()
    {
        using var road = new Road(_folder.Path);
        _ = road.Get<PersonKeys>();

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Keys));
        }
    }

    [Fact]
    public void A_folder_others_can_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Directory.CreateDirectory(Keys);
        File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);

        Assert.Contains("chmod 700", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_keys_are_refused_and_none_are_made()
    {
        await SomebodyWritesAsync();
        Directory.Delete(Keys, recursive: true);

        var refusal = Refused();

        Assert.Contains("backup --keys", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Privacy:KeyFolder", refusal.Arabic, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Keys));
    }

    [Fact]
    public async Task Keys_of_another_installation_are_refused()
    {
        await SomebodyWritesAsync();
        using var elsewhere = new TemporaryFolder();
        using (var other = new Road(elsewhere.Path))
        {
            await other.WritesAsync("+1", "سلام");
        }

        Directory.Delete(Keys, recursive: true);
        Directory.Move(Path.Combine(elsewhere.Path, "keys"), Keys);

        Assert.Contains("do not belong", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_whose_ring_is_missing_are_refused()
    {
        await SomebodyWritesAsync();
        Directory.Delete(Path.Combine(Keys, "ring"), recursive: true);

        Assert.Contains("do not belong", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_older_than_the_data_are_refused_instead_of_forgetting_people()
    {
        await SomebodyWritesAsync();
        var copy = Path.Combine(_folder.Path, "copy.db");
        File.Copy(Path.Combine(Keys, "people.db"), copy);
        await SomebodyWritesAsync("+2");
        File.Copy(copy, Path.Combine(Keys, "people.db"), overwrite: true);

        Assert.Contains("older", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_keys_open_the_same_words_after_a_restart()
    {
        await SomebodyWritesAsync();
        using var again = new Road(_folder.Path);
        await again.SettleAsync();

        Assert.Equal("Person: سلام", again.Lines(again.Ask<string>("SELECT id FROM conversations").Single())[0]);
    }

    public void Dispose() => _folder.Dispose();

    private StartRefusedException Refused()
    {
        using var road = new Road(_folder.Path, opens: false);
        return Assert.Throws<StartRefusedException>(() => road.Get<PersonKeys>());
    }

    private async Task SomebodyWritesAsync(string address = "+1")
    {
        using var road = new Road(_folder.Path);
        await road.WritesAsync(address, "سلام", id: address);
    }
}
