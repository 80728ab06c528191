using System.Text.RegularExpressions;

namespace ChatbotSupport;

/// <summary>
/// The only text that an entry of the log takes: the name of a type, a code, an id of ours, a hash. Whatever has another shape (a sentence, a letter that is not Latin, a number
/// long enough to be somebody's, a token) is written as «…», whoever hands it over.
/// </summary>
public readonly partial record struct LogCode
{
    private const string Kept = "…";

    private readonly string? _code;

    private LogCode(string? code) => _code = code is not null && (Id().IsMatch(code) || (Names().IsMatch(code) && !LongNumber().IsMatch(code))) ? code : null;

    /// <summary>Takes a text for a code; what is none is not written.</summary>
    public static implicit operator LogCode(string? code) => new(code);

    /// <inheritdoc/>
    public override string ToString() => _code ?? Kept;

    // Ids of rows and people, hashes: longer than any number of a telephone, and without a letter that a token would have.
    [GeneratedRegex(@"\A[0-9a-f]{32}([0-9a-f]{32})?\z")]
    private static partial Regex Id();

    // A few names, as «HttpRequestException SocketException» or «HTTP 500».
    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.`-]{0,59}( [A-Za-z0-9][A-Za-z0-9_.`-]{0,59}){0,3}\z")]
    private static partial Regex Names();

    [GeneratedRegex("[0-9]{5}|[A-Za-z0-9_-]{42}")]
    private static partial Regex LongNumber();
}
