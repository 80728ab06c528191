namespace ChatbotSupport.Desk.Content;

/// <summary>The folder on the machine that operators edit with a program of their own.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Auto">Whether it goes live by itself when it is saved.</param>
/// <param name="Zone">The desk's zone.</param>
public sealed record ContentFolder(string Path, bool Auto, TimeZoneInfo Zone);
