using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChatbotSupport.Core.Language;

/// <summary>Goes over a text once, letter by letter, and folds its many spellings; what it gives is shared by everything that looks at the text.</summary>
internal ref struct TextPass
{
    private const char Unknown = '\0';
    private const char Break = ' ';
    private const char Dropped = '\uFFFE';
    private const char Several = '\uFFFF';
    private const int Elongation = 3;

    // Signs and pictures; none of them is a letter in disguise.
    private const int FirstPicture = 0x1F300;
    private const int LastPicture = 0x1FAFF;

    // What each character becomes, found out when it is first met: asking the framework costs more than reading a whole text does.
    private static readonly char[] Known = new char[char.MaxValue + 1];

    private readonly string _source;
    private char[] _letters;
    private int _length;
    private int _run;

    private TextPass(string source)
    {
        _source = source;
        _letters = ArrayPool<char>.Shared.Rent(source.Length + 16);
    }

    /// <summary>Letters and digits only, one spelling, single spaces.</summary>
    public static string Fold(string source)
    {
        var pass = new TextPass(source);
        for (var index = 0; index < source.Length; index++)
        {
            index = pass.Read(index);
        }

        return pass.Take(pass.EndsWord ? pass._length - 1 : pass._length);
    }

    /// <summary>The words, and what stands before each.</summary>
    public static void Words(string source, Func<ReadOnlySpan<char>, string> word, List<string> words, List<Before> before)
    {
        var pass = new TextPass(source);
        var stands = Before.Line;
        for (var index = 0; index <= source.Length; index++)
        {
            var end = index == source.Length ? Before.Line : EndAt(source, index);
            if (end == Before.Word)
            {
                index = pass.Read(index);
            }
            else
            {
                pass.Append(Break);
            }

            if (pass.EndsWord)
            {
                // «300الف» is two words.
                var start = 0;
                for (var next = 0; next < pass._length; next++)
                {
                    if (pass._letters[next] == Break)
                    {
                        words.Add(word(pass._letters.AsSpan(start, Math.Min(next - start, TextLimits.LongestWord))));
                        before.Add(stands);
                        stands = Before.Word;
                        start = next + 1;
                    }
                }

                pass._length = 0;
            }

            stands = end > stands ? end : stands;
        }

        ArrayPool<char>.Shared.Return(pass._letters);
    }

    private readonly bool EndsWord => _length > 0 && _letters[_length - 1] == Break;

    private static Before EndAt(string text, int index) => text[index] switch
    {
        '\n' => Before.Line,
        '\r' or '!' or '?' or '؟' or '؛' or ';' or '…' => Before.Clause,
        '.' or ',' or '،' or ':' when index + 1 == text.Length || char.IsWhiteSpace(text[index + 1]) => Before.Clause,
        _ => Before.Word,
    };

    // Reads the character at a place; gives the place of its last half.
    private int Read(int index)
    {
        var letter = _source[index];
        if (char.IsHighSurrogate(letter) && index + 1 < _source.Length && char.IsLowSurrogate(_source[index + 1]))
        {
            var point = char.ConvertToUtf32(letter, _source[index + 1]);
            if (point is >= FirstPicture and <= LastPicture)
            {
                Append(Break);
            }
            else
            {
                AppendAll(_source.Substring(index, 2));
            }

            return index + 1;
        }

        var known = Known[letter];
        if (known == Unknown)
        {
            Known[letter] = known = Look(letter);
        }

        if (known == Several)
        {
            AppendAll(letter.ToString());
        }
        else if (known != Dropped && !(known == Break && IsThousandsSeparator(_source, index)))
        {
            Append(known);
        }

        return index;
    }

    private void AppendAll(string character)
    {
        foreach (var part in character.Normalize(NormalizationForm.FormKC))
        {
            if (Simple(part) is var simple and not Dropped)
            {
                Append(simple);
            }
        }
    }

    private static char Look(char letter)
    {
        if (char.IsSurrogate(letter) || letter is >= '\uFFF0' or (>= '\uFDD0' and <= '\uFDEF') || char.IsControl(letter))
        {
            return Break;
        }

        if (letter == '\u0640' || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return Dropped;
        }

        var composed = letter.ToString().Normalize(NormalizationForm.FormKC);
        return composed.Length == 1 ? Simple(composed[0]) : Several;
    }

    private static char Simple(char letter)
    {
        var digit = CharUnicodeInfo.GetDecimalDigitValue(letter);
        return digit >= 0 ? (char)('0' + digit) : char.IsLetter(letter) ? ArabicText.Fold(letter) is var folded and not '\0' ? folded : Dropped : Break;
    }

    private void Append(char letter)
    {
        if (letter == Break)
        {
            if (_length > 0 && _letters[_length - 1] != Break)
            {
                Put(Break);
            }

            return;
        }

        // «300الف» and «بال16» are two words each; Latin letters and digits stay together because digits are letters in Arabizi.
        if (_length > 0 && _letters[_length - 1] is var last && ((char.IsAsciiDigit(letter) && ArabicText.IsArabic(last)) || (ArabicText.IsArabic(letter) && char.IsAsciiDigit(last))))
        {
            Put(Break);
        }

        // Three or more equal letters are an elongation («لااااا»); digits are left alone.
        if (_length > 0 && _letters[_length - 1] == letter && !char.IsAsciiDigit(letter))
        {
            _run++;
            if (_run == Elongation)
            {
                _length--;
            }
            else if (_run < Elongation)
            {
                Put(letter);
            }

            return;
        }

        _run = 1;
        Put(letter);
    }

    private void Put(char letter)
    {
        if (_length == _letters.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(_length * 2);
            _letters.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_letters);
            _letters = larger;
        }

        _letters[_length++] = letter;
    }

    private readonly string Take(int length)
    {
        var text = new string(_letters, 0, length);
        ArrayPool<char>.Shared.Return(_letters);
        return text;
    }

    private static bool IsThousandsSeparator(string source, int index) =>
        source[index] is ',' or '.' or '٬' or '،' or '٫'
        && index > 0 && index + 3 < source.Length
        && IsDigit(source[index - 1]) && IsDigit(source[index + 1]) && IsDigit(source[index + 2]) && IsDigit(source[index + 3])
        && (index + 4 >= source.Length || !IsDigit(source[index + 4]));

    private static bool IsDigit(char letter) => CharUnicodeInfo.GetDecimalDigitValue(letter) >= 0;
}
