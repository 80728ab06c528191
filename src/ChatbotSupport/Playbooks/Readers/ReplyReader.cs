using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads the prepared replies of `desk.yaml`.</summary>
public sealed class ReplyReader(ReadingRoom room)
{
    internal static readonly NameTable<Level> Levels = Names.AsTheyAre<Level>(nameof(Level.L0));

    internal static readonly NameTable<Route> Routes = new(["normal", "human_first"], [Route.Normal, Route.HumanFirst]);

    /// <summary>The replies in the order of the file.</summary>
    public IReadOnlyList<PreparedReply> Read(MapReader desk)
    {
        var replies = new List<PreparedReply>();
        foreach (var map in desk.OptionalMaps("replies"))
        {
            var reader = new MapReader(room, map, "id", "title", "levels", "flags", "steps", "route", "text");
            var reply = Reply(reader);
            if (reply.Id.Length > 0 && replies.Exists(other => other.Id == reply.Id))
            {
                reader.Fail(ShapeSentences.DuplicateId(reader.PlaceOf("id"), reply.Id));
            }

            replies.Add(reply);
        }

        return replies;
    }

    private static PreparedReply Reply(MapReader reader) => new(
        reader.Id("id"),
        reader.Text("title", TextRule.Title),
        reader.Text("text", TextRule.Body),
        reader.Several("levels", Levels),
        reader.Ids("steps"),
        reader.Has("route") ? reader.OneOf("route", Routes) : null,
        reader.Several("flags", RiskReader.Flags));
}
