using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What a person wrote in one turn.</summary>
/// <param name="Lines">The lines, oldest first.</param>
/// <param name="SentAt">When the first was sent.</param>
/// <param name="Correction">What they replace.</param>
internal sealed record PersonLines(IReadOnlyList<string> Lines, DateTimeOffset SentAt, CorrectionOf Correction = CorrectionOf.None)
{
    private Reading? _whole;
    private (AlertMatcher Matcher, AlertMatch Match)? _alert;
    private (AnswerFinder Finder, AnswerMatch Match)? _answer;
    private Control?[]? _controls;

    /// <summary>They replace something written before.</summary>
    public bool AreCorrections => Correction != CorrectionOf.None;

    /// <summary>All lines as one text, read once for the whole turn.</summary>
    public Reading Whole => _whole ??= Reading.Of(string.Join('\n', Lines));

    /// <summary>The word that always works which each line is, if any; looked for once in a turn.</summary>
    public IReadOnlyList<Control?> Controls => _controls ??= [.. Lines.Select(ControlWords.Recognise)];

    /// <summary>The scam it tells of; looked for once in a turn.</summary>
    public AlertMatch Alert(Playbook playbook) =>
        (_alert is { } known && known.Matcher == playbook.AlertMatcher ? known : (_alert = (playbook.AlertMatcher, playbook.AlertMatcher.Match(Whole))).Value).Match;

    /// <summary>The answer it asks for; looked for once in a turn.</summary>
    public AnswerMatch Answer(Playbook playbook) =>
        (_answer is { } known && known.Finder == playbook.AnswerFinder ? known : (_answer = (playbook.AnswerFinder, playbook.AnswerFinder.Find(Whole))).Value).Match;

    public string Joined => Whole.Text;

    /// <summary>The other lines.</summary>
    public PersonLines Without(int line) => new([.. Lines.Where((_, index) => index != line)], SentAt, Correction);
}
