using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Playbooks.Diagrams;
using ChatbotSupport.Tests.Conversations;
using ChatbotSupport.Tests.Web;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>The diagrams of the flows people get: complete, safe for Mermaid, and drawn so that no text touches another.</summary>
[Collection(ChromiumTests.Name)]
public sealed partial class DiagramTests(Chromium chromium)
{
    private const string Overlaps =
        """
        () => {
            const inside = (a, b) => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom;
            const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
            const steps = [...document.querySelectorAll('.step')];
            const found = [];
            for (const step of steps) {
                const box = step.querySelector('.box').getBoundingClientRect();
                const texts = [...step.querySelectorAll('text')];
                for (const text of texts) {
                    if (!inside(text.getBoundingClientRect(), box)) found.push('outside: ' + text.textContent);
                    for (const other of texts) if (text !== other && !apart(text.getBoundingClientRect(), other.getBoundingClientRect())) found.push('over: ' + text.textContent + ' | ' + other.textContent);
                }
                for (const chip of step.querySelectorAll('.chip')) if (!inside(chip.nextElementSibling.getBoundingClientRect(), chip.getBoundingClientRect())) found.push('chip: ' + chip.nextElementSibling.textContent);
                for (const other of steps) if (step !== other && !apart(box, other.querySelector('.box').getBoundingClientRect())) found.push('boxes: ' + step.textContent);
                for (const way of document.querySelectorAll('.way')) {
                    const length = way.getTotalLength();
                    for (let at = 4; at < length - 4; at += 4) {
                        const point = way.getPointAtLength(at);
                        if (point.x > box.left + 1 && point.x < box.right - 1 && point.y > box.top + 1 && point.y < box.bottom - 1) { found.push('crossed: ' + step.textContent); break; }
                    }
                }
            }
            return found;
        }
        """;

    public static TheoryData<string> Charts => [.. ShippedPlaybook.Value.Flows.Keys.Order(StringComparer.Ordinal), "machine"];

    [Theory]
    [MemberData(nameof(Charts))]
    public async Task No_text_leaves_its_box_or_touches_another_and_no_line_crosses_a_box(string id)
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.SetContentAsync($"<body style=\"margin:0\">{SvgChart.Draw(Chart(id))}</body>");

        Assert.Empty(await page.EvaluateAsync<string[]>(Overlaps));
        await page.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Charts))]
    public void The_picture_shows_every_box_and_every_choice_and_asks_the_network_for_nothing(string id)
    {
        var chart = Chart(id);
        var svg = XDocument.Parse(SvgChart.Draw(chart));
        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value).ToHashSet();

        Assert.Equal("rtl", svg.Root!.Attribute("direction")!.Value);
        Assert.All(chart.Boxes, box => Assert.Contains(box.Name, texts));
        Assert.All(chart.Boxes.SelectMany(box => box.Ways).Where(way => way.Label.Length > 0), way => Assert.Contains(way.Label, texts));
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" or "src");
        Assert.DoesNotContain("url(http", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mermaid_names_every_step_and_draws_every_way()
    {
        foreach (var flow in ShippedPlaybook.Value.Flows.Values)
        {
            var chart = FlowChart.Of(flow, ShippedPlaybook.Value);
            var lines = MermaidFlow.Write(chart).Split('\n');

            Assert.All(flow.Steps, step => Assert.Contains(lines, line => Regex.IsMatch(line, $"^    {step.Id}_?[\\[({{]")));
            Assert.Equal(chart.Boxes.Sum(box => box.Ways.Count), lines.Count(line => line.Contains(" --> ", StringComparison.Ordinal)));
            Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches(SafeLine(), line));
        }
    }

    [Fact]
    public void The_flow_in_the_readme_is_the_one_people_get()
    {
        var chart = FlowChart.Of(ShippedPlaybook.Value.Flows["about_blackmail"], ShippedPlaybook.Value);
        var readme = File.ReadAllText(Path.Combine(Launch.Top, "README.md")).ReplaceLineEndings("\n");

        Assert.Contains($"<!-- flow -->\n```mermaid\n{MermaidFlow.Write(chart)}```\n<!-- /flow -->", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_operators_write_stays_inside_its_label()
    {
        var flow = new Flow("end", "t", [new ChoicesStep("end", "قل \"لا\" | <b>`#1`</b>\n{x} [y] %% z", null, [new("o", "نعم \"|\" ]", "end")])], new Dictionary<string, string>());

        var text = MermaidFlow.Write(FlowChart.Of(flow, ShippedPlaybook.Value));

        Assert.All(text.Split('\n').Where(line => line.Length > 0), line => Assert.Matches(SafeLine(), line));
        Assert.Contains("end_ -->", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_back_is_a_small_box_that_names_where_it_leads()
    {
        var flow = new Flow(
            "circle", "دائرة", [new SayStep("one", "أولًا", null, "two"), new ChoicesStep("two", "ثانيًا", null, [new("a", "من جديد", "one"), new("b", "كفى", "last")]), new EndStep("last", null)],
            new Dictionary<string, string>());

        Assert.Contains("عودة إلى · one", SvgChart.Draw(FlowChart.Of(flow, ShippedPlaybook.Value)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_verb_writes_a_file_for_each_flow_and_names_the_flows_there_are()
    {
        using var folder = new TemporaryFolder();
        var flows = await ProgramRun.RunAsync(["diagram", "flows", "--format", "svg", "--out", folder.Path]);
        var machine = await ProgramRun.RunAsync(["diagram", "machine"]);
        var unknown = await ProgramRun.RunAsync(["diagram", "flow", "nothing", "--lang", "en"]);

        Assert.Equal((0, 0, 2), (flows.ExitCode, machine.ExitCode, unknown.ExitCode));
        Assert.Equal(ShippedPlaybook.Value.Flows.Keys.Order(StringComparer.Ordinal).Select(id => id + ".svg"), Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(ConversationDiagram.Mermaid(ShippedPlaybook.Value).ReplaceLineEndings("\n").Trim(), machine.Output.Trim());
        Assert.Contains("safety_check", unknown.Errors, StringComparison.Ordinal);
    }

    private static Chart Chart(string id) => id == "machine" ? MachineChart.Of(ShippedPlaybook.Value) : FlowChart.Of(ShippedPlaybook.Value.Flows[id], ShippedPlaybook.Value);

    // A node with one quoted label, or an arrow with at most one; nothing in a label that Mermaid reads.
    [GeneratedRegex("^(flowchart TB|    [a-z0-9_]+[\\[({/]+\"[^\"`|\\[\\]{}%]*\"[\\])}/]+|    [a-z0-9_]+ --> (\\|\"[^\"`|\\[\\]{}%]*\"\\| )?[a-z0-9_]+)$")]
    private static partial Regex SafeLine();
}
