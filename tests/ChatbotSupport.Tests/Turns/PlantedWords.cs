using System.Text;

namespace ChatbotSupport.Tests.Turns;

/// <summary>Looks for words in every file the bot wrote, as UTF-8 and UTF-16.</summary>
internal static class PlantedWords
{
    public static void AssertNowhere(Road road, params string[] words)
    {
        foreach (var (file, bytes) in road.Files())
        {
            foreach (var word in words)
            {
                Assert.False(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0, $"{Path.GetFileName(file)} holds a planted word");
                Assert.False(bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(word)) >= 0, $"{Path.GetFileName(file)} holds a planted word in UTF-16");
            }
        }
    }
}
