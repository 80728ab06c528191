using System.Text;

namespace ChatbotSupport.Desk.Content.Uploads;

/// <summary>The text of an uploaded file: the marks and line ends of other systems go, so that a file saved on Windows is no change of words.</summary>
internal static class UploadText
{
    private const char ByteOrderMark = '\uFEFF';

    // A damaged letter becomes U+FFFD, which the reader reports with its place.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>Reads it.</summary>
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        var text = bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(bytes)
            : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(bytes)
            : Utf8.GetString(bytes);
        return text.TrimStart(ByteOrderMark).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
    }
}
