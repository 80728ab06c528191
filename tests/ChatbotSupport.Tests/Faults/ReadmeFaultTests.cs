using System.Text.RegularExpressions;

namespace ChatbotSupport.Tests.Faults;

/// <summary>The table of faults in `src/README.md` names a test on every line; those tests exist.</summary>
public sealed partial class ReadmeFaultTests
{
    [Fact]
    public void Every_line_of_the_table_of_faults_names_a_test_that_exists()
    {
        var section = File.ReadAllText(Path.Combine(Launch.Top, "src", "README.md")).Split("## What happens when")[1].Split("\n## ")[0];
        var lines = section.Split('\n').Where(line => line.StartsWith('|')).Skip(2).ToList();
        var tests = typeof(ReadmeFaultTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods().Where(method => method.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length > 0).Select(method => method.Name))
            .ToHashSet();

        Assert.True(lines.Count > 20);
        Assert.All(lines, line =>
        {
            var named = Names().Matches(line.Split('|')[3]).Select(name => name.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, name => Assert.Contains(name, tests));
        });
    }

    [GeneratedRegex(@"`(?:\w+/)?(\w+)`")]
    private static partial Regex Names();
}
