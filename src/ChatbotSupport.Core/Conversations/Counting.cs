using ChatbotSupport.Core.Flows;

namespace ChatbotSupport.Core.Conversations;

/// <summary>What a turn adds to the counts of the report: that somebody was there, and how far flows lead. Codes of flows and steps, never of people.</summary>
public static class Counting
{
    /// <summary>Somebody wrote for the first time.</summary>
    public const string NewPerson = "talk.new";

    /// <summary>Somebody who was here before wrote for the first time on this day.</summary>
    public const string Again = "talk.again";

    /// <summary>A flow was begun; its id follows.</summary>
    public const string Started = "flow_started.";

    /// <summary>A flow was walked to an end, or to where it sends on; its id follows.</summary>
    public const string Finished = "flow_finished.";

    /// <summary>Somebody went elsewhere in the middle of a flow; `flow/step` follows.</summary>
    public const string Left = "flow_left.";

    /// <summary>A human wrote to somebody for the first time in a case.</summary>
    public const string FirstReply = "first_reply";

    internal static IEnumerable<string> Of(Conversation before, Conversation next, IReadOnlyList<string> walked, Playbook playbook) =>
        [.. Presence(before, next), .. Flows(before.Cursor, next.Cursor, walked, playbook), .. Reply(before, next)];

    private static IEnumerable<string> Presence(Conversation before, Conversation next)
    {
        if (next.LastPersonAt is { } now && now != before.LastPersonAt)
        {
            if (before.LastPersonAt is not { } last)
            {
                yield return NewPerson;
            }
            else if (last.ToOffset(now.Offset).Date != now.Date)
            {
                yield return Again;
            }
        }
    }

    // The menu is where nobody is under way, and is no flow to finish.
    private static IEnumerable<string> Flows(FlowCursor? before, FlowCursor? next, IReadOnlyList<string> walked, Playbook playbook)
    {
        var (stood, stands) = (In(before), In(next));
        var last = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var place in walked)
        {
            var (flow, step) = (place[..place.IndexOf('/', StringComparison.Ordinal)], place[(place.IndexOf('/', StringComparison.Ordinal) + 1)..]);
            if (flow == Guidance.MenuFlow)
            {
                continue;
            }

            if (!last.ContainsKey(flow) && !stood.Contains(flow))
            {
                yield return Started + flow;
            }

            last[flow] = step;
        }

        // Whoever told of danger is put at the steps without being asked anything first.
        foreach (var flow in stands.Except(stood).Except(last.Keys))
        {
            yield return Started + flow;
        }

        foreach (var flow in stood.Union(last.Keys).Where(flow => !stands.Contains(flow)))
        {
            if (last.TryGetValue(flow, out var step) && playbook.Flows.TryGetValue(flow, out var known) && known.Find(step) is EndStep or GoStep)
            {
                yield return Finished + flow;
            }
            else
            {
                yield return $"{Left}{flow}/{step ?? (before?.Flow == flow ? before.Step : before?.Returns.FirstOrDefault(back => back.Flow == flow)?.Step)}";
            }
        }
    }

    private static HashSet<string> In(FlowCursor? cursor) =>
        cursor is null ? [] : [.. cursor.Returns.Select(back => back.Flow).Append(cursor.Flow).Where(flow => flow != Guidance.MenuFlow)];

    private static IEnumerable<string> Reply(Conversation before, Conversation next) =>
        next.Case is { LastVolunteerAt: { } at } now && at >= now.OpenedAt && !(before.Case is { } then && then.Code == now.Code && then.LastVolunteerAt >= now.OpenedAt) ? [FirstReply] : [];
}
