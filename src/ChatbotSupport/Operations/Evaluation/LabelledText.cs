namespace ChatbotSupport.Operations.Evaluation;

/// <summary>A text of somebody's public set and what it is about; null in a file of texts that belong nowhere.</summary>
public sealed record LabelledText(string Text, string? Label);
