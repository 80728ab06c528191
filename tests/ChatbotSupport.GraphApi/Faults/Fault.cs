using ChatbotSupport.GraphApi.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.GraphApi.Faults;

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

    /// <summary>The HTTP code that the product sees; 0 for none.</summary>
    internal abstract int Answered { get; }

    internal abstract Task HappenAsync(HttpContext http, CancellationToken end);

    /// <summary>The gateway answers with a page of HTML.</summary>
    public sealed record Gateway(int Code = 502, FaultMoment When = FaultMoment.Before) : Fault
    {
        internal override int Answered => Code;

        internal override FaultMoment Moment => When;

        internal override Task HappenAsync(HttpContext http, CancellationToken end) =>
            new Answer(Code, "text/html", $"<!DOCTYPE html><html><body><h1>Sorry, something went wrong.</h1><p>{Code}</p></body></html>").WriteAsync(http.Response);
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
            new Answer(200, "application/json", """{"messaging_product":"whatsapp","messages":[{"id":""").WriteAsync(http.Response);
    }

    /// <summary>Refused with one of Meta's codes: 190 an expired token, 130429 and 131056 the rates, 131000 trouble of their own, and so on.</summary>
    public sealed record Refused(int Code) : Fault
    {
        /// <summary>The answer is on its way for so long: what happens meanwhile crosses it.</summary>
        public Task? Once { get; init; }

        internal override int Answered => Refusal.Of(Code).HttpCode;

        internal override async Task HappenAsync(HttpContext http, CancellationToken end)
        {
            await (Once ?? Task.CompletedTask).WaitAsync(end);
            await Answer.Of(Refusal.Of(Code)).WriteAsync(http.Response);
        }
    }
}
