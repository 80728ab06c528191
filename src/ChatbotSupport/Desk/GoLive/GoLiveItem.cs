namespace ChatbotSupport.Desk.GoLive;

/// <summary>One thing that must be done before people are let in.</summary>
/// <param name="Name">Which, as a code; its words are those of the desk.</param>
/// <param name="Done">It is.</param>
/// <param name="About">What in particular: a number to dial, or null.</param>
/// <param name="By">The alias of who confirmed it, where somebody does.</param>
/// <param name="At">When, unix milliseconds.</param>
public sealed record GoLiveItem(string Name, bool Done, string? About = null, string? By = null, long? At = null);
