using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Practice;

/// <summary>A practice case under way: the person's next line follows each answer, and after the last one comes what was good and what could go better. Pure.</summary>
/// <param name="Story">What is played.</param>
/// <param name="Lines">What was said so far, oldest first.</param>
public sealed record PracticeRun(PracticeStory Story, IReadOnlyList<PracticeLine> Lines)
{
    // «لا ترسل» is the opposite of «ترسل»; one of these right before the words turns them round.
    private static readonly HashSet<string> Denials = [.. new[] { "لا", "ما", "مو", "لن", "لم", "عدم", "بلا", "دون", "بدون", "بعدم", "ولا", "وما", "ألا", "ليس" }.Select(ArabicText.Normalize)];

    // What is written in front of a word without a space; any other letter there makes it another word.
    private static readonly HashSet<string> Glued = ["", "و", "ف", "ب", "ل", "وب", "ول", "فب", "فل"];

    /// <summary>Every line of the person was answered.</summary>
    public bool IsDone => Lines.Count >= 2 * Story.Lines.Count;

    /// <summary>Begins: the person writes first.</summary>
    public static PracticeRun Start(PracticeStory story) => new(story, [new(IsPerson: true, story.Lines[0])]);

    /// <summary>The volunteer answers; the person goes on unless that was the last line.</summary>
    public PracticeRun Answer(string text)
    {
        if (IsDone)
        {
            return this;
        }

        var next = (Lines.Count + 1) / 2;
        return this with
        {
            Lines = [.. Lines, new(IsPerson: false, text), .. next < Story.Lines.Count ? [new PracticeLine(IsPerson: true, Story.Lines[next])] : Array.Empty<PracticeLine>()],
        };
    }

    /// <summary>What was good, then what could go better.</summary>
    public IReadOnlyList<PracticeWord> Feedback()
    {
        var answers = Lines.Where(line => !line.IsPerson).Select(line => ArabicText.Normalize(line.Text)).ToList();
        return [.. Story.Checks.Select(check => Word(check, answers)).OrderByDescending(word => word.IsGood)];
    }

    private static PracticeWord Word(PracticeCheck check, List<string> answers)
    {
        var isGood = check.Never.Count > 0
            ? !check.Never.Any(phrase => answers.Exists(answer => Holds(answer, phrase)))
            : check.Wanted.Any(phrase => answers.Exists(answer => answer.Contains(ArabicText.Normalize(phrase), StringComparison.Ordinal)));
        return new(check.Id, isGood, isGood ? check.Good : check.Mend);
    }

    private static bool Holds(string answer, string phrase)
    {
        var words = ArabicText.Normalize(phrase);
        for (var at = answer.IndexOf(words, StringComparison.Ordinal); at >= 0 && words.Length > 0; at = answer.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            // «وردي عليه» is advice; «لما تردي عليه» and «اذا تحولي له» only tell of it.
            var start = answer.LastIndexOf(' ', at) + 1;
            if (Glued.Contains(answer[start..at]) && (answer[..start].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [.., var before] || !Denials.Contains(before)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A line of a practice case.</summary>
/// <param name="IsPerson">The made-up person wrote it; otherwise the volunteer.</param>
/// <param name="Text">The line.</param>
public sealed record PracticeLine(bool IsPerson, string Text);

/// <summary>One word of feedback.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="IsGood">It went well.</param>
/// <param name="Text">What the volunteer reads.</param>
public sealed record PracticeWord(string Check, bool IsGood, string Text);
