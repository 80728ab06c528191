using ChatbotSupport.BotApi.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.BotApi.Faults;

/// <summary>What Telegram itself refuses, besides what goes wrong with any server.</summary>
public abstract record Fault : StandIn.Faults.Fault
{
    private Fault()
    {
    }

    /// <inheritdoc/>
    public override int Answered => Why.Code;

    private protected abstract Refusal Why { get; }

    /// <inheritdoc/>
    public override Task HappenAsync(HttpContext http, CancellationToken end) => Answers.Of(Why).WriteAsync(http.Response);

    /// <summary>Too many calls; come back after so many seconds.</summary>
    public sealed record TooManyRequests(int Seconds) : Fault
    {
        private protected override Refusal Why => Refusal.TooManyRequests(Seconds);
    }

    /// <summary>The token was taken back.</summary>
    public sealed record Unauthorized : Fault
    {
        private protected override Refusal Why => new(401, "Unauthorized");
    }

    /// <summary>Somebody else fetches updates with the same token.</summary>
    public sealed record Conflict : Fault
    {
        private protected override Refusal Why => Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    /// <summary>Any other refusal, in the words given, without «Bad Request» before them.</summary>
    public sealed record Refused(int Code, string Description) : Fault
    {
        private protected override Refusal Why => new(Code, Description);
    }
}
