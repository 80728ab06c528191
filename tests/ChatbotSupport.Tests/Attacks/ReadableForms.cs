using System.Text;
using System.Text.Json;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>The bytes by which somebody with an editor and patience would find a word in a stolen file.</summary>
internal static class ReadableForms
{
    private const int BitsOfALetter = 6;

    /// <summary>Every form of a word, with its name.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Of(string word)
    {
        var utf8 = Encoding.UTF8.GetBytes(word);
        yield return ("UTF-8", utf8);
        yield return ("UTF-16LE", Encoding.Unicode.GetBytes(word));
        yield return ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(word));
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexString(utf8)));
        yield return ("hex in small letters", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8)));
        yield return ("JSON", Encoding.ASCII.GetBytes(JsonSerializer.Serialize(word).Trim('"')));
        yield return ("JSON in small letters", Encoding.ASCII.GetBytes(string.Concat(word.Select(letter => char.IsAscii(letter) ? $"{letter}" : $"\\u{(int)letter:x4}"))));
        yield return ("percent", Encoding.ASCII.GetBytes(Uri.EscapeDataString(word)));
        yield return ("percent in small letters", Encoding.ASCII.GetBytes(string.Concat(utf8.Select(letter => char.IsAsciiLetterOrDigit((char)letter) ? $"{(char)letter}" : $"%{letter:x2}"))));
        foreach (var (encoding, bytes) in new[] { ("UTF-8", utf8), ("UTF-16LE", Encoding.Unicode.GetBytes(word)) })
        {
            for (var before = 0; before < 3; before++)
            {
                var middle = MiddleOfBase64(bytes, before);
                yield return ($"base64 of {encoding} after {before} bytes", Encoding.ASCII.GetBytes(middle));
                yield return ($"base64url of {encoding} after {before} bytes", Encoding.ASCII.GetBytes(middle.Replace('+', '-').Replace('/', '_')));
            }
        }
    }

    // The letters that depend on the word alone, whatever stands before and behind it.
    private static string MiddleOfBase64(byte[] word, int before)
    {
        var first = ((before * 8) + BitsOfALetter - 1) / BitsOfALetter;
        var end = (before + word.Length) * 8 / BitsOfALetter;
        return Convert.ToBase64String([.. new byte[before], .. word])[first..end];
    }
}
