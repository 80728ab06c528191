using System.Globalization;
using ChatbotSupport.Core.Stories;
using ChatbotSupport.Playbooks.Reports;
using ChatbotSupport.Playbooks.Sentences;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>Tells how the stories went: what was expected and what came, side by side, and what no story visits.</summary>
/// <param name="Run">How they went.</param>
/// <param name="Unvisited">What none visits.</param>
/// <param name="Broken">Story files that cannot be read.</param>
public sealed record StoryReport(StoryRun Run, Unvisited Unvisited, IReadOnlyList<Finding> Broken)
{
    /// <summary>There are stories, nothing went otherwise and every file could be read.</summary>
    public bool Fine => Run.Results.Count > 0 && Broken.All(finding => finding.Severity == Severity.Warning) && Run.Results.All(result => result.Result.Faults.Count == 0);

    /// <summary>The whole of it in sentences.</summary>
    public IReadOnlyList<Words> Summary()
    {
        var failed = Run.Results.Count(result => result.Result.Faults.Count > 0);
        return
        [
            new($"القصص: {Run.Results.Count}، منها كما هو متوقع: {Run.Results.Count - failed}، ومختلفة: {failed}.", $"Stories: {Run.Results.Count}, as expected: {Run.Results.Count - failed}, otherwise: {failed}."),
            new(
                $"مرّت القصص بـ {Share(Unvisited.Steps)} من الخطوات، و{Share(Unvisited.Choices)} من الخيارات، و{Share(Unvisited.Answers)} من الأجوبة والتنبيهات.",
                $"They visit {Share(Unvisited.Steps)} of the steps, {Share(Unvisited.Choices)} of the choices, {Share(Unvisited.Answers)} of the answers and alerts."),
        ];
    }

    /// <summary>Writes it as text.</summary>
    public void Write(TextWriter output, string language)
    {
        foreach (var finding in Broken)
        {
            output.WriteLine(FindingsText.Describe(finding, language));
        }

        foreach (var (read, result) in Run.Results.Where(result => result.Result.Faults.Count > 0))
        {
            output.WriteLine($"✗ {read.Story.Title} ({read.Path})");
            foreach (var (fault, finding) in result.Faults.Zip(new StoryRun([(read, result)], result.Seen).Faults()))
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column} {FindingsText.Kind(finding.Severity).In(language)} [{finding.Code}]"));
                output.WriteLine($"  {Expected(fault, language)}");
                output.WriteLine($"  {new Words("ما حدث", "what came").In(language)}: {fault.Happened.Replace("\n", "\n    ", StringComparison.Ordinal)}");
            }
        }

        foreach (var finding in Unvisited.Findings.Take(StoryLimits.ToldUnvisited))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{finding.File}:{finding.Line}:{finding.Column} {FindingsText.Kind(finding.Severity).In(language)} [{finding.Code}]\n  {finding.What.In(language)}"));
        }

        if (Unvisited.Findings.Count > StoryLimits.ToldUnvisited)
        {
            output.WriteLine(new Words($"… و{Unvisited.Findings.Count - StoryLimits.ToldUnvisited} غيرها؛ كلها في الصفحة (--html).", $"… and {Unvisited.Findings.Count - StoryLimits.ToldUnvisited} more; the page (--html) names all.").In(language));
        }

        foreach (var line in Summary())
        {
            output.WriteLine(line.In(language));
        }
    }

    /// <summary>The page: expected and come side by side, from right to left.</summary>
    public string Page(string language) => PageText.Page(
        "findings.html",
        ("lang", language),
        ("dir", language == "en" ? "ltr" : "rtl"),
        ("title", new Words("القصص", "Stories").In(language)),
        ("state", Fine ? "sound" : "broken"),
        ("findings", string.Concat(Run.Results.Where(result => result.Result.Faults.Count > 0).Select(result => Section(result.Read, result.Result, language)))
            + FindingsPage.Sections([.. Broken, .. Unvisited.Findings], _ => null, language)),
        ("summary", string.Join("<br>", Summary().Select(line => PageText.Of(line.In(language))))));

    private static string Section(ReadStory read, StoryResult result, string language) =>
        $"<section><h2>{PageText.Of(read.Story.Title)} <bdi dir=\"ltr\">{PageText.Of(read.Path)}</bdi></h2><table><thead><tr><th>{new Words("المتوقع", "expected").In(language)}</th><th>{new Words("ما حدث", "what came").In(language)}</th></tr></thead><tbody>{string.Concat(result.Faults.Select(fault => $"<tr><td>{PageText.Of(Expected(fault, language))}</td><td>{PageText.Of(fault.Happened)}</td></tr>"))}</tbody></table></section>\n";

    /// <summary>What a story expected where it goes otherwise.</summary>
    public static string Expected(StoryFault fault, string language) => fault.Wish is { } wish
        ? $"{StorySentences.Name(wish.Kind).In(language)}: {wish.Value}"
        : new Words("أن يحدث هذا السطر", "that this line can happen").In(language);

    private static string Share((int Seen, int All) count) => string.Create(CultureInfo.InvariantCulture, $"{count.Seen}/{count.All}");
}
