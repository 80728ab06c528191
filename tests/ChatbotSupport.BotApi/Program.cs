using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.BotApi.Stage;
using ChatbotSupport.StandIn.Stage;

// dotnet run --project tests/ChatbotSupport.BotApi [-- PORT]
var port = args is [var text, ..] && int.TryParse(text, out var number) ? number : 8081;
await using var api = await BotApiServer.StartAsync(port: port);
var play = new Play(api) { Newcomer = person => _ = Keyboard.WatchAsync(person.Name, () => NextAsync(person)) };
api.Stage = play;
api.Requests.IsKept = false;

Console.WriteLine($"Telegram__ApiBaseUrl={api.Url} Telegram__BotToken={BotApiServer.DefaultToken}");
Console.WriteLine("Lines: «زينب: مرحبا», «زينب [موافقة]», «زينب?», «زينب! photo». End with Ctrl+C, or Ctrl+D to keep serving without a keyboard.");
await Keyboard.PlayAsync(play);

static async Task<string> NextAsync(Person person)
{
    var message = await person.Screen.NextAsync();
    return $"{message.Text}\n{string.Join('\n', message.Keyboard?.Rows.Select(row => string.Join(' ', row.Select(button => $"[{button.Text}]"))) ?? [])}";
}
