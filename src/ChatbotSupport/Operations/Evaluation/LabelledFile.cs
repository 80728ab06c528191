using System.Text;
using System.Text.Json;

namespace ChatbotSupport.Operations.Evaluation;

/// <summary>Reads JSON Lines with text and label, or names every line that cannot be used: file, number, what is wrong and how to mend it. Never repeats a text.</summary>
public sealed class LabelledFile(Tongue tongue)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<string> _problems = [];

    /// <summary>What is wrong, a sentence each, in the order of files and lines.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The texts of a file; only those that could be read when there are problems.</summary>
    /// <param name="path">The file.</param>
    /// <param name="labelled">Every line must have a label; else labels are not looked at.</param>
    public IReadOnlyList<LabelledText> Read(string path, bool labelled)
    {
        var texts = new List<LabelledText>();
        var before = _problems.Count;
        try
        {
            ReadLines(path, labelled, texts);
        }
        catch (DecoderFallbackException)
        {
            _problems.Add($"{path}: {tongue.Say("الملف ليس بترميز UTF-8؛ يُحفظ من جديد بهذا الترميز", "the file is not UTF-8; save it again in that encoding")}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            _problems.Add($"{path}: {(File.Exists(path)
                ? tongue.Say("تعذرت قراءة الملف؛ يُنظر في صلاحياته", "the file cannot be read; look at its permissions")
                : tongue.Say("لا يوجد ملف هنا؛ يُنظر في الاسم والمجلد", "there is no such file; look at the name and the folder"))}");
        }

        if (texts.Count == 0 && _problems.Count == before)
        {
            _problems.Add($"{path}: {tongue.Say("لا يوجد سطر واحد فيه نص؛ المطلوب سطر لكل نص: ", "not one line holds a text; what is needed is a line for each text: ")}{Shape(labelled)}");
        }

        return texts;
    }

    private void ReadLines(string path, bool labelled, List<LabelledText> texts)
    {
        var (number, bad) = (0, 0);
        foreach (var line in File.ReadLines(path, Utf8))
        {
            number++;
            if (number > EvaluationLimits.MaxLines)
            {
                _problems.Add($"{path}:{number}: {tongue.Say($"أكثر من {EvaluationLimits.MaxLines} سطر؛ يكفي جزء من الملف", $"more than {EvaluationLimits.MaxLines} lines; a part of the file is enough")}");
                break;
            }

            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            if (Wrong(line, labelled, texts) is { } wrong && ++bad <= EvaluationLimits.MaxToldLines)
            {
                _problems.Add($"{path}:{number}: {wrong}");
            }
        }

        if (bad > EvaluationLimits.MaxToldLines)
        {
            var more = bad - EvaluationLimits.MaxToldLines;
            _problems.Add($"{path}: {tongue.Say($"وأسطر أخرى مثلها: {more}", $"and as many more such lines: {more}")}");
        }
    }

    private string? Wrong(string line, bool labelled, List<LabelledText> texts)
    {
        if (line.Length > EvaluationLimits.MaxLine)
        {
            return tongue.Say($"السطر أطول من {EvaluationLimits.MaxLine} حرف؛ يُقسم أو يُحذف", $"the line is longer than {EvaluationLimits.MaxLine} characters; split it or leave it out");
        }

        try
        {
            using var parsed = JsonDocument.Parse(line);
            if (parsed.RootElement.ValueKind != JsonValueKind.Object)
            {
                return tongue.Say("السطر ليس كائن JSON؛ المطلوب: ", "the line is not a JSON object; what is needed: ") + Shape(labelled);
            }

            if (StringOf(parsed.RootElement, "text") is not { } text)
            {
                return tongue.Say("لا يوجد text، أو ليس نصًا، أو فارغ؛ المطلوب: ", "there is no text, or it is not a string, or it is empty; what is needed: ") + Shape(labelled);
            }

            var label = labelled ? LabelOf(parsed.RootElement) : null;
            if (labelled && label is null)
            {
                return tongue.Say("لا يوجد label، أو ليس نصًا ولا رقمًا، أو فارغ؛ المطلوب: ", "there is no label, or it is neither a string nor a number, or it is empty; what is needed: ") + Shape(labelled);
            }

            texts.Add(new(text, label));
            return null;
        }
        catch (JsonException)
        {
            return tongue.Say("السطر ليس JSON؛ كائن واحد في كل سطر، من دون فاصلة في آخره: ", "the line is not JSON; one object a line, without a comma at its end: ") + Shape(labelled);
        }
        catch (InvalidOperationException)
        {
            // A string with half of a surrogate pair cannot be read as text.
            return tongue.Say("في السطر حرف ناقص (نصف رمز مثل ud83d)؛ يُكمل أو يُحذف", "the line holds half a character (such as ud83d alone); complete it or take it out");
        }
    }

    private static string? LabelOf(JsonElement line) =>
        line.TryGetProperty("label", out var label) && label.ValueKind == JsonValueKind.Number ? label.GetRawText() : StringOf(line, "label");

    private static string? StringOf(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    private static string Shape(bool labelled) => labelled ? """{"text": "...", "label": "..."}""" : """{"text": "..."}""";
}
