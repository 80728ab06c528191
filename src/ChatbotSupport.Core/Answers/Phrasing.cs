namespace ChatbotSupport.Core.Answers;

/// <summary>One way people say something, and the answer it leads to; null when it belongs to no answer.</summary>
public sealed record Phrasing(string Text, string? AnswerId);
