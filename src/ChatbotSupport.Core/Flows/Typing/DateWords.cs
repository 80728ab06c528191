using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Typing;

/// <summary>Reads a day however people in Iraq write it: «امس», «قبل اسبوع», ٣/٧, «5 تموز», 2026-07-05.</summary>
public static partial class DateWords
{
    private const int DaysOfAWeek = 7;
    private const int EarliestYear = 2000;
    private const int LatestYear = 2100;

    // Without a year a day may lie this many months ahead; further ahead, last year's was meant.
    private const int MonthsAhead = 6;

    private static readonly FrozenDictionary<string, int> Days = Words(
        (0, "اليوم هسه الان اليله الليله هاليوم"), (-1, "امس البارحه البارح مبارح امبارح"), (1, "باجر بكره بكرا غدا باچر"));

    private static readonly FrozenDictionary<string, int> Months = Words(
        (1, "يناير كانون_الثاني"), (2, "فبراير شباط"), (3, "مارس اذار"), (4, "ابريل نيسان"), (5, "مايو ايار"), (6, "يونيو حزيران"), (7, "يوليو تموز"),
        (8, "اغسطس اب"), (9, "سبتمبر ايلول"), (10, "اكتوبر تشرين_الاول"), (11, "نوفمبر تشرين_الثاني"), (12, "ديسمبر كانون_الاول"));

    /// <summary>The day; null when the text is none.</summary>
    public static DateOnly? Read(string text, DateOnly today)
    {
        var ascii = Digits.ToAscii(text).Trim();
        return Numeric().Match(ascii) is { Success: true } numbers ? Numbers(numbers, today) : Spoken(ArabicText.Words(ascii), today);
    }

    private static DateOnly? Spoken(IReadOnlyList<string> words, DateOnly today)
    {
        var read = NumberWords.Read(words);
        for (var index = 0; index < read.Count; index++)
        {
            var word = read[index].Text;
            if (word is "اول" or "قبل" && index + 1 < read.Count && Days.GetValueOrDefault(read[index + 1].Text) == -1)
            {
                return Moved(today, -2);
            }

            if (word is "قبل" or "من" or "صار" or "صارلها" or "صارلي" && Span(read, index + 1) is { } span)
            {
                return span.Months > 0 ? today.AddMonths(-Math.Min(span.Months, 12 * (today.Year - EarliestYear))) : Moved(today, -span.Days);
            }

            if (Days.TryGetValue(word, out var days))
            {
                return Moved(today, days);
            }

            if (read[index].Number is { } day and >= 1 and <= 31 && index + 1 < read.Count && MonthAt(read, index + 1) is { } month)
            {
                var year = read.Skip(index + 2).Select(other => other.Number).FirstOrDefault(number => number is >= EarliestYear and <= LatestYear);
                return Of(year, month, day, today);
            }
        }

        return null;
    }

    private static int? MonthAt(IReadOnlyList<NumberedWord> words, int index) =>
        Months.TryGetValue(words[index].Text, out var month) ? month
        : index + 1 < words.Count && Months.TryGetValue($"{words[index].Text}_{words[index + 1].Text}", out month) ? month
        : null;

    // «قبل ثلاث ايام», «قبل اسبوعين», «قبل شهر»
    private static (int Days, int Months)? Span(IReadOnlyList<NumberedWord> words, int index)
    {
        if (index >= words.Count)
        {
            return null;
        }

        var count = words[index].Number ?? 1;
        var unit = words[index].Number is null ? words[index].Text : index + 1 < words.Count ? words[index + 1].Text : "";
        return unit switch
        {
            "يوم" or "ايام" or "تيام" => (count, 0),
            "يومين" => (2, 0),
            "اسبوع" or "اسابيع" => (count * DaysOfAWeek, 0),
            "اسبوعين" => (2 * DaysOfAWeek, 0),
            "شهر" or "اشهر" or "شهور" or "تشهر" => (0, count),
            "شهرين" => (0, 2),
            "سنه" or "سنين" or "سنوات" => (0, 12 * Math.Min(count, LatestYear - EarliestYear)),
            "سنتين" => (0, 24),
            _ => null,
        };
    }

    private static DateOnly? Numbers(Match match, DateOnly today)
    {
        int Part(string name) => int.Parse(match.Groups[name].Value, CultureInfo.InvariantCulture);

        if (match.Groups["y1"].Success)
        {
            return Of(Part("y1"), Part("m1"), Part("d1"), today);
        }

        int? year = match.Groups["y2"].Success ? Part("y2") : null;
        return Of(year is < 100 ? EarliestYear + year : year, Part("m2"), Part("d2"), today);
    }

    private static DateOnly? Of(int? year, int month, int day, DateOnly today)
    {
        if (year is { } known)
        {
            return known is >= EarliestYear and <= LatestYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(known, month) ? new(known, month, day) : null;
        }

        // The year that is nearest, and rather the past: people tell of what happened.
        return Of(today.Year, month, day, today) is not { } date ? null
            : date > today.AddMonths(MonthsAhead) ? Of(today.Year - 1, month, day, today)
            : date;
    }

    private static DateOnly? Moved(DateOnly today, int days) => days >= -(today.DayNumber - new DateOnly(EarliestYear, 1, 1).DayNumber) ? today.AddDays(days) : null;

    private static FrozenDictionary<string, int> Words(params IReadOnlyList<(int Value, string Words)> all) =>
        all.SelectMany(item => item.Words.Split(' ').Select(word => (Word: string.Join('_', word.Split('_').Select(ArabicText.Normalize)), item.Value)))
            .DistinctBy(item => item.Word).ToFrozenDictionary(item => item.Word, item => item.Value);

    [GeneratedRegex(@"(?<![0-9])(?:(?<y1>20[0-9]{2})[-/.](?<m1>[0-9]{1,2})[-/.](?<d1>[0-9]{1,2})|(?<d2>[0-9]{1,2}) ?[-/.] ?(?<m2>[0-9]{1,2})(?: ?[-/.] ?(?<y2>20[0-9]{2}|[0-9]{2}))?)(?![0-9])")]
    private static partial Regex Numeric();
}
