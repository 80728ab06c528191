namespace ChatbotSupport.Core.Safeguarding;

/// <summary>Whether something is denied: by a negation before it, over words like «راح» and «اريد».</summary>
/// <param name="Negations">«ما», «مو».</param>
/// <param name="Bridges">Words a negation reaches over.</param>
/// <param name="Will">«راح»: what lies further to the left denies nothing.</param>
/// <param name="Refusals">«لا»: right before one of <paramref name="Will"/> it refuses, and says why.</param>
/// <param name="Nobody">«احد»: belongs to the negation before it.</param>
internal sealed record Negation(HashSet<int> Negations, HashSet<int> Bridges, HashSet<int> Will, HashSet<int> Refusals, HashSet<int> Nobody)
{
    /// <summary>Whether a word is a negation or one it reaches over.</summary>
    public bool IsOf(int word) => Negations.Contains(word) || Bridges.Contains(word);

    /// <summary>Whether the word at this place is denied. «ما راح يقتلوني» denies; «لا راح يقتلوني» and «ما اكدر، راح يقتلوني» are how people say why they cannot.</summary>
    public bool Denies(List<ScreenWord> words, int start)
    {
        var index = start;
        var willHappen = false;
        for (var bridges = 0; index > 0 && !words[index].BeginsClause; bridges++)
        {
            index--;
            var word = words[index].Ids;
            if (word.Overlaps(Negations))
            {
                return !willHappen || !word.Overlaps(Refusals) || GoesOn(words, start);
            }

            if ((willHappen && !word.Overlaps(Nobody)) || bridges >= ScreenLimits.BridgeWords || !word.Overlaps(Bridges))
            {
                return false;
            }

            willHappen |= word.Overlaps(Will);
        }

        return false;
    }

    // «لا راح انتحر ولا راح اذي نفسي»: who refuses twice denies.
    private bool GoesOn(List<ScreenWord> words, int start)
    {
        for (var index = start + 1; index < words.Count && !words[index].BeginsClause; index++)
        {
            if (words[index].Ids.Overlaps(Refusals))
            {
                return true;
            }
        }

        return false;
    }
}
