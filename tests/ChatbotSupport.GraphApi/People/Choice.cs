namespace ChatbotSupport.GraphApi.People;

/// <summary>A button, or a row of a list.</summary>
public sealed record Choice(string Id, string Title, string? Description = null);
