using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>What is learnt of a word holds for all words of the list it stands in.</summary>
public sealed class MeaningsTests
{
    private static readonly string[] Kin = ["اخوي", "ابوي", "خالي", "جدي", "عمامي"];
    private static readonly string[] Ends = ["يسلخ", "يطخ", "يدفن", "يخنق", "يشنق"];
    private static readonly string[] Things = ["سياره", "كهرباء", "مفتاح", "تلفزيون", "طابوق"];

    [Fact]
    public void A_line_of_words_that_no_example_holds_sounds_like_those_of_the_same_lists()
    {
        Assert.Equal(Flag.ThreatToLife, Screen(new() { ["kin"] = Kin, ["ends"] = Ends }).Screen(["بيتنا عمامي يشنق"]).AskGently);
        Assert.Null(Screen([]).Screen(["بيتنا عمامي يشنق"]).AskGently);
    }

    private static RiskScreen Screen(Dictionary<string, IReadOnlyList<string>> words) => new(
        new()
        {
            Words = words,
            Rules =
            [
                new()
                {
                    Id = "sounds_like_death", Flag = Flag.ThreatToLife, Ask = true, Phrases = ["كلمه_لا_يكتبها_احد"],
                    Positive = [.. Kin[..^1].SelectMany(kin => Ends[..^1].Select(end => $"بيتنا {kin} {end}"))],
                },
            ],
        },
        [.. Kin[..^1].SelectMany(kin => Things.Select(thing => new Phrasing($"بيتنا {kin} {thing}", "thing")))]);
}
