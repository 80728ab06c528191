namespace ChatbotSupport.Core.Conversations;

/// <summary>What a person wrote in one turn.</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="SentAt">When the first was sent.</param>
internal sealed record PersonLines(IReadOnlyList<string> Lines, DateTimeOffset SentAt)
{
    public string Joined => string.Join('\n', Lines);
}
