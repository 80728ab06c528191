namespace ChatbotSupport.Benchmarks.Parts;

internal static class PartsRun
{
    public static int Run(string[] args) => args.Length;
}
