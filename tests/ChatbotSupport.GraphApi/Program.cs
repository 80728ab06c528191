using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Stage;
using ChatbotSupport.GraphApi.Templates;

// dotnet run --project tests/ChatbotSupport.GraphApi [-- PORT [WEBHOOK]]
var port = args is [var text, ..] && int.TryParse(text, out var number) ? number : 8082;
await using var api = await GraphServer.StartAsync(port: port);
api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
var play = new Play(api) { Newcomer = person => _ = ShowAsync(person) };
api.Stage = play;
api.Requests.IsKept = false;
api.Webhook.Use(new Uri(args is [_, var webhook, ..] ? webhook : "http://localhost:5080/webhooks/whatsapp"));

Console.WriteLine(
    $"WhatsApp__GraphBaseUrl={api.Url} WhatsApp__AccessToken={api.Token} WhatsApp__PhoneNumberId={api.PhoneNumberId} WhatsApp__AppSecret={api.AppSecret} " +
    $"WhatsApp__VerifyToken={api.VerifyToken} WhatsApp__BusinessAccountId={api.BusinessAccountId} WhatsApp__Template=new_message WhatsApp__TemplateLanguage=ar");
Console.WriteLine("Lines: «زينب: مرحبا», «زينب [موافقة]», «زينب?», «زينب! image». End with Ctrl+C, or Ctrl+D to keep serving without a keyboard.");
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

// Whatever the business writes to somebody appears at once.
static async Task ShowAsync(Person person)
{
    while (true)
    {
        try
        {
            var message = await person.Screen.NextAsync();
            Console.WriteLine($"→ {person.Name}: {message.Text}\n{string.Join(' ', message.Choices.Select(choice => $"[{choice.Title}]"))}");
        }
        catch (TimeoutException)
        {
            // Nobody wrote for a while.
        }
    }
}
