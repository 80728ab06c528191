using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.People;

namespace ChatbotSupport.GraphApi.Sending;

/// <summary>Messages with buttons or with a list.</summary>
internal static class InteractiveRules
{
    public static Draft Read(JsonNode node)
    {
        var message = new Fields(node, "interactive", "type", "header", "body", "footer", "action");
        var type = message.OneOf("type", "button", "list", "cta_url");
        var lines = new List<string>();
        if (message.Has("header"))
        {
            var header = message.Object("header", "type", "text");
            _ = header.OneOf("type", "text");
            lines.Add(header.Text("text", GraphLimits.Header));
        }

        lines.Add(message.Object("body", "text").Text("text", GraphLimits.InteractiveBody));
        if (message.Has("footer"))
        {
            lines.Add(message.Object("footer", "text").Text("text", GraphLimits.Footer));
        }

        var text = string.Join('\n', lines);
        return type switch
        {
            "button" => Buttons(text, message.Object("action", "buttons")),
            "list" => List(text, message.Object("action", "button", "sections")),
            _ => Link(text, message.Object("action", "name", "parameters")),
        };
    }

    private static Draft Buttons(string text, Fields action)
    {
        var choices = new List<Choice>();
        foreach (var node in action.List("buttons", GraphLimits.Buttons))
        {
            var button = new Fields(node, "interactive['action']['buttons']", "type", "reply");
            _ = button.OneOf("type", "reply");
            var reply = button.Object("reply", "id", "title");
            choices.Add(new Choice(reply.Text("id", GraphLimits.ButtonId), reply.Text("title", GraphLimits.ButtonTitle)));
        }

        Unlike(choices.Select(choice => choice.Id), "Button id");
        Unlike(choices.Select(choice => choice.Title), "Button title");
        return new Draft("interactive", text, choices);
    }

    private static Draft List(string text, Fields action)
    {
        var opens = action.Text("button", GraphLimits.ListButton);
        var sections = action.List("sections", GraphLimits.Sections);
        var choices = new List<Choice>();
        foreach (var node in sections)
        {
            var section = new Fields(node, "interactive['action']['sections']", "title", "rows");
            if (sections.Count > 1 || section.Has("title"))
            {
                _ = section.Text("title", GraphLimits.SectionTitle);
            }

            foreach (var rowNode in section.List("rows", GraphLimits.Rows))
            {
                var row = new Fields(rowNode, "interactive['action']['sections']['rows']", "id", "title", "description");
                choices.Add(new Choice(
                    row.Text("id", GraphLimits.RowId), row.Text("title", GraphLimits.RowTitle), row.OptionalText("description", GraphLimits.RowDescription, mayBeEmpty: true)));
            }
        }

        if (choices.Count > GraphLimits.Rows)
        {
            throw Refusal.Value($"Total row count exceed max allowed count: {GraphLimits.Rows}");
        }

        Unlike(choices.Select(choice => choice.Id), "Row id");
        return new Draft("interactive", text, choices, opens);
    }

    private static Draft Link(string text, Fields action)
    {
        _ = action.OneOf("name", "cta_url");
        var parameters = action.Object("parameters", "display_text", "url");
        var url = parameters.Text("url", 2000);
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? Draft.Plain("interactive", $"{text}\n⟨{parameters.Text("display_text", GraphLimits.ListButton)}⟩")
            : throw Refusal.Value("Invalid URL");
    }

    private static void Unlike(IEnumerable<string> values, string what)
    {
        var all = values.ToList();
        if (all.Distinct(StringComparer.Ordinal).Count() != all.Count)
        {
            throw Refusal.Value($"Duplicated {what}");
        }
    }
}
