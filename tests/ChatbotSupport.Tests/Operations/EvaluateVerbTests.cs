using System.Globalization;
using System.Text.Json;

namespace ChatbotSupport.Tests.Operations;

/// <summary>`evaluate` as somebody types it who wants to compare the finder with others.</summary>
public sealed class EvaluateVerbTests : IDisposable
{
    private static readonly (string Text, string Label)[] Train =
    [
        ("كم سعر التذكرة", "price"), ("شكد سعر البطاقة", "price"), ("التذكرة بكم", "price"), ("ما ثمن تذكرة القطار", "price"), ("سعر التذاكر شكد صار", "price"),
        ("متى يصل القطار", "time"), ("شوكت يوصل القطار", "time"), ("القطار متأخر متى موعده", "time"), ("ساعة الوصول شكد", "time"), ("موعد وصول القطار", "time"),
        ("ضاعت حقيبتي", "lost"), ("فقدت حقيبتي في القطار", "lost"), ("ضيعت جنطتي بالقطار", "lost"), ("وين القى حقيبتي الضائعة", "lost"), ("جنطتي ضاعت", "lost"),
    ];

    private static readonly (string Text, string Label)[] Test =
    [
        ("شكد سعر تذكرة القطار", "price"), ("ثمن التذكرة كم", "price"), ("القطار شوكت يوصل", "time"), ("متى موعد الوصول", "time"), ("ضيعت حقيبتي", "lost"), ("جنطتي بالقطار ضاعت", "lost"),
    ];

    private static readonly string[] Foreign = ["الفلم البارحة ممل كلش", "شنو رأيك بالمباراة", "طبخت امي اليوم سمك", "الجو حار هواي", "صباح الخير يا بغداد"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whoever_has_a_labelled_set_reads_every_figure_by_its_name()
    {
        var run = await EvaluateAsync(Lines("train", Train), Lines("test", Test), Lines("oos", [.. Foreign.Select(text => (text, ""))]));

        var figures = Figures(run);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["15", "6", "5"], new[] { "train", "test", "oos" }.Select(name => figures[name]));
        Assert.All(["top-1", "top-3", "macro-F1", "AUROC"], name => Assert.Equal("1.0000", figures[name]));
        Assert.Equal("0.0000", figures["FPR@95TPR"]);
        Assert.All(["train-time", "latency-p50", "latency-p99", "model-memory", "process-memory"], name => Assert.True(Number(figures[name]) >= 0, name));
        Assert.True(Number(figures["latency-p50"]) <= Number(figures["latency-p99"]));
        Assert.True(Number(figures["nowhere"]) >= 300);
        Assert.DoesNotContain("unknown-label", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_labels_lower_the_figures_and_what_flatters_them_is_said()
    {
        var run = await EvaluateAsync(Lines("train", Train), Lines("test", [.. Test, ("كم سعر التذكرة", "price"), ("متى يصل القطار", "price"), ("شوكت يوصل القطار", "never_learnt")]));

        var figures = Figures(run);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("0.7778", figures["top-1"]);
        Assert.Equal("0.8889", figures["top-3"]);
        Assert.Equal(("1", "3"), (figures["unknown-label"], figures["seen"]));
        Assert.False(figures.ContainsKey("AUROC"));
    }

    [Fact]
    public async Task The_same_files_give_the_same_figures()
    {
        var (train, test) = (Lines("train", Train), Lines("test", [.. Test, ("القطار", "price"), ("وين", "time")]));

        var runs = new[] { await EvaluateAsync(train, test), await EvaluateAsync(train, test) };

        Assert.Single(runs.Select(run => string.Join(' ', new[] { "top-1", "top-3", "macro-F1", "at-once" }.Select(name => Figures(run)[name]))).Distinct());
    }

    [Fact]
    public async Task Every_bad_line_is_named_with_file_line_and_mend_and_no_text_is_repeated()
    {
        var test = Put("test.jsonl", """
            {"text": "كلمة مزروعة", "label": "price"}
            {"text": "كلمة مزروعة", "label": "price"},

            ["كلمة مزروعة", "price"]
            {"text": 5, "label": "price"}
            {"text": "كلمة مزروعة"}
            {"text": "كلمة مزروعة", "label": ""}
            {"text": "\ud83d", "label": "price"}
            {"text": "كلمة مزروعة", "label": 7}
            """);

        var run = await EvaluateAsync(Lines("train", Train), test);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        var told = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal([2, 4, 5, 6, 7, 8], told.Select(line => int.Parse(line[(test.Length + 1)..].Split(':')[0], CultureInfo.InvariantCulture)));
        Assert.All(told[..^1], line => Assert.Contains("""{"text": "...", "label": "..."}""", line, StringComparison.Ordinal));
        Assert.DoesNotContain("مزروعة", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_bad_lines_are_counted_instead_of_listed()
    {
        var run = await EvaluateAsync(Put("train.jsonl", string.Join('\n', Enumerable.Repeat("x", 50))), Lines("test", Test));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(21, run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("as many more such lines: 30", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_missing_empty_or_not_text_is_named()
    {
        var nowhere = Path.Combine(_folder.Path, "nowhere.jsonl");
        var empty = Put("empty.jsonl", "\n\n");
        var bytes = Path.Combine(_folder.Path, "bytes.jsonl");
        await File.WriteAllBytesAsync(bytes, [0x7B, 0xFF, 0xFE, 0x0A]);

        var run = await EvaluateAsync(nowhere, empty, bytes);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"{nowhere}: there is no such file", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{empty}: not one line holds a text", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"{bytes}: the file is not UTF-8", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Labels_that_are_numbers_of_lines_are_suspected()
    {
        var run = await EvaluateAsync(Lines("train", [.. Enumerable.Range(0, 501).Select(number => ("كم سعر التذكرة", $"{number}"))]), Lines("test", Test));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("501 labels, 500 at most", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Arabic_the_names_stay_and_the_words_change()
    {
        var run = await ProgramRun.RunAsync(["evaluate", "--train", Lines("train", Train), "--test", Lines("test", Test), "--lang", "ar"], ProgramRun.Settings(_folder.Path));
        var without = await ProgramRun.RunAsync(["evaluate", "--lang", "ar"], ProgramRun.Settings(_folder.Path));

        Assert.Equal((0, "1.0000"), (run.ExitCode, Figures(run)["top-1"]));
        Assert.Contains("التسمية الأولى صحيحة", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, without.ExitCode);
        Assert.Contains("--train", without.Errors, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Figures(ProgramRun run) =>
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(words => words[0], words => words[1]);

    private static double Number(string figure) => double.Parse(figure, CultureInfo.InvariantCulture);

    private string Lines(string name, IReadOnlyList<(string Text, string Label)> texts) =>
        Put(name + ".jsonl", string.Join('\n', texts.Select(text => JsonSerializer.Serialize(new { text = text.Text, label = text.Label }))));

    private string Put(string name, string content)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllText(file, content);
        return file;
    }

    private Task<ProgramRun> EvaluateAsync(string train, string test, string? oos = null) =>
        ProgramRun.RunAsync(["evaluate", "--train", train, "--test", test, .. oos is null ? Array.Empty<string>() : ["--oos", oos], "--lang", "en"], ProgramRun.Settings(_folder.Path));
}
