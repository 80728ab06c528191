using ChatbotSupport.GraphApi;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Stage;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.StandIn.Stage;

// dotnet run --project tests/ChatbotSupport.GraphApi [-- PORT [WEBHOOK]]
var port = args is [var text, ..] && int.TryParse(text, out var number) ? number : 8082;
await using var api = await GraphServer.StartAsync(port: port);
api.Templates.Add(new Template("new_message", "ar", "رسالة جديدة", "عرض"));
var play = new Play(api) { Newcomer = person => _ = Keyboard.WatchAsync(person.Name, () => NextAsync(person)) };
api.Stage = play;
api.Requests.IsKept = false;
api.Webhook.Use(new Uri(args is [_, var webhook, ..] ? webhook : "http://localhost:5080/webhooks/whatsapp"));

Console.WriteLine(
    $"WhatsApp__GraphBaseUrl={api.Url} WhatsApp__AccessToken={api.Token} WhatsApp__PhoneNumberId={api.PhoneNumberId} WhatsApp__AppSecret={api.AppSecret} " +
    $"WhatsApp__VerifyToken={api.VerifyToken} WhatsApp__BusinessAccountId={api.BusinessAccountId} WhatsApp__Template=new_message WhatsApp__TemplateLanguage=ar");
Console.WriteLine("Lines: «زينب: مرحبا», «زينب [موافقة]», «زينب?», «زينب! image». End with Ctrl+C, or Ctrl+D to keep serving without a keyboard.");
await Keyboard.PlayAsync(play);

static async Task<string> NextAsync(Person person)
{
    var message = await person.Screen.NextAsync();
    return $"{message.Text}\n{string.Join(' ', message.Choices.Select(choice => $"[{choice.Title}]"))}";
}
