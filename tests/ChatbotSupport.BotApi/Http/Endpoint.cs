using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Methods;
using ChatbotSupport.BotApi.Updates;
using ChatbotSupport.StandIn.Faults;
using ChatbotSupport.StandIn.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.BotApi.Http;

/// <summary>The road of one call: address, token, method, parameters, planned faults, carrying out, answer.</summary>
internal sealed class Endpoint(World world, string token, MethodTable methods, LongPoll poll, RequestLog<ApiRequest> log, FaultPlan<ApiRequest> faults)
{
    public async Task ServeAsync(HttpContext http, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await AnswerAsync(http, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, CancellationToken end)
    {
        Method method;
        Parameters parameters;
        try
        {
            method = Find(http.Request.Path.Value ?? "");
            parameters = await Parameters.ReadAsync(http.Request);
        }
        catch (Refusal refusal)
        {
            await Answers.Of(refusal).WriteAsync(http.Response);
            return;
        }

        var request = log.Add((number, at) => new ApiRequest(number, method.Name, parameters.ToJson(), at));
        var fault = faults.Take(request);
        var answer = fault is { Moment: FaultMoment.Before } ? null : await CarryOutAsync(method, parameters, request, end);
        if (fault is null)
        {
            await answer!.WriteAsync(http.Response);
            return;
        }

        await fault.HappenAsync(http, end);
        log.Answered(request, fault.Answered);
    }

    private Method Find(string path)
    {
        var parts = path.Split('/');
        if (parts.Length != 3 || !parts[1].StartsWith("bot", StringComparison.Ordinal))
        {
            throw new Refusal(404, "Not Found");
        }

        if (parts[1][3..] != token)
        {
            throw new Refusal(401, "Unauthorized");
        }

        return methods.Find(parts[2]) ?? throw new Refusal(404, "Not Found");
    }

    private async Task<Answer> CarryOutAsync(Method method, Parameters parameters, ApiRequest request, CancellationToken end)
    {
        try
        {
            method.Check(parameters);
            var call = new Call(world, parameters);
            JsonNode? result;
            if (method.Name == UpdateMethods.GetUpdates)
            {
                result = await poll.WaitAsync(call, end);
            }
            else
            {
                lock (world.Gate)
                {
                    result = method.Carry(call);
                }
            }

            log.CarriedOut(request);
            log.Answered(request, 200);
            return Answers.Of(result);
        }
        catch (Refusal refusal)
        {
            log.Answered(request, refusal.Code, refusal.Message);
            return Answers.Of(refusal);
        }
    }
}
