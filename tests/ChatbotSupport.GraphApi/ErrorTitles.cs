namespace ChatbotSupport.GraphApi;

/// <summary>The short words that go with the codes of errors.</summary>
internal static class ErrorTitles
{
    private static readonly Dictionary<int, string> Titles = new()
    {
        [0] = "We were unable to authenticate the app user", [2] = "Temporary due to downtime or overload", [4] = "API too many calls", [10] = "Permission denied", [190] = "Access token has expired",
        [200] = "API permission", [368] = "Temporarily blocked for policies violations", [80007] = "Rate limit issues", [130429] = "Rate limit hit", [131000] = "Something went wrong",
        [131016] = "Service unavailable", [131021] = "Recipient cannot be sender", [131026] = "Message undeliverable", [131031] = "Account has been locked",
        [131042] = "Business eligibility payment issue", [131047] = "Re-engagement message", [131048] = "Spam rate limit hit", [131049] = "Meta chose not to deliver", [131051] = "Unsupported message type",
        [131056] = "Pair rate limit hit", [131062] = "Business-scoped user ID recipients are not supported for this message", [132000] = "Template param count mismatch",
        [132001] = "Template does not exist", [132015] = "Template is paused", [132016] = "Template is disabled", [133004] = "Server temporarily unavailable", [133010] = "Phone number not registered",
    };

    public static string Of(int code) => Titles.GetValueOrDefault(code, "Unknown error");
}
