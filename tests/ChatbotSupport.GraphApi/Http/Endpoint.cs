using System.Text.Json;
using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Sending;
using ChatbotSupport.StandIn.Faults;
using ChatbotSupport.StandIn.Http;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.GraphApi.Http;

/// <summary>The road of one call: address, token, body, planned faults, carrying out, answer.</summary>
internal sealed class Endpoint(GraphServer server, World world, RequestLog<GraphRequest> log, FaultPlan faults)
{
    private readonly MessageCall _messages = new(world, faults);

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
        JsonObject body;
        try
        {
            body = await BodyAsync(http.Request);
        }
        catch (Refusal refusal)
        {
            await Answers.Of(refusal).WriteAsync(http.Response);
            return;
        }

        var request = log.Add((number, at) => new GraphRequest(number, OperationOf(http.Request, body), body, at));
        var fault = faults.Take(request);
        var answer = fault is { Moment: FaultMoment.Before } ? null : CarryOut(http.Request, request);
        if (fault is null)
        {
            await answer!.WriteAsync(http.Response);
            return;
        }

        log.Answered(request, fault.Answered);
        await fault.HappenAsync(http, end);
    }

    private Answer CarryOut(HttpRequest http, GraphRequest request)
    {
        try
        {
            CheckToken(http.Headers.Authorization.ToString());
            CheckVersion(Parts(http)[0]);
            JsonObject result;
            lock (world.Gate)
            {
                result = Result(http, request);
            }

            log.CarriedOut(request);
            log.Answered(request, 200);
            return Answers.Of(result);
        }
        catch (Refusal refusal)
        {
            log.Answered(request, refusal.HttpCode, $"{refusal.Code} {refusal.Message} {refusal.Details}".Trim());
            return Answers.Of(refusal);
        }
    }

    private JsonObject Result(HttpRequest http, GraphRequest request)
    {
        var id = Parts(http).ElementAtOrDefault(1) ?? "";
        var wanted = request.Operation is GraphCall.Messages or GraphCall.Read or GraphCall.Number ? world.PhoneNumberId : server.BusinessAccountId;
        if (id != wanted)
        {
            throw Refusal.UnknownObject(id);
        }

        return request.Operation switch
        {
            GraphCall.Messages or GraphCall.Read when !server.IsNumberRegistered => throw Refusal.Of(133010),
            GraphCall.Messages => _messages.Send(request.Body),
            GraphCall.Read => _messages.Read(request.Body),
            GraphCall.Number => Number(http.Query["fields"].ToString()),
            GraphCall.Templates => world.Templates.List(http.Query["name"].ToString() is { Length: > 0 } name ? name : null),
            GraphCall.Subscriptions => Json.Of(("data", Json.Array(server.Webhook.Url is null ? [] : [Json.Of(("whatsapp_business_api_data", Json.Of(("id", "1"), ("name", "support"))))]))),
            _ => throw Refusal.UnknownObject(id),
        };
    }

    private JsonObject Number(string fields)
    {
        var all = Json.Of(
            ("verified_name", "Support"), ("display_phone_number", $"+{world.DisplayNumber}"), ("code_verification_status", "VERIFIED"), ("quality_rating", "GREEN"),
            ("platform_type", "CLOUD_API"), ("status", !server.IsNumberRegistered ? "DISCONNECTED" : server.IsNumberFlagged ? "FLAGGED" : "CONNECTED"), ("name_status", "APPROVED"),
            ("messaging_limit_tier", "TIER_250"), ("throughput", Json.Of(("level", "STANDARD"))), ("health_status", Json.Of(("can_send_message", server.IsNumberRegistered ? "AVAILABLE" : "BLOCKED"))));
        var wanted = fields.Length == 0 ? ["verified_name", "display_phone_number", "code_verification_status", "quality_rating", "platform_type"] : fields.Split(',');
        var answer = new JsonObject();
        foreach (var name in wanted.Where(name => name != "id"))
        {
            answer[name] = all[name]?.DeepClone() ?? throw Refusal.Parameter($"Tried accessing nonexisting field ({name})");
        }

        answer["id"] = world.PhoneNumberId;
        return answer;
    }

    private void CheckToken(string header)
    {
        if (header != $"Bearer {server.Token}" || server.IsTokenExpired)
        {
            throw Refusal.Token(server.IsTokenExpired);
        }
    }

    private static void CheckVersion(string version)
    {
        if (!System.Text.RegularExpressions.Regex.IsMatch(version, "^v2[2-9]\\.0$"))
        {
            throw new Refusal(400, 2635, "You are calling a deprecated version of the API");
        }
    }

    private static string[] Parts(HttpRequest http) => (http.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? parts : [""];

    private static string OperationOf(HttpRequest http, JsonObject body) => (http.Method, Parts(http)) switch
    {
        ("POST", [_, _, "messages"]) => body.ContainsKey("status") ? GraphCall.Read : GraphCall.Messages,
        ("GET", [_, _]) => GraphCall.Number,
        ("GET", [_, _, "message_templates"]) => GraphCall.Templates,
        ("GET", [_, _, "subscribed_apps"]) => GraphCall.Subscriptions,
        var (method, parts) => $"{method} {string.Join('/', parts)}",
    };

    private static async Task<JsonObject> BodyAsync(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return [];
        }

        try
        {
            return await JsonNode.ParseAsync(request.Body) as JsonObject ?? throw Refusal.Parameter("The body must be a JSON object");
        }
        catch (JsonException)
        {
            throw Refusal.Parameter("The body is not JSON");
        }
    }
}
