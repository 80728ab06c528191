using System.Security.Cryptography;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Privacy;

/// <summary>Sealed text opens only with its key, in its own row, unchanged.</summary>
public sealed class SealerTests : IDisposable
{
    private readonly Road _road = new();

    [Fact]
    public async Task A_text_opens_in_the_row_it_was_sealed_for()
    {
        var person = await PersonAsync();
        var sealer = _road.Get<Sealer>();
        var sealedText = sealer.Seal(person, "lines", "text", "row", "سر");

        Assert.Equal("سر", sealer.Open(person, "lines", "text", "row", sealedText));
        Assert.NotEqual(sealedText, sealer.Seal(person, "lines", "text", "row", "سر"));
    }

    [Theory]
    [InlineData("lines", "text", "other")]
    [InlineData("lines", "alias", "row")]
    [InlineData("outbox", "text", "row")]
    public async Task A_text_moved_to_another_place_is_refused(string table, string column, string row)
    {
        var person = await PersonAsync();
        var sealer = _road.Get<Sealer>();
        var sealedText = sealer.Seal(person, "lines", "text", "row", "سر");

        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(person, table, column, row, sealedText));
    }

    [Fact]
    public async Task A_changed_byte_anywhere_is_refused()
    {
        var person = await PersonAsync();
        var sealer = _road.Get<Sealer>();
        var sealedText = sealer.Seal(person, "lines", "text", "row", "سر");
        for (var at = 0; at < sealedText.Length; at++)
        {
            var changed = sealedText.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealer.Open(person, "lines", "text", "row", changed));
        }

        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(person, "lines", "text", "row", [1, 2]));
    }

    [Fact]
    public async Task A_text_of_another_person_is_refused()
    {
        var sealer = _road.Get<Sealer>();
        var sealedText = sealer.Seal(await PersonAsync(), "lines", "text", "row", "سر");

        var other = await PersonAsync();
        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(other, "lines", "text", "row", sealedText));
    }

    [Fact]
    public async Task Without_the_key_nothing_opens_and_nothing_can_be_sealed()
    {
        var person = await PersonAsync();
        var sealer = _road.Get<Sealer>();
        var sealedText = sealer.Seal(person, "lines", "text", "row", "سر");
        _road.Get<PersonKeys>().Delete(person);

        Assert.Null(sealer.Open(person, "lines", "text", "row", sealedText));
        Assert.Throws<KeyGoneException>(() => sealer.Seal(person, "lines", "text", "row", "سر"));
    }

    [Fact]
    public async Task A_conversation_changed_on_the_disk_is_not_acted_on()
    {
        await _road.WritesAsync("+1", "سلام");
        await _road.WritesAsync("+2", "سلام");
        await _road.SettleAsync();
        _road.Do("UPDATE conversations SET sealed = (SELECT sealed FROM conversations o WHERE o.id <> conversations.id)");
        await _road.WritesAsync("+1", "شنو الابتزاز");
        await _road.SettleAsync();

        Assert.Equal([1L], _road.Ask<long>("SELECT count(*) FROM inbox WHERE state = 'Parked'"));
        Assert.Equal(["TurnParked"], _road.Ask<string>("SELECT alert FROM alerts"));
    }

    [Fact]
    public async Task A_parked_message_on_unreadable_ground_does_not_stop_other_people()
    {
        await _road.WritesAsync("+1", "سلام");
        await _road.SettleAsync();
        _road.Do("UPDATE conversations SET sealed = zeroblob(60)");
        await _road.WritesAsync("+1", "سلام");
        await _road.WritesAsync("+2", "سلام");
        await _road.SettleAsync();

        Assert.NotEmpty(_road.Phone.Texts("+2"));
    }

    public void Dispose() => _road.Dispose();

    private async Task<string> PersonAsync()
    {
        var id = RowId.Draw();
        await _road.Get<PersonKeys>().CreateAsync(id);
        return id;
    }
}
