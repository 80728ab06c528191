namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A phrase of a rule that the end of a message began and did not finish («عمري»), by its number; never the person's words.</summary>
/// <param name="Phrase">The number of the phrase in the playbook it was seen with.</param>
/// <param name="Element">The element at which it would go on («15»).</param>
public readonly record struct OpenPhrase(int Phrase, int Element);
