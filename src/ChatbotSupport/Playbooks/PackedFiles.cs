using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatbotSupport.Playbooks;

/// <summary>Files of a playbook as they are kept in the database.</summary>
internal static class PackedFiles
{
    // Nothing reads it but this class: Arabic letters stand as they are, in a third of the bytes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Packs them.</summary>
    public static byte[] Pack(IReadOnlyDictionary<string, string> files)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(brotli, files, Plain);
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
