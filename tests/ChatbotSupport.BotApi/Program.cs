using ChatbotSupport.BotApi;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.BotApi.Stage;

// dotnet run --project tests/ChatbotSupport.BotApi [-- PORT]
var port = args is [var text, ..] && int.TryParse(text, out var number) ? number : 8081;
await using var api = await BotApiServer.StartAsync(port: port);
var play = new Play(api) { Newcomer = person => _ = ShowAsync(person) };
api.Stage = play;
api.Requests.IsKept = false;

Console.WriteLine($"Telegram__ApiBaseUrl={api.Url} Telegram__BotToken={BotApiServer.DefaultToken}");
Console.WriteLine("Lines: «زينب: مرحبا», «زينب [موافقة]», «زينب?», «زينب! photo». End with Ctrl+C, or Ctrl+D to keep serving without a keyboard.");
while (await Console.In.ReadLineAsync() is { } line)
{
    try
    {
        Console.WriteLine(await play.LineAsync(line));
    }
    catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
    {
        Console.WriteLine(failure.Message);
    }
}

await Task.Delay(Timeout.InfiniteTimeSpan);

// Whatever the bot writes to somebody appears at once.
static async Task ShowAsync(Person person)
{
    while (true)
    {
        try
        {
            var message = await person.Screen.NextAsync();
            Console.WriteLine($"→ {person.Name}: {message.Text}\n{string.Join('\n', message.Keyboard?.Rows.Select(row => string.Join(' ', row.Select(button => $"[{button.Text}]"))) ?? [])}");
        }
        catch (TimeoutException)
        {
            // Nobody wrote for a while.
        }
    }
}
