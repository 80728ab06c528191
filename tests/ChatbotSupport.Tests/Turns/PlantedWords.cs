using ChatbotSupport.Tests.Attacks;

namespace ChatbotSupport.Tests.Turns;

/// <summary>Looks for words in every file the bot wrote, in every form in which they could be read.</summary>
internal static class PlantedWords
{
    public static void AssertNowhere(Road road, params string[] words) => AssertNowhere(road.Files(), words);

    public static void AssertNowhere(IEnumerable<(string File, byte[] Bytes)> files, params string[] words)
    {
        var forms = words.SelectMany(ReadableForms.Of).ToList();
        foreach (var (file, bytes) in files)
        {
            foreach (var (form, needle) in forms)
            {
                // Neither the word nor its place is told: what a test prints is kept too.
                Assert.False(bytes.AsSpan().IndexOf(needle) >= 0, $"{Path.GetFileName(file)} holds a planted word as {form}");
            }
        }
    }
}
