namespace ChatbotSupport.Core.Conversations;

/// <summary>What a person wrote in one turn.</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="SentAt">When the first was sent.</param>
/// <param name="AreCorrections">They replace something written before.</param>
internal sealed record PersonLines(IReadOnlyList<string> Lines, DateTimeOffset SentAt, bool AreCorrections = false)
{
    public string Joined => string.Join('\n', Lines);
}
