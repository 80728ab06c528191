using System.IO.Compression;
using System.Text.Json;

namespace ChatbotSupport.Playbooks;

/// <summary>Files of a playbook as they are kept in the database.</summary>
internal static class PackedFiles
{
    /// <summary>Packs them.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, files);
        }

        return packed.ToArray();
    }

    /// <summary>The files; null when they cannot be unpacked any more.</summary>
    public static IReadOnlyDictionary<string, string>? Unpack(byte[] packed)
    {
        try
        {
            using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Dictionary<string, string>>(brotli);
        }
        catch (Exception fault) when (fault is JsonException or InvalidDataException or IOException or InvalidOperationException)
        {
            return null;
        }
    }
}
