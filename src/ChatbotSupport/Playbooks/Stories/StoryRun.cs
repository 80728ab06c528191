using ChatbotSupport.Core;
using ChatbotSupport.Core.Stories;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Stories;

/// <summary>How all stories of a folder went.</summary>
/// <param name="Results">Each story with where it stands and how it went.</param>
/// <param name="Coverage">What they visited together.</param>
public sealed record StoryRun(IReadOnlyList<(ReadStory Read, StoryResult Result)> Results, StoryCoverage Coverage)
{
    /// <summary>Plays them all.</summary>
    public static StoryRun Play(IReadOnlyList<ReadStory> stories, Playbook playbook)
    {
        var results = stories.Select(story => (story, StoryPlayer.Play(story.Story, playbook))).ToList();
        return new(results, StoryCoverage.Of(results.Select(result => result.Item2.Seen)));
    }

    /// <summary>Every place where a story goes otherwise.</summary>
    public IReadOnlyList<Finding> Faults() =>
    [
        .. Results.SelectMany(result => result.Result.Faults.Select(fault => StorySentences.Differs(PlaceOf(result.Read.Lines[fault.Line], fault), result.Read.Story, fault))),
    ];

    private static Place PlaceOf(YamlMap line, StoryFault fault)
    {
        var key = StoryReader.Blocks.Concat(StoryReader.Words).FirstOrDefault(word => word.Value == fault.Wish?.Kind).Key;
        return key is null || line[key] is not { } value ? line.At : Readers.LinePlace.Find(value, fault.Wish!.Value) ?? value.At;
    }
}
