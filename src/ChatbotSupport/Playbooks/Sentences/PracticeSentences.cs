namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about practice cases.</summary>
public static class PracticeSentences
{
    /// <summary>More lines than anybody plays through.</summary>
    public static Finding TooManyLines(Place at, int count) => Finding.Error(
        "practice_too_long",
        at,
        new($"في هذا التدريب {count} سطرًا، والحد {PlaybookLimits.MaxPracticeLines}.", $"This practice case has {count} lines; the limit is {PlaybookLimits.MaxPracticeLines}."),
        new("تُحذف أسطر أو يُقسم إلى ملفين، ليكتمل في جلسة واحدة.", "Delete lines or make two files of it, so that it can be finished in one sitting."));
}
