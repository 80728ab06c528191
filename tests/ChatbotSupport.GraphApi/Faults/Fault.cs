using ChatbotSupport.GraphApi.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.GraphApi.Faults;

/// <summary>What Meta itself refuses, besides what goes wrong with any server.</summary>
public abstract record Fault : StandIn.Faults.Fault
{
    private Fault()
    {
    }

    /// <summary>Refused with one of Meta's codes: 190 an expired token, 130429 and 131056 the rates, 131000 trouble of their own, and so on.</summary>
    public sealed record Refused(int Code) : Fault
    {
        /// <summary>The answer is on its way for so long: what happens meanwhile crosses it.</summary>
        public Task? Once { get; init; }

        /// <inheritdoc/>
        public override int Answered => Refusal.Of(Code).HttpCode;

        /// <inheritdoc/>
        public override async Task HappenAsync(HttpContext http, CancellationToken end)
        {
            await (Once ?? Task.CompletedTask).WaitAsync(end);
            await Answers.Of(Refusal.Of(Code)).WriteAsync(http.Response);
        }
    }
}
