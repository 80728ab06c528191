using System.Globalization;
using Dapper;

namespace ChatbotSupport.Storage;

/// <summary>Writes what nobody reads, to know whether the disk would take what somebody says.</summary>
/// <remarks>
/// As much as a message with its turn needs, and really: where a large commit failed on a full disk, a small one still finds room in the log. What was written lately is not
/// written again, because anybody may ask how we are.
/// </remarks>
public sealed class WriteProbe(Writer writer, TimeProvider clock)
{
    private const int Characters = 48 * 1024;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private long _written;

    /// <summary>Completes when it is on the disk, or when the writer was there and something was lately; fails with what the disk says.</summary>
    public async Task WriteAsync()
    {
        var last = Interlocked.Read(ref _written);
        if (last != 0 && clock.GetElapsedTime(last) < Fresh)
        {
            await writer.RunAsync(_ => true);
            return;
        }

        Interlocked.Exchange(ref _written, 0);
        var now = clock.GetTimestamp();
        await writer.RunAsync(connection => connection.Execute(
            "INSERT INTO meta (key, value) VALUES ('probe', @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { value = Different(now) }));
        Interlocked.Exchange(ref _written, now);
    }

    // Pages that stay as they were are not written.
    private static string Different(long now) => string.Concat(Enumerable.Repeat(now.ToString("x16", CultureInfo.InvariantCulture), Characters / 16));
}
