using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels.Terminal;

/// <summary>Writes a trial talk down as a dialogue that can be read aloud and compared.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="echo">Whether the script's own lines are written too; on a terminal they stand there already.</param>
public sealed class Transcript(TextWriter output, bool echo)
{
    private const string Indent = "     ";

    /// <summary>The person's part.</summary>
    public void Person(string text) => Echo("شخص: " + text);

    /// <summary>What the volunteer does at the desk.</summary>
    public void Desk(string text) => Echo("لوحة: " + text);

    /// <summary>Time passes.</summary>
    public void Time(string text) => Echo("ساعة: " + text);

    /// <summary>A line that came to nothing.</summary>
    public void Remark(string text) => output.WriteLine("! " + text);

    /// <summary>Where the conversation stands.</summary>
    public void State(string text) => output.WriteLine($"[{text}]");

    /// <summary>Why it went as it went.</summary>
    public void Explained(string text) => output.WriteLine("  ┊ " + text);

    /// <summary>What the person reads.</summary>
    public void Said(Message message)
    {
        var who = message.Kind == MessageKind.Volunteer ? "فريق: " : "بوت: ";
        output.WriteLine(who + string.Join("\n" + Indent, message.Text.Trim().Split('\n')));
        for (var number = 1; number <= message.Buttons.Count; number++)
        {
            output.WriteLine($"{Indent}[{number}] {message.Buttons[number - 1].Text.Trim()}");
        }
    }

    private void Echo(string line)
    {
        if (echo)
        {
            output.WriteLine(line);
        }
    }
}
