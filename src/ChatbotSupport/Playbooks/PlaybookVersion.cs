using System.Security.Cryptography;
using System.Text;

namespace ChatbotSupport.Playbooks;

/// <summary>Tells one playbook from another by what is in its files.</summary>
public static class PlaybookVersion
{
    /// <summary>SHA-256 over the sorted files, 64 hexadecimal digits. Lengths stand between, so that no two sets of files run together.</summary>
    public static string Of(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{path}\n{text.Length}\n{text}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
