namespace ChatbotSupport.Core.Safeguarding;

/// <summary>All phrases by the word they begin with, so that a text is only compared with phrases one of its words may begin.</summary>
internal sealed class PhraseIndex
{
    private static readonly List<(int Set, Phrase Phrase)> None = [];

    private readonly Dictionary<int, List<(int Set, Phrase Phrase)>> _byWord = [];
    private readonly List<(int Set, Phrase Phrase)> _byNumber = [];
    private readonly List<(int Set, Phrase Phrase)> _byStart = [];

    /// <summary>How many sets of phrases there are.</summary>
    public int Sets { get; private set; }

    /// <summary>Adds phrases that belong together; what they find is found under the number returned.</summary>
    public int Add(IReadOnlyList<Phrase> phrases)
    {
        foreach (var phrase in phrases)
        {
            switch (phrase.Elements[0])
            {
                case OneOf first:
                    foreach (var word in first.Sequences.Select(sequence => sequence[0]).Distinct())
                    {
                        if (!_byWord.TryGetValue(word, out var list))
                        {
                            _byWord.Add(word, list = []);
                        }

                        list.Add((Sets, phrase));
                    }

                    break;
                case NumberBetween:
                    _byNumber.Add((Sets, phrase));
                    break;
                default:
                    _byStart.Add((Sets, phrase));
                    break;
            }
        }

        return Sets++;
    }

    /// <summary>The phrases that may begin with a word, by its number.</summary>
    public List<(int Set, Phrase Phrase)> BeginningWith(int word) => _byWord.GetValueOrDefault(word, None);

    /// <summary>The phrases that begin with a number.</summary>
    public List<(int Set, Phrase Phrase)> BeginningWithNumber => _byNumber;

    /// <summary>The phrases that begin where the message does.</summary>
    public List<(int Set, Phrase Phrase)> BeginningAtStart => _byStart;
}
