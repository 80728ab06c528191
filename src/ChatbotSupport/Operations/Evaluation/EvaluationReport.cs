using System.Globalization;

namespace ChatbotSupport.Operations.Evaluation;

/// <summary>The figures of an evaluation as lines: a name that never changes, the figure, and what it means in the reader's language.</summary>
public static class EvaluationReport
{
    private const int NameWidth = 16;
    private const int FigureWidth = 12;
    private const double Mebibyte = 1024 * 1024;

    /// <summary>Writes all of it.</summary>
    public static void Write(TextWriter output, Evaluation made, Tongue tongue)
    {
        void Line(string name, string figure, string arabic, string english) =>
            output.WriteLine($"{name.PadRight(NameWidth)}{figure.PadRight(FigureWidth)}{tongue.Say(arabic, english)}");

        Line("train", Count(made.Trained.Texts), $"نصوص للتعلم، تسمياتها: {made.Trained.Labels}", $"texts to learn from, of {made.Trained.Labels} labels");
        Line("nowhere", Count(made.Nowhere), "جملة لا تخص شيئًا، من answers/off-topic.yaml", "sentences that belong nowhere, from answers/off-topic.yaml");
        Line("test", Count(made.Tested), "نصوص للقياس", "texts to measure with");
        if (made.UnknownLabels > 0)
        {
            Line("unknown-label", Count(made.UnknownLabels), "من نصوص القياس تسميتها غير موجودة في نصوص التعلم، فتُحسب خطأ", "of them have a label that no text of --train has, and count as wrong");
        }

        if (made.Seen > 0)
        {
            Line("seen", Count(made.Seen), "من نصوص القياس موجودة حرفيًا في نصوص التعلم، فالأرقام أحسن من الواقع", "of them are word by word in --train, which flatters the figures");
        }

        Line("top-1", Part(made.Top1), "التسمية الأولى صحيحة", "the best label is right");
        Line("top-3", Part(made.Top3), "التسمية الصحيحة بين الثلاث الأولى", "the right label is among the best three");
        Line("macro-F1", Part(made.MacroF1), "متوسط F1 للتسميات", "mean F1 of the labels");
        Line("at-once", Part(made.AtOnce.Share), $"يجيب البوت عنها مباشرة، والصحيح منها: {Part(made.AtOnce.Right)}", $"answered at once by the bot's own bounds, of which right: {Part(made.AtOnce.Right)}");
        if (made.Rejected is { } rejected)
        {
            Line("oos", Count(rejected.Texts), "نصوص لا تخص شيئًا", "texts that belong nowhere");
            Line("AUROC", Part(rejected.Auroc), "تمييز ما يخص عما لا يخص", "telling texts that belong from those that do not");
            Line("FPR@95TPR", Part(rejected.FalsePositives), "ما يمر منها حين يمر 95٪ مما يخص", "of them let through where 95 % of the test texts are");
            Line("oos-at-once", Part(rejected.AnsweredAtOnce), "منها يجيب البوت عنه مباشرة", "of them answered at once by the bot's own bounds");
        }

        Line("train-time", Figure(made.Training.TotalSeconds, "s"), "مدة التعلم", "to learn");
        Line("latency-p50", Figure(made.Latency.Half / 1000, "ms"), "لنص واحد", "for one text");
        Line("latency-p99", Figure(made.Latency.Most / 1000, "ms"), "لنص واحد", "for one text");
        Line("model-memory", Figure(made.Memory.Model / Mebibyte, "MB"), "ما يبقى في الذاكرة بعد التعلم", "kept in memory by what was learnt");
        Line("process-memory", Figure(made.Memory.Process / Mebibyte, "MB"), "ذاكرة البرنامج كله", "of the whole process");
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Part(double share) => share.ToString("F4", CultureInfo.InvariantCulture);

    private static string Figure(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:F3} {unit}");
}
