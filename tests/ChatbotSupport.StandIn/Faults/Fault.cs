using ChatbotSupport.StandIn.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.StandIn.Faults;

/// <summary>Something that goes wrong with one call, whatever server it was for; each stand-in has its own refusals besides.</summary>
public abstract record Fault
{
    /// <summary>When.</summary>
    public virtual FaultMoment Moment => FaultMoment.Before;

    /// <summary>The HTTP code that the product sees; 0 for none.</summary>
    public abstract int Answered { get; }

    /// <summary>It goes wrong.</summary>
    public abstract Task HappenAsync(HttpContext http, CancellationToken end);

    /// <summary>The gateway answers with a page of HTML; the call was not carried out, unless said otherwise.</summary>
    public sealed record Gateway(int Code = 502, FaultMoment When = FaultMoment.Before) : Fault
    {
        /// <inheritdoc/>
        public override int Answered => Code;

        /// <inheritdoc/>
        public override FaultMoment Moment => When;

        /// <inheritdoc/>
        public override Task HappenAsync(HttpContext http, CancellationToken end) => new Answer(
            Code, "text/html", $"<html>\r\n<head><title>{Code} Bad Gateway</title></head>\r\n<body><center><h1>{Code} Bad Gateway</h1></center></body>\r\n</html>\r\n")
            .WriteAsync(http.Response);
    }

    /// <summary>The connection breaks without an answer.</summary>
    public sealed record ConnectionClosed(FaultMoment When = FaultMoment.Before) : Fault
    {
        /// <inheritdoc/>
        public override int Answered => 0;

        /// <inheritdoc/>
        public override FaultMoment Moment => When;

        /// <inheritdoc/>
        public override Task HappenAsync(HttpContext http, CancellationToken end)
        {
            http.Abort();
            return Task.CompletedTask;
        }
    }

    /// <summary>No answer comes until the other side gives up.</summary>
    public sealed record Hang(FaultMoment When = FaultMoment.Before) : Fault
    {
        /// <inheritdoc/>
        public override int Answered => 0;

        /// <inheritdoc/>
        public override FaultMoment Moment => When;

        /// <inheritdoc/>
        public override Task HappenAsync(HttpContext http, CancellationToken end) => Task.Delay(Timeout.InfiniteTimeSpan, end);
    }

    /// <summary>An answer that breaks off in the middle of its JSON.</summary>
    public sealed record MalformedJson(FaultMoment When = FaultMoment.Before) : Fault
    {
        /// <inheritdoc/>
        public override int Answered => 200;

        /// <inheritdoc/>
        public override FaultMoment Moment => When;

        /// <inheritdoc/>
        public override Task HappenAsync(HttpContext http, CancellationToken end) =>
            new Answer(200, Answer.Json, """{"ok":true,"result":{"messages":[{"id":""").WriteAsync(http.Response);
    }
}
