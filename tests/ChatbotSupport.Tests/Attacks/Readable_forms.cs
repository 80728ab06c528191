using System.Text;
using System.Text.Json;
using ChatbotSupport.Tests.Turns;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>The search that the other attacks rely on: it finds a word however a careless program would have written it.</summary>
public sealed class Readable_forms
{
    private const string Word = "كلمة_مزروعة";

    public static TheoryData<string> Careless => new(
        "UTF-8", "UTF-16LE", "UTF-16BE", "JSON", "percent", "hex", "base64 after 0", "base64 after 1", "base64 after 2", "base64 of UTF-16 after 1");

    [Theory]
    [MemberData(nameof(Careless))]
    public void A_word_is_found_however_it_was_written(string how)
    {
        var bytes = how switch
        {
            "UTF-8" => Encoding.UTF8.GetBytes("قبل" + Word + "بعد"),
            "UTF-16LE" => Encoding.Unicode.GetBytes("x" + Word + "x"),
            "UTF-16BE" => Encoding.BigEndianUnicode.GetBytes("x" + Word + "x"),
            "JSON" => JsonSerializer.SerializeToUtf8Bytes(new { text = "x" + Word }),
            "percent" => Encoding.ASCII.GetBytes("?q=" + Uri.EscapeDataString("x" + Word)),
            "hex" => Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes("x" + Word))),
            "base64 of UTF-16 after 1" => Encoding.ASCII.GetBytes(Convert.ToBase64String([7, .. Encoding.Unicode.GetBytes(Word + "xx")])),
            _ => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[how[^1] - '0'], .. Encoding.UTF8.GetBytes(Word + "yy")])),
        };

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => PlantedWords.AssertNowhere([("stolen", bytes)], Word));
    }

    [Fact]
    public void Nothing_is_found_where_the_word_is_not() =>
        PlantedWords.AssertNowhere([("clean", Encoding.UTF8.GetBytes("كلمة أخرى مزروعة"))], Word, "07501234987");
}
