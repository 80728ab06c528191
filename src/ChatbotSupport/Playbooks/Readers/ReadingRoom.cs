using ChatbotSupport.Playbooks.Texts;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>What every reader of a playbook shares.</summary>
/// <param name="Findings">Where findings go.</param>
/// <param name="Texts">Reads texts for people and fills in the facts.</param>
/// <param name="Today">The day of reading; only warnings depend on it.</param>
public sealed record ReadingRoom(FindingList Findings, PeopleText Texts, DateOnly Today);
