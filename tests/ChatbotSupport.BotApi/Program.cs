using ChatbotSupport.BotApi;

await using var api = await BotApiServer.StartAsync(port: 8081);
Console.WriteLine(api.Url);
await Task.Delay(Timeout.InfiniteTimeSpan);
