using System.Runtime.CompilerServices;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>A file that people approved: compared with what the code yields now, rewritten with UPDATE_TRANSCRIPTS=1 and reviewed in the same commit.</summary>
internal static class Approved
{
    public static void Matches(string name, string text, [CallerFilePath] string here = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(here)!, name);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{name} is missing; write it with UPDATE_TRANSCRIPTS=1");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }
}
