using System.Globalization;
using System.Text.Json.Nodes;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Templates;

namespace ChatbotSupport.GraphApi.Sending;

/// <summary>Messages whose text Meta has approved beforehand.</summary>
internal static class TemplateRules
{
    public static Draft Read(JsonNode node, TemplateShelf shelf)
    {
        var message = new Fields(node, "template", "name", "language", "components");
        var language = message.Object("language", "code", "policy");
        var template = shelf.Usable(message.Text("name", 512), language.Text("code", 16));
        var parameters = new List<string>();
        var payloads = new Dictionary<int, string>();
        foreach (var item in message.Has("components") ? message.List("components", 20) : [])
        {
            var component = new Fields(item, "template['components']", "type", "sub_type", "index", "parameters");
            if (component.OneOf("type", "body", "button") == "body")
            {
                parameters.AddRange(component.List("parameters", 20).Select(BodyParameter));
            }
            else
            {
                _ = component.OneOf("sub_type", "quick_reply");
                payloads[int.Parse(component.Node("index").ToString(), CultureInfo.InvariantCulture)] = Payload(component.List("parameters", 1)[0]);
            }
        }

        if (parameters.Count != template.Parameters)
        {
            throw new Refusal(400, 132000, ErrorTitles.Of(132000), $"body: number of localizable_params ({parameters.Count}) does not match the expected number of params ({template.Parameters})");
        }

        if (payloads.Keys.Any(index => index >= template.Buttons.Count))
        {
            throw new Refusal(400, 132000, ErrorTitles.Of(132000), "buttons: index out of range");
        }

        return new Draft("template", template.Filled(parameters), [.. template.Buttons.Select((title, index) => new Choice(payloads.GetValueOrDefault(index, title), title))]);
    }

    private static string BodyParameter(JsonNode? node)
    {
        var parameter = new Fields(node, "parameters", "type", "text");
        _ = parameter.OneOf("type", "text");
        return parameter.Text("text", GraphLimits.InteractiveBody);
    }

    private static string Payload(JsonNode? node)
    {
        var parameter = new Fields(node, "parameters", "type", "payload");
        _ = parameter.OneOf("type", "payload");
        return parameter.Text("payload", GraphLimits.ButtonId);
    }
}
