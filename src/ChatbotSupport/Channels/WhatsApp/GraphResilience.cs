using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// What calls to the Graph API do about trouble by themselves: only what is harmless. A message is never sent again from here, because nobody would know whether it came twice;
/// that is the outbox's work. What never left is tried once more, and while the service is plainly out of order nothing stands in a row before it.
/// </summary>
internal static class GraphResilience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static void Configure(ResiliencePipelineBuilder<HttpResponseMessage> pipeline)
    {
        pipeline.TimeProvider = TimeProvider.System; // connections live in real time, whatever the clock of the talk says
        pipeline
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 1,
                Delay = Pause,
                UseJitter = true,
                ShouldRetryAfterHeader = false,
                ShouldHandle = call => ValueTask.FromResult(call.Outcome.Exception is { } failure and not BrokenCircuitException && GraphApi.WasNeverSent(failure)),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                FailureRatio = 0.9,
                MinimumThroughput = WhatsAppLimits.BreakerCalls,
                SamplingDuration = WhatsAppLimits.BreakerLook,
                BreakDuration = WhatsAppLimits.BreakerPause,
                ShouldHandle = call => ValueTask.FromResult(
                    call.Outcome.Exception is HttpRequestException or TimeoutRejectedException || call.Outcome.Result is { StatusCode: >= HttpStatusCode.InternalServerError }),
            })
            .AddTimeout(WhatsAppLimits.CallTimeout);
    }
}
