using System.Text;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>Every place a conversation can be in, met by everything that can happen to it.</summary>
public sealed class MachineTableTests
{
    private static readonly TimeSpan AllClocksOver = TimeSpan.FromHours(5);

    [Fact]
    public void Every_signal_in_every_state_does_what_was_approved()
    {
        var table = new StringBuilder();
        foreach (var (name, scene) in Places.All())
        {
            table.Append(name).Append(" — ").Append(scene.Conversation.State).Append(' ').Append(scene.Conversation.Level).AppendLine();
            var refused = new SortedDictionary<Refusal, List<string>>();
            foreach (var (label, signal) in Happenings.All(scene))
            {
                var result = (signal is TimerDue ? scene.Copy().After(AllClocksOver) : scene.Copy()).Run(signal);
                if (result.Refusal is { } refusal)
                {
                    refused.TryAdd(refusal, []);
                    refused[refusal].Add(label);
                }
                else
                {
                    table.Append("  ").AppendLine(Row(label, result));
                }
            }

            foreach (var (refusal, labels) in refused)
            {
                table.Append("  refused, ").Append(refusal).Append(": ").AppendJoin(", ", labels).AppendLine();
            }

            table.AppendLine();
        }

        Approved.Matches("machine-table.approved.txt", table.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_stored_state_is_in_the_table() =>
        Assert.Equal(
            Enum.GetValues<ConversationState>().Except([ConversationState.Automated, ConversationState.Escalated]),
            Places.All().Select(place => place.Scene.Conversation.State).Distinct().Order());

    [Fact]
    public void The_diagram_is_drawn_the_same_every_time()
    {
        var diagram = ConversationDiagram.Mermaid(TinyPlaybook.Instance);

        Assert.StartsWith("stateDiagram-v2", diagram, StringComparison.Ordinal);
        Assert.Equal(diagram, ConversationDiagram.Mermaid(TinyPlaybook.Instance));
    }

    private static string Row(string label, TurnResult result)
    {
        var after = result.Conversation;
        var effects = string.Join(" · ", result.Effects.Select(Tell).OfType<string>());
        return $"{label,-32} {after.State} {after.Level}{Tell(after.Case)} | {(effects.Length == 0 ? "nothing" : effects)}";
    }

    private static string Tell(Case? item) => item is null ? "" : $" case {item.State} {item.Consent}{(item.PersonLeft ? " left" : "")}{(item.Erased ? " erased" : "")}";

    private static string? Tell(Effect effect) => effect switch
    {
        SayToPerson { Message: var message } => $"says {message.Text.Replace("\n\n", " ", StringComparison.Ordinal).Replace('\n', '+')}{(message.Buttons.Count == 0 ? "" : $" [{message.Buttons.Count}]")}",
        KeepLine { Author: LineAuthor.Person } => null,
        KeepLine line => $"keeps {line.Author}",
        StateChanged => null,
        StartTimer { Kind: TimerKind.Silence } => null,
        StartTimer timer => $"starts {timer.Kind}",
        StopTimer timer => $"stops {timer.Kind}",
        AlertCoordinators alert => $"alerts {alert.Alert}",
        Happened happened => $"counts {happened.Code}",
        ReleaseHeldLines => "releases",
        _ => effect.GetType().Name,
    };
}
