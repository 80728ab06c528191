namespace ChatbotSupport.Core.Practice;

/// <summary>A made-up person for volunteers to practise with: what they write one after the other, and what is looked at in the answers. Never part of the queue.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Title">What the volunteer reads above it.</param>
/// <param name="Card">What they would know beforehand, as on a card.</param>
/// <param name="Lines">What the person writes; each waits for an answer.</param>
/// <param name="Checks">What is looked at in the end.</param>
public sealed record PracticeStory(string Id, string Title, string Card, IReadOnlyList<string> Lines, IReadOnlyList<PracticeCheck> Checks);

/// <summary>One thing that is looked at in the volunteer's answers: words that should not be there, or words of which some should.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Good">What is said when it went well.</param>
/// <param name="Mend">What is said when it could go better: kindly, and what to write instead.</param>
/// <param name="Never">Words that should not be there.</param>
/// <param name="Wanted">Words of which at least one should be there.</param>
public sealed record PracticeCheck(string Id, string Good, string Mend, IReadOnlyList<string> Never, IReadOnlyList<string> Wanted);
