using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Playbooks;

/// <summary>Tells one playbook from another by what is in its files.</summary>
public static class PlaybookVersion
{
    private const int Piece = 4096;

    /// <summary>SHA-256 over the sorted files, 64 hexadecimal digits. Lengths stand between, so that no two sets of files run together.</summary>
    public static string Of(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            Append(hash, FormattableString.Invariant($"{path}\n{text.Length}\n"));
            Append(hash, text);
            Append(hash, "\n");
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Piece by piece: the whole as bytes would be megabytes that the collector has to clear away while people write.
    private static void Append(IncrementalHash hash, ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[Piece];
        var encoder = Encoding.UTF8.GetEncoder();
        do
        {
            encoder.Convert(text, bytes, flush: true, out var read, out var written, out _);
            hash.AppendData(bytes[..written]);
            text = text[read..];
        }
        while (!text.IsEmpty);
    }
}
