using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels.Terminal.Stories;

/// <summary>Writes a trial talk down while it happens: for the tests of the program, or as a story of the operators.</summary>
public interface ITalkWriter
{
    /// <summary>The talk begins.</summary>
    void Begin(string title, DateTimeOffset start);

    /// <summary>How many volunteers are on shift from now on.</summary>
    void OnShift(int count);

    /// <summary>Time begins to pass.</summary>
    void BeginPassing(TimeSpan time);

    /// <summary>That time is over.</summary>
    void EndPassing();

    /// <summary>A turn is over.</summary>
    void Happened(Signal signal, TurnResult result, DateTimeOffset now);
}
