namespace ChatbotSupport.Core.Safeguarding;

/// <summary>A part of what a rule joins by «&amp;» that a message held without the other parts, by its number; never the person's words.</summary>
/// <param name="Set">The number of the part in the playbook it was seen with.</param>
/// <param name="WordsAfter">Words that were written since.</param>
/// <param name="Denied">A negation stood before it.</param>
public readonly record struct OpenPart(int Set, int WordsAfter, bool Denied = false);
