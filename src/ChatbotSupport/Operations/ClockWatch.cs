using ChatbotSupport.Privacy;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Operations;

/// <summary>Looks at the clock every few minutes while the program runs, so that the last time that was believed is never far behind.</summary>
public sealed partial class ClockWatch(ClockTrust trust, Changes changes, TimeProvider clock, ILogger<ClockWatch> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wasTrusted = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var isTrusted = await trust.LookAsync();
                if (isTrusted != wasTrusted)
                {
                    changes.Bump(); // whoever looks at «الحالة» or has a private chat is told at once
                }

                wasTrusted = isTrusted;
            }
            catch (Exception failure)
            {
                var kind = failure.GetType().Name;
                Failed(logger, kind);
            }

            await Task.Delay(PrivacyLimits.ClockLook, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 5305, Level = LogLevel.Error, Message = "Looking at the clock failed with {Failure}; tried again in five minutes.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
