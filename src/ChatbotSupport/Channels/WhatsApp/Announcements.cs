using System.Text.Json;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Takes what Meta tells of the template, the number and the account, so that coordinators hear of it when it happens and not when somebody waits in vain. Only codes are read:
/// such news name our number and quote our texts.
/// </summary>
internal sealed class Announcements(WhatsAppSettings settings, WhatsAppStanding standing)
{
    private const string Reinstated = "REINSTATED";
    private const string Disabled = "DISABLED_UPDATE";

    // The rest of what is told of an account is of partners, prices and papers, and nobody has to do anything about it.
    private static readonly string[] BadNews = ["ACCOUNT_RESTRICTION", "ACCOUNT_VIOLATION", "ACCOUNT_DELETED", "ACCOUNT_OFFBOARDED", Disabled];
    private static readonly string[] GoodNews = ["ACCOUNT_RECONNECTED"];

    /// <summary>Takes all that one entry tells.</summary>
    public async Task TakeAsync(JsonElement entry)
    {
        // One app may serve several accounts.
        if (entry.Text("id") is { } account && !string.IsNullOrEmpty(settings.BusinessAccountId) && account != settings.BusinessAccountId)
        {
            return;
        }

        foreach (var change in entry.Items("changes"))
        {
            await TakeAsync(change.Text("field"), change.At("value"));
        }
    }

    private async Task TakeAsync(string? field, JsonElement value)
    {
        switch (field)
        {
            case "message_template_status_update" when IsOurTemplate(value) && Code(value.Text("event")) is { } state:
                await standing.FoundAsync(new(Template: state == Reinstated ? Finding.Approved : state));
                break;
            case "account_update" when Code(value.Text("event")) is { } news && (BadNews.Contains(news) || GoodNews.Contains(news)):
                await AccountAsync(news, Code(value.Text("ban_info", "waba_ban_state")));
                break;
            case "phone_number_quality_update":
                standing.AskAnew(); // it names the number itself, and which one is ours is known by an id: asked for by that
                break;
            default:
                break;
        }
    }

    private async Task AccountAsync(string news, string? ban)
    {
        await standing.AccountAsync(news == Disabled && ban is not null ? ban : news, isBad: BadNews.Contains(news) && ban != "REINSTATE");
        standing.AskAnew();
    }

    private bool IsOurTemplate(JsonElement value) => value.Text("message_template_name") == settings.Template
        && (value.Text("message_template_language") ?? settings.TemplateLanguage) == settings.TemplateLanguage;

    private static string? Code(string? text) =>
        text is { Length: > 0 and <= WhatsAppLimits.KindLength } && text.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? text : null;
}
