using ChatbotSupport.Core.Safeguarding;
using Xunit.Abstractions;

namespace ChatbotSupport.Core.Tests.Safeguarding;

/// <summary>Measures the shipped rules on lines that were written before them and are never used to tune them.</summary>
public sealed class HeldOutTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("held-out.txt", 0.95, 0.05)]
    [InlineData("held-out-2.txt", 0.85, 0.05)]
    [InlineData("held-out-4.txt", 0.50, 0.10)]
    public void Danger_in_lines_the_rules_never_saw_is_mostly_seen_and_harmless_lines_mostly_left_alone(string file, double recallFloor, double alarmCeiling)
    {
        var lines = LabelledLines.Read(file);
        var wanted = 0;
        var seen = 0;
        var asked = 0;
        var alarms = 0;
        var needless = 0;
        foreach (var line in lines)
        {
            var screening = RulesFile.Screen.Screen([line.Text]);
            wanted += line.Flags.Count;
            foreach (var flag in line.Flags)
            {
                if (screening.Flags.Contains(flag))
                {
                    seen++;
                }
                else
                {
                    asked += screening.AskGently is null ? 0 : 1;
                    output.WriteLine($"missed {flag.Name()}{(screening.AskGently is { } ask ? " (asks " + ask.Name() + ")" : "")}: {line.Text}");
                }
            }

            if (line.Harmless && screening.Flags.Any(FlagNames.Risks.Contains))
            {
                alarms++;
                output.WriteLine($"false alarm {string.Join(' ', screening.Because)}: {line.Text}");
            }

            needless += line.Harmless && screening.AskGently is not null ? 1 : 0;
            if (line.Imminent && screening.Level != Level.L4)
            {
                output.WriteLine($"not L4: {line.Text}");
            }

            if (line.HumanFirst && screening.Route != Route.HumanFirst)
            {
                output.WriteLine($"not human first: {line.Text}");
            }
        }

        var harmless = lines.Count(line => line.Harmless);
        output.WriteLine($"{lines.Count} lines; recall {seen}/{wanted} = {(double)seen / wanted:P1}, with gentle questions {(double)(seen + asked) / wanted:P1}; false alarms {alarms}/{harmless} = {(double)alarms / harmless:P1}, needless questions {needless}");
        Assert.True((double)seen / wanted >= recallFloor);
        Assert.True((double)alarms / harmless <= alarmCeiling);
    }

    [Fact]
    public void Every_mark_of_a_dangerous_line_written_before_the_rules_is_mostly_met_and_ordinary_lines_mostly_left_alone()
    {
        var lines = LabelledLines.Read("held-out-3.txt");
        var met = 0;
        var alarms = 0;
        foreach (var line in lines)
        {
            var screening = RulesFile.Screen.Screen([line.Text]);
            if (line.Harmless)
            {
                var isAlarm = screening.Route == Route.HumanFirst || screening.AskGently is not null || screening.Flags.Any(FlagNames.Risks.Contains);
                alarms += isAlarm ? 1 : 0;
                output.WriteLine(isAlarm ? $"false alarm {string.Join(' ', screening.Because)}: {line.Text}" : "");
                continue;
            }

            var isMet = line.Flags.All(screening.Flags.Contains)
                && (!line.Imminent || screening.Level == Level.L4)
                && (!line.HumanFirst || screening.Route == Route.HumanFirst)
                && (line.Asked is not { } asked || screening.AskGently == asked || screening.Flags.Contains(asked));
            met += isMet ? 1 : 0;
            output.WriteLine(isMet ? "" : $"missed, saw {screening.Level} {screening.Route} {string.Join(' ', screening.Because)}: {line.Source}");
        }

        var ordinary = lines.Count(line => line.Harmless);
        var dangerous = lines.Count - ordinary;
        output.WriteLine($"{lines.Count} lines; every mark met {met}/{dangerous} = {(double)met / dangerous:P1}; false alarms and needless questions {alarms}/{ordinary} = {(double)alarms / ordinary:P1}");
        Assert.True((double)met / dangerous >= 0.80);
        Assert.True((double)alarms / ordinary <= 0.10);
    }
}
