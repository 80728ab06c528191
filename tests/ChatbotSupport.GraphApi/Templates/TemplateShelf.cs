using System.Text.Json.Nodes;

namespace ChatbotSupport.GraphApi.Templates;

/// <summary>The templates of the business account.</summary>
public sealed class TemplateShelf
{
    private readonly List<Template> _templates = [];

    public void Add(Template template) => _templates.Add(template);

    /// <summary>Meta changes its mind about a template.</summary>
    public void Becomes(string name, TemplateStatus status)
    {
        var index = _templates.FindIndex(template => template.Name == name);
        _templates[index] = _templates[index] with { Status = status };
    }

    internal Template Usable(string name, string language)
    {
        var template = _templates.Find(one => one.Name == name && one.Language == language);
        return template?.Status switch
        {
            TemplateStatus.Approved => template,
            TemplateStatus.Paused => throw Refusal.Of(132015),
            TemplateStatus.Disabled => throw Refusal.Of(132016),
            _ => throw new Refusal(404, 132001, "Template name does not exist in the translation", $"template name ({name}) does not exist in {language}"),
        };
    }

    internal JsonObject List(string? name) => Json.Of(("data", Json.Array(_templates.Where(template => name is null || template.Name.Contains(name, StringComparison.Ordinal)).Select(template => Json.Of(
        ("id", "1"), ("name", template.Name), ("language", template.Language), ("category", template.Category), ("status", template.Status.ToString().ToUpperInvariant()),
        ("components", Json.Array([Json.Of(("type", "BODY"), ("text", template.Body))])))))));
}
