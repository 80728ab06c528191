using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A piece of a text that is screened by itself.</summary>
/// <param name="Start">Its first word.</param>
/// <param name="End">The word after its last.</param>
/// <param name="JoinsLines">A line goes on in the next one, as if nothing stood between.</param>
internal readonly record struct TextPiece(int Start, int End, bool JoinsLines = false)
{
    /// <summary>Whether what stands before a word ends the clause.</summary>
    public bool Divides(Before before) => before == Before.Clause || (before == Before.Line && !JoinsLines);
}
