using System.Globalization;
using System.Text.RegularExpressions;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Typing;

/// <summary>Reads a sum of money: «500 الف», «مليون ونص», «٢٠٠ دولار», 1,500,000. Kept as a number and, when it was named, the currency.</summary>
public static partial class AmountWords
{
    private const decimal Thousand = 1_000;
    private const decimal Million = 1_000_000;
    private const decimal Paper = 100; // «ورقة» is a hundred-dollar note
    private const decimal Notebook = 10_000; // «دفتر» is a hundred of them

    /// <summary>The sum, for example `500000` or `200 USD`; null when the text names none, or more than one.</summary>
    public static string? Read(string text)
    {
        var ascii = Grouping().Replace(Digits.ToAscii(text).Replace('٫', '.').Replace('٬', ','), match => match.Value.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal));
        var words = NumberWords.Read(ArabicText.Words(Decimal().Replace(ascii, " $1 فاصله $2 ").Replace("$", " دولار ", StringComparison.Ordinal)));
        var sum = Sum(words);
        if (sum is not > 0)
        {
            return null;
        }

        var currency = Currency(words);
        return sum.Value.ToString("0.##", CultureInfo.InvariantCulture) + (currency is null ? "" : " " + currency);
    }

    // «مليون ومية الف» adds up; two sums with other words between them are two sums.
    private static decimal? Sum(IReadOnlyList<NumberedWord> words)
    {
        decimal? sum = null;
        decimal last = 0;
        var ended = false;
        for (var index = 0; index < words.Count; index++)
        {
            var text = words[index].Text;
            var bare = text.Length > 2 && text[0] == 'و' ? text[1..] : text;
            var number = words[index].Number ?? (NumberWords.Read([bare]) is [{ Number: { } joined }] ? joined : null);
            if (number is { } value)
            {
                if (ended)
                {
                    return null;
                }

                var (factor, used) = Factor(words, index + 1);
                decimal part = value;
                if (index + 2 < words.Count && words[index + 1].Text == "فاصله" && words[index + 2].Number is not null)
                {
                    part += decimal.Parse("0." + words[index + 2].Text, CultureInfo.InvariantCulture);
                    (factor, used) = Factor(words, index + 3);
                    used += 2;
                }

                last = factor;
                sum = (sum ?? 0) + (part * factor);
                index += used;
            }
            else if (Unit(bare) is { } unit)
            {
                if (ended)
                {
                    return null;
                }

                last = unit;
                sum = (sum ?? 0) + unit;
            }
            else if (bare is "نص" or "نصف" && last > 1)
            {
                sum += last / 2;
            }
            else if (sum is not null && Currency([words[index]]) is null)
            {
                ended = true;
            }
        }

        return sum;
    }

    private static (decimal Factor, int Used) Factor(IReadOnlyList<NumberedWord> words, int index)
    {
        var (factor, used) = (1m, 0);
        while (index + used < words.Count && Unit(words[index + used].Text) is { } unit && words[index + used].Number is null)
        {
            factor *= unit;
            used++;
        }

        return (factor, used);
    }

    private static decimal? Unit(string word) => word switch
    {
        "الف" or "الاف" or "تالاف" => Thousand,
        "الفين" => 2 * Thousand,
        "مليون" or "ملايين" or "ملاين" => Million,
        "مليونين" => 2 * Million,
        "ورقه" or "اوراق" => Paper,
        "دفتر" or "دفاتر" => Notebook,
        _ => null,
    };

    private static string? Currency(IReadOnlyList<NumberedWord> words) => words.Select(word => word.Text switch
    {
        "دولار" or "دولارات" or "usd" or "dollar" or "dollars" or "ورقه" or "اوراق" or "دفتر" or "دفاتر" => "USD",
        "دينار" or "دنانير" or "iqd" or "عراقي" => "IQD",
        "يورو" or "euro" or "eur" => "EUR",
        _ => null,
    }).FirstOrDefault(currency => currency is not null);

    [GeneratedRegex(@"(?<![0-9])[0-9]{1,3}(?:([,.])[0-9]{3})(?:\1[0-9]{3})*(?![0-9])")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"(?<![0-9])([0-9]+)\.([0-9]{1,2})(?![0-9])")]
    private static partial Regex Decimal();
}
