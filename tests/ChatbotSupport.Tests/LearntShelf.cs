using ChatbotSupport.Playbooks;
using ChatbotSupport.Tests.Conversations;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatbotSupport.Tests;

/// <summary>What the program learnt from the shipped examples, brought from one fresh folder to the next: it costs more than the rest of a start, and has tests of its own.</summary>
internal static class LearntShelf
{
    private static readonly Lock Gate = new();
    private static readonly string Shelf = Open();

    /// <summary>For a run that only looks: what was learnt lies where it looks for it.</summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Storage__ConnectionString"] = $"Data Source={Path.Combine(Shelf, "chatbot.db")}" };

    /// <summary>Lays it into a folder of data that is about to be used for the first time.</summary>
    public static void Bring(string data)
    {
        lock (Gate)
        {
            if (!Directory.Exists(data) && Directory.EnumerateFiles(Shelf).FirstOrDefault() is { } file)
            {
                Directory.CreateDirectory(data);
                File.Copy(file, Path.Combine(data, Path.GetFileName(file)));
            }
        }
    }

    private static IReadOnlyDictionary<string, string> Shipped() => PlaybookFolder.Load(Path.Combine(Launch.Top, "conversation-flows")).Files;

    private static string Open()
    {
        var folder = Directory.CreateTempSubdirectory("learnt-").FullName;
        new LearntFolder(folder, NullLogger<LearntFolder>.Instance).Keep(Learnt.KeyOf(Shipped()), Learnt.From(ShippedPlaybook.Value));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}
