namespace ChatbotSupport.Storage;

/// <summary>The bot cannot start with the data or keys it found; says what to do, in both languages of the operators.</summary>
public sealed class StartRefusedException(string arabic, string english) : Exception(english)
{
    /// <summary>What is wrong and what to do, in Arabic; <see cref="Exception.Message"/> says it in English.</summary>
    public string Arabic { get; } = arabic;
}
