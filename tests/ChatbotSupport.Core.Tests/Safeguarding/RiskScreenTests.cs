using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

public sealed class RiskScreenTests
{
    [Theory]
    [InlineData("عمري\n15\nوخايفة")]
    [InlineData("اريد\nانتحر")]
    [InlineData("راح\nاقتل\nنفسي")]
    public void A_sign_split_over_lines_is_seen(string text) => Assert.NotEmpty(RulesFile.Screen.Screen(text.Split('\n')).Flags);

    [Fact]
    public void A_harmless_line_does_not_take_back_what_another_line_says()
    {
        var screening = RulesFile.Screen.Screen(["ميت من الضحك", "اريد اموت", "امزح"]);

        Assert.Contains(Flag.Suicide, screening.Flags);
    }

    [Theory]
    [InlineData("اريد اموووووت")]
    [InlineData("اريـد امـوت")]
    [InlineData("أُريدُ أَن أَموت")]
    [InlineData("مااريد اعيش")]
    [InlineData("اريداموت")]
    [InlineData("ا ن ت ح ر")]
    [InlineData("يظربني ابوي ويظرب امي")]
    [InlineData("عمري ۱۵ سنة")]
    [InlineData("عمري١٥")]
    public void Spelling_does_not_hide_danger(string text) => Assert.NotEmpty(RulesFile.Screen.Screen([text]).Flags);

    [Fact]
    public void Denying_is_not_saying_but_is_asked_about()
    {
        var screening = RulesFile.Screen.Screen(["ما راح انتحر بس تعبان"]);

        Assert.Empty(screening.Flags);
        Assert.Equal(Flag.Suicide, screening.AskGently);
    }

    [Fact]
    public void A_full_stop_ends_a_negation()
    {
        Assert.Contains(Flag.OngoingPhysicalAbuse, RulesFile.Screen.Screen(["لا، يضربني كل يوم"]).Flags);
        Assert.DoesNotContain(Flag.OngoingPhysicalAbuse, RulesFile.Screen.Screen(["لا يضربني"]).Flags);
    }

    [Theory]
    [InlineData("يطلب فلوس خلال 24 ساعة", Flag.Deadline)]
    [InlineData("نشر صوري بالتلكرام", Flag.Published)]
    [InlineData("يريد صور عارية اكثر", Flag.SexualDemand)]
    [InlineData("حبيبي السابق يهددني", Flag.KnownPerpetrator)]
    [InlineData("زوجي يفتش موبايلي", Flag.ControlledPhone)]
    [InlineData("اني منهارة وماكو امل", Flag.Despair)]
    [InlineData("رحت للشرطة وما ساعدوني", Flag.PoliceRefused)]
    [InlineData("اخاف يحبسوني اني", Flag.FearOfProsecution)]
    public void Other_signs_raise_to_two(string text, Flag flag)
    {
        var screening = RulesFile.Screen.Screen([text]);

        Assert.Contains(flag, screening.Flags);
        Assert.Equal(Level.L2, screening.Level);
    }

    [Fact]
    public void Blackmail_without_danger_is_one_and_a_question_is_nothing()
    {
        Assert.Equal(Level.L1, RulesFile.Screen.Screen(["واحد يهددني ينشر صوري"]).Level);
        Assert.Equal(Level.L0, RulesFile.Screen.Screen(["شنو رقم الشرطة"]).Level);
    }

    [Theory]
    [MemberData(nameof(Nasty.Indices), MemberType = typeof(Nasty))]
    public void No_text_breaks_it_and_the_order_of_flags_is_stable(int index)
    {
        var screening = RulesFile.Screen.Screen([Nasty.Texts[index], "عمري 15", Nasty.Texts[index]]);

        Assert.Contains(Flag.Minor, screening.Flags);
        Assert.Equal(screening.Flags.Order(), screening.Flags);
    }

    [Fact]
    public void A_sign_at_the_end_of_a_very_long_text_is_seen()
    {
        var text = string.Concat(Enumerable.Repeat("كلام عادي بلا معنى. ", 5_000)) + "اريد اقتل نفسي";

        Assert.Contains(Flag.Suicide, RulesFile.Screen.Screen([text]).Flags);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(7_990)]
    [InlineData(13_000)]
    [InlineData(50_000)]
    public void A_sign_in_the_middle_of_a_very_long_text_is_seen(int before)
    {
        var filling = string.Concat(Enumerable.Repeat("كلام عادي بلا معنى. ", 5_000));
        var oneLine = filling[..before] + " اريد انتحر هسه الليلة " + filling[before..];
        var manyLines = oneLine.Replace(". ", ".\n", StringComparison.Ordinal);

        Assert.Equal(Level.L4, RulesFile.Screen.Screen([oneLine]).Level);
        Assert.Equal(Level.L4, RulesFile.Screen.Screen([manyLines]).Level);
    }

    [Fact]
    public void Faulty_rules_are_told_one_by_one_and_never_throw()
    {
        var rules = new RiskRules
        {
            Rules =
            [
                new() { Id = "a", Phrases = ["…"], Positive = ["x"] },
                new() { Id = "a", Phrases = ["[none]"], Positive = ["x"] },
                new() { Id = "b", Phrases = [], Positive = ["x"] },
                new() { Id = "c", Phrases = ["ا … ب … ج … د … ه"], Positive = ["x"] },
                new() { Id = "d", Ask = true, Phrases = ["كلمه"], Positive = ["كلمة"] },
            ],
        };

        var kinds = RiskInspection.Inspect(rules).Select(fault => fault.Kind).ToHashSet();

        Assert.Superset(
            new HashSet<RiskFaultKind> { RiskFaultKind.BadPhrase, RiskFaultKind.UnknownList, RiskFaultKind.RepeatedId, RiskFaultKind.NoPhrase, RiskFaultKind.TooManyGaps, RiskFaultKind.AskWithoutFlag }, kinds);
        Assert.Throws<ArgumentException>(() => new RiskScreen(rules));
    }

    [Fact]
    public void Examples_that_do_not_do_what_they_say_are_told()
    {
        var rules = new RiskRules
        {
            Rules =
            [
                new() { Id = "a", Flag = Flag.Suicide, Phrases = ["اموت"], Positive = ["سلام"], Negative = ["اموت"] },
                new() { Id = "b", Phrases = ["اموت"] },
            ],
        };

        Assert.Equal(
            [RiskFaultKind.PositiveExampleSilent, RiskFaultKind.NegativeExampleFires, RiskFaultKind.NoPositiveExample, RiskFaultKind.NoNegativeExample],
            RiskInspection.Inspect(rules).Select(fault => fault.Kind));
    }

    [Fact]
    public void Empty_rules_see_nothing() => Assert.Equal(Screening.Nothing, new RiskScreen(new RiskRules()).Screen(["اريد اموت"]));
}
