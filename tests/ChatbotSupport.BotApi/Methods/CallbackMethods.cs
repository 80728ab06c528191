using System.Text.Json.Nodes;
using ChatbotSupport.BotApi.Texts;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>Answering a press.</summary>
internal static class CallbackMethods
{
    public static IEnumerable<Method> All =>
        [new("answerCallbackQuery", "callback_query_id:text text:text show_alert:flag url:text cache_time:number", Answer)];

    private static JsonValue Answer(Call call)
    {
        var press = call.World.Presses.GetValueOrDefault(call.Text("callback_query_id") ?? "");
        if (press is null || press.IsAnswered || call.World.Now - press.PressedAt >= BotApiLimits.CallbackLife)
        {
            throw Refusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
        }

        var note = call.Text("text");
        if (note is not null && MessageText.Characters(note) > BotApiLimits.CallbackAnswer)
        {
            throw Refusal.BadRequest("MESSAGE_TOO_LONG");
        }

        // Only a way into a chat with this very bot opens from a button.
        var link = call.Text("url");
        if (!string.IsNullOrEmpty(link) && !link.StartsWith($"https://t.me/{call.World.Bot.Username}?start=", StringComparison.Ordinal))
        {
            throw Refusal.BadRequest("URL_INVALID");
        }

        press.Opens = string.IsNullOrEmpty(link) ? null : link;
        (press.Note, press.IsAlert, press.IsAnswered) = (string.IsNullOrEmpty(note) ? null : note, call.Flag("show_alert"), true);
        call.World.Changed.Ring();
        return JsonValue.Create(true);
    }
}
