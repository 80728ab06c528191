using System.Collections.Frozen;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Typing;

/// <summary>Reads the name of an app or site, however it is spelt, in Arabic or Latin letters.</summary>
public static class PlatformWords
{
    private static readonly (string Id, string Words)[] Known =
    [
        ("facebook", "فيسبوك فيس فيسبك الفيس فيس_بوك facebook fb face"),
        ("instagram", "انستغرام انستقرام انستكرام انستا انستة الانستا instagram insta ig"),
        ("messenger", "ماسنجر مسنجر الماسنجر messenger"),
        ("telegram", "تلغرام تيليغرام تليغرام تلكرام تليكرام تيليجرام تلي التلي telegram tele"),
        ("whatsapp", "واتساب واتس واتسب الواتس واتس_اب whatsapp wa whats"),
        ("tiktok", "تيك_توك تيكتوك تك_توك التيك tiktok tik_tok"),
        ("snapchat", "سناب سناب_شات سنابشات السناب snapchat snap"),
        ("viber", "فايبر الفايبر viber"),
        ("imo", "ايمو imo"),
        ("x", "تويتر twitter x"),
        ("youtube", "يوتيوب youtube"),
        ("discord", "ديسكورد discord"),
        ("pubg", "ببجي pubg"),
        ("phone", "مكالمه مكالمات اتصال تلفون sms مسج رساله_نصيه"),
    ];

    private static readonly FrozenDictionary<string, string> Names = Known
        .SelectMany(platform => platform.Words.Split(' ').Select(word => (Word: string.Join(' ', word.Split('_').Select(ArabicText.Normalize)), platform.Id)))
        .DistinctBy(name => name.Word).ToFrozenDictionary(name => name.Word, name => name.Id);

    /// <summary>Every platform that is known, by its id.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(platform => platform.Id)];

    /// <summary>The id of the first one that is named; null when none is known.</summary>
    public static string? Read(string text)
    {
        var words = ArabicText.Words(text);
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            var name = (index + 1 < words.Length ? Names.GetValueOrDefault($"{word} {words[index + 1]}") : null)
                ?? Names.GetValueOrDefault(word)
                ?? (word.Length > 3 && word[0] is 'ب' or 'و' or 'ع' ? Names.GetValueOrDefault(word[1..]) : null)
                ?? (word.StartsWith("ال", StringComparison.Ordinal) ? Names.GetValueOrDefault(word[2..]) : null)
                ?? (word.StartsWith("بال", StringComparison.Ordinal) || word.StartsWith("عال", StringComparison.Ordinal) ? Names.GetValueOrDefault(word[3..]) : null);
            if (name is not null)
            {
                return name;
            }
        }

        return null;
    }
}
