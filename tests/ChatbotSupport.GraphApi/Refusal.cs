using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi;

/// <summary>A call that is not carried out, in Meta's words and with its numbers.</summary>
internal sealed class Refusal(int httpCode, int code, string message, string? details = null, int? subcode = null) : Exception(message)
{
    public int HttpCode { get; } = httpCode;

    public int Code { get; } = code;

    /// <summary>Which parameter was wrong and how; what a program is asked to look at besides the code.</summary>
    public string? Details { get; } = details;

    public JsonObject Body => Json.Of(("error", Json.Of(
        ("message", $"(#{Code}) {Message}"), ("type", "OAuthException"), ("code", Code), ("error_subcode", subcode),
        ("error_data", Details is null ? null : Json.Of(("messaging_product", "whatsapp"), ("details", Details))), ("fbtrace_id", "AStandInTraceId"))));

    /// <summary>A key that does not belong there, or an envelope that makes no sense.</summary>
    public static Refusal Parameter(string details) => new(400, 100, "Invalid parameter", details);

    public static Refusal Missing(string name) => new(400, 131008, "Required parameter is missing", $"{name} is required");

    public static Refusal Value(string details) => new(400, 131009, "Parameter value is not valid", details);

    public static Refusal Token(bool isExpired) =>
        new(401, 190, isExpired ? "Error validating access token: Session has expired" : "Invalid OAuth access token - Cannot parse access token", subcode: isExpired ? 463 : null);

    public static Refusal UnknownObject(string id) => new(
        400, 100, $"Unsupported request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation", subcode: 33);

    /// <summary>Any code that Meta documents, with the words that it goes by.</summary>
    public static Refusal Of(int code) => new(code is 130429 or 4 or 80007 ? 429 : code is 190 or 0 ? 401 : code is 132001 ? 404 : code is 131000 or 131016 ? 500 : 400, code, ErrorTitles.Of(code));
}
