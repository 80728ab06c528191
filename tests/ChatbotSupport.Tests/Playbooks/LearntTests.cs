using ChatbotSupport.Playbooks;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>What the examples teach is kept on the disk, and decides exactly as what was just learnt.</summary>
public sealed class LearntTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Codes _log = new();

    private LearntFolder Kept => new(_folder.Path, _log);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_is_decided_the_same_by_what_was_learnt_and_by_what_was_kept()
    {
        var files = PlaybookFolder.Load(Path.Combine(Launch.Top, "conversation-flows")).Files;
        var fresh = PlaybookReader.Read(files, SamplePlaybook.Today, Kept);
        Kept.Keep(fresh.LearntKey, Learnt.From(fresh.Playbook!));

        var kept = PlaybookReader.Read(files, SamplePlaybook.Today, Kept);

        Assert.Equal((false, true), (fresh.FromKept, kept.FromKept));
        Assert.Equal(fresh.Findings, kept.Findings);
        var (one, other) = (Learnt.From(fresh.Playbook!), Learnt.From(kept.Playbook!));
        Assert.True(one.Answers.AsSpan().SequenceEqual(other.Answers), "Every weight is the same to the last bit.");
        Assert.True(one.Danger.AsSpan().SequenceEqual(other.Danger), "Every weight is the same to the last bit.");
        foreach (var text in Texts(files))
        {
            Assert.Equivalent(fresh.Playbook!.AnswerFinder.Find(text), kept.Playbook!.AnswerFinder.Find(text), strict: true);
            Assert.Equivalent(fresh.Playbook.Risks.Screen([text]), kept.Playbook.Risks.Screen([text]), strict: true);
        }
    }

    [Theory]
    [InlineData("damaged")]
    [InlineData("cut off")]
    [InlineData("empty")]
    [InlineData("foreign")]
    public void A_file_that_is_not_what_was_kept_is_learnt_anew_and_told_with_a_code(string fault)
    {
        var read = Keep(SamplePlaybook.Files());
        var file = Assert.Single(Directory.GetFiles(_folder.Path));
        var bytes = File.ReadAllBytes(file);
        var other = Learnt.From(read.Playbook!).Pack(new string('a', 64));
        bytes[^3] ^= 1;
        File.WriteAllBytes(file, fault switch
        {
            "damaged" => bytes,
            "cut off" => bytes[..(bytes.Length / 2)],
            "empty" => [],
            _ => other,
        });

        var again = Keep(SamplePlaybook.Files());

        Assert.False(again.FromKept);
        Assert.NotNull(again.Playbook);
        Assert.Equal([7101], _log.Seen);
        Assert.True(Keep(SamplePlaybook.Files()).FromKept);
    }

    [Fact]
    public void What_was_learnt_from_other_examples_goes_and_an_unfinished_file_with_it()
    {
        Keep(SamplePlaybook.Files());
        File.WriteAllText(Path.Combine(_folder.Path, "model-old.part"), "");
        var changed = SamplePlaybook.Files();
        changed[PlaybookPaths.OffTopic] = changed[PlaybookPaths.OffTopic].Replace("طبخة اليوم", "طبخة باجر", StringComparison.Ordinal);

        var read = Keep(changed);

        Assert.False(read.FromKept);
        Assert.Equal($"model-{read.LearntKey}", Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.Path))));
    }

    [Fact]
    public void Where_nothing_can_be_kept_people_are_answered_all_the_same()
    {
        var nowhere = new LearntFolder(Path.Combine(_folder.Path, "nowhere"), _log);
        var read = PlaybookReader.Read(SamplePlaybook.Files(), SamplePlaybook.Today, nowhere);

        nowhere.Keep(read.LearntKey, Learnt.From(read.Playbook!));

        Assert.NotNull(read.Playbook);
        Assert.Equal([7103], _log.Seen);
    }

    /// <summary>One in eight of the examples, halves of them, and what is none: every weight was compared before.</summary>
    private static IEnumerable<string> Texts(IReadOnlyDictionary<string, string> files)
    {
        var examples = files.Where(file => file.Key is PlaybookPaths.Safeguarding || file.Key.StartsWith(PlaybookPaths.Answers, StringComparison.Ordinal))
            .SelectMany(file => file.Value.Split('\n')).Select(line => line.Trim().TrimStart('-').Trim('"', ' ')).Where(line => line.Length > 3).Distinct().ToList();
        var some = examples.Where((_, index) => index % 8 == 0).ToList();
        return some.Concat(some.Select(text => text[..(text.Length / 2)])).Append("").Append("hello").Append("١٢٣");
    }

    private ReadResult Keep(Dictionary<string, string> files)
    {
        var read = PlaybookReader.Read(files, SamplePlaybook.Today, Kept);
        Kept.Keep(read.LearntKey, read.FromKept ? null : Learnt.From(read.Playbook!));
        return read;
    }

    /// <summary>Notes the codes of what is logged.</summary>
    private sealed class Codes : ILogger<LearntFolder>
    {
        public List<int> Seen { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Seen.Add(eventId.Id);
    }
}
