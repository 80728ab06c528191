using ChatbotSupport.BotApi.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.BotApi.Faults;

/// <summary>Whether a call is carried out before it goes wrong. «After» is the moment in which a message arrived although nobody was told.</summary>
public enum FaultMoment
{
    Before,
    After,
}

/// <summary>Something that goes wrong with one call.</summary>
public abstract record Fault
{
    private Fault()
    {
    }

    internal virtual FaultMoment Moment => FaultMoment.Before;

    /// <summary>The HTTP code that the bot sees; 0 for none.</summary>
    internal abstract int Answered { get; }

    internal abstract Task HappenAsync(HttpContext http, CancellationToken end);

    /// <summary>The gateway answers with a page of HTML; the call was not carried out, unless said otherwise.</summary>
    public sealed record Gateway(int Code = 502, FaultMoment When = FaultMoment.Before) : Fault
    {
        internal override int Answered => Code;

        internal override FaultMoment Moment => When;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) => new Answer(
            Code, "text/html", $"<html>\r\n<head><title>{Code} Bad Gateway</title></head>\r\n<body><center><h1>{Code} Bad Gateway</h1></center></body>\r\n</html>\r\n")
            .WriteAsync(http.Response);
    }

    /// <summary>The connection breaks without an answer.</summary>
    public sealed record ConnectionClosed(FaultMoment When = FaultMoment.Before) : Fault
    {
        internal override int Answered => 0;

        internal override FaultMoment Moment => When;

        internal override Task HappenAsync(HttpContext http, CancellationToken end)
        {
            http.Abort();
            return Task.CompletedTask;
        }
    }

    /// <summary>No answer comes until the other side gives up.</summary>
    public sealed record Hang(FaultMoment When = FaultMoment.Before) : Fault
    {
        internal override int Answered => 0;

        internal override FaultMoment Moment => When;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) => Task.Delay(Timeout.InfiniteTimeSpan, end);
    }

    /// <summary>An answer that breaks off in the middle of its JSON.</summary>
    public sealed record MalformedJson(FaultMoment When = FaultMoment.Before) : Fault
    {
        internal override int Answered => 200;

        internal override FaultMoment Moment => When;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            new Answer(200, "application/json", """{"ok":true,"result":{"message_id":""").WriteAsync(http.Response);
    }

    /// <summary>Too many calls; come back after so many seconds.</summary>
    public sealed record TooManyRequests(int Seconds) : Fault
    {
        internal override int Answered => 429;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            Answer.Of(Refusal.TooManyRequests(Seconds)).WriteAsync(http.Response);
    }

    /// <summary>The token was taken back.</summary>
    public sealed record Unauthorized : Fault
    {
        internal override int Answered => 401;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            Answer.Of(new Refusal(401, "Unauthorized")).WriteAsync(http.Response);
    }

    /// <summary>Somebody else fetches updates with the same token.</summary>
    public sealed record Conflict : Fault
    {
        internal override int Answered => 409;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            Answer.Of(Refusal.Conflict("terminated by other getUpdates request; make sure that only one bot instance is running")).WriteAsync(http.Response);
    }

    /// <summary>Any other refusal, in the words given, without «Bad Request» before them.</summary>
    public sealed record Refused(int Code, string Description) : Fault
    {
        internal override int Answered => Code;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            Answer.Of(new Refusal(Code, Description)).WriteAsync(http.Response);
    }
}
