using System.Security.Cryptography;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>Pauses between failed calls: each twice as long as the one before, up to a minute, none exactly like another's.</summary>
internal sealed class Backoff
{
    private int _failures;

    /// <summary>A call succeeded.</summary>
    public void Reset() => _failures = 0;

    /// <summary>The pause after one more failure.</summary>
    public TimeSpan Next()
    {
        var full = TelegramLimits.FirstPause * Math.Pow(2, Math.Min(_failures++, 10));
        full = full < TelegramLimits.LongestPause ? full : TelegramLimits.LongestPause;
        return (full / 2) + (full / 2 * (RandomNumberGenerator.GetInt32(1_000) / 1_000.0));
    }
}
