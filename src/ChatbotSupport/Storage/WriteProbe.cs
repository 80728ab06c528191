using System.Globalization;
using Dapper;

namespace ChatbotSupport.Storage;

/// <summary>Writes what nobody reads, to know whether the disk would take what somebody says.</summary>
/// <remarks>
/// As much as a message with its turn needs, and really: where a large commit failed on a full disk, a small one still finds room in the log. What was written lately, or could not be, is not
/// tried again, because anybody may ask how we are.
/// </remarks>
public sealed class WriteProbe(Writer writer, TimeProvider clock)
{
    private const int Characters = 48 * 1024;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task? _asked;
    private long _at;

    /// <summary>Completes when it is on the disk, or was a moment ago; fails with what the disk says. However many ask, one writes.</summary>
    public Task WriteAsync()
    {
        lock (_gate)
        {
            if (_asked is not { IsCompleted: false } && (_asked is null || clock.GetElapsedTime(_at) >= Fresh))
            {
                (_asked, _at) = (OnceAsync(), clock.GetTimestamp());
            }

            return _asked;
        }
    }

    private Task<int> OnceAsync()
    {
        var now = clock.GetTimestamp();
        return writer.RunAsync(connection => connection.Execute(
            "INSERT INTO meta (key, value) VALUES ('probe', @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", new { value = Different(now) }));
    }

    // Pages that stay as they were are not written.
    private static string Different(long now) => string.Concat(Enumerable.Repeat(now.ToString("x16", CultureInfo.InvariantCulture), Characters / 16));
}
