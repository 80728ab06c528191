using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using ChatbotSupport.Core;

namespace ChatbotSupport.Playbooks;

/// <summary>What was learnt from a playbook's examples, for <see cref="LearntFolder"/> to keep: letter runs of what operators wrote, and numbers; nothing of people.</summary>
/// <param name="Answers">What the finder of answers learnt.</param>
/// <param name="Danger">What the screen learnt about lines that sound like danger.</param>
/// <param name="Claims">What the matcher of alerts learnt about lines that sound like a scam.</param>
public sealed record Learnt(byte[] Answers, byte[] Danger, byte[] Claims)
{
    private const string Form = "chatbot-support learnt 4";

    // Together they end at: form, key and checksum, each on a line of its own, and the lengths of the first two parts.
    private static readonly int HeadLength = Form.Length + 1 + (2 * ((2 * SHA256.HashSizeInBytes) + 1));

    /// <summary>What decides what is learnt: the files the examples are in, and the very code that reads them and learns.</summary>
    public static string KeyOf(IReadOnlyDictionary<string, string> files)
    {
        var examples = files.Where(file => file.Key == PlaybookPaths.Safeguarding
            || file.Key.StartsWith(PlaybookPaths.Answers, StringComparison.Ordinal) || file.Key.StartsWith(PlaybookPaths.Alerts, StringComparison.Ordinal));
        var code = ((Assembly[])[typeof(Playbook).Assembly, typeof(Learnt).Assembly]).Select(assembly => assembly.ManifestModule.ModuleVersionId);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Form}\n{string.Join('\n', code)}\n{PlaybookVersion.Of(examples.ToDictionary())}")));
    }

    /// <summary>What was learnt for a playbook.</summary>
    public static Learnt From(Playbook playbook) => new(playbook.AnswerFinder.Learnt(), playbook.Risks.Learnt(), playbook.AlertMatcher.Learnt());

    /// <summary>As the bytes of a file.</summary>
    public byte[] Pack(string key)
    {
        byte[] content = [.. BitConverter.GetBytes(Answers.Length), .. BitConverter.GetBytes(Danger.Length), .. Answers, .. Danger, .. Claims];
        return [.. Encoding.ASCII.GetBytes(Head(key, content)), .. content];
    }

    /// <summary>Back from the bytes of a file; null when they are damaged, cut off or belong to other examples.</summary>
    public static Learnt? Unpack(string key, ReadOnlySpan<byte> file)
    {
        if (file.Length < HeadLength + (2 * sizeof(int)))
        {
            return null;
        }

        var content = file[HeadLength..];
        if (!file[..HeadLength].SequenceEqual(Encoding.ASCII.GetBytes(Head(key, content))))
        {
            return null;
        }

        var (answers, danger) = (BitConverter.ToInt32(content), BitConverter.ToInt32(content[sizeof(int)..]));
        var parts = content[(2 * sizeof(int))..];
        return answers >= 0 && danger >= 0 && answers <= parts.Length - danger ? new(parts[..answers].ToArray(), parts[answers..][..danger].ToArray(), parts[(answers + danger)..].ToArray()) : null;
    }

    private static string Head(string key, ReadOnlySpan<byte> content) => $"{Form}\n{key}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n";
}
