namespace ChatbotSupport.Core.Answers;

/// <summary>A neighbouring topic that has no answer of its own: whoever writes of it chooses among the answers that come nearest, instead of reading a wrong one.</summary>
/// <param name="Id">Id, for explanation.</param>
/// <param name="Offered">Ids of up to three answers to choose from; none when nothing comes near.</param>
/// <param name="Examples">Example phrasings; never shown.</param>
public sealed record NearTopic(string Id, IReadOnlyList<string> Offered, IReadOnlyList<string> Examples);
