using ChatbotSupport.BotApi.People;
using ChatbotSupport.StandIn.Stage;

namespace ChatbotSupport.BotApi.Stage;

/// <summary>People on Telegram, played by lines of text.</summary>
internal sealed class Play(BotApiServer api) : Play<Person>
{
    protected override IReadOnlyDictionary<string, Action<Person, string>> Deeds { get; } = new Dictionary<string, Action<Person, string>>
    {
        ["photo"] = (person, _) => person.SendsPhoto(),
        ["video"] = (person, _) => person.SendsVideo(),
        ["document"] = (person, _) => person.SendsDocument(),
        ["voice"] = (person, _) => person.SendsVoice(),
        ["sticker"] = (person, _) => person.SendsSticker(),
        ["album"] = (person, _) => person.SendsAlbum(3),
        ["block"] = (person, _) => person.BlocksBot(),
        ["unblock"] = (person, _) => person.UnblocksBot(),
        ["clear"] = (person, _) => person.ClearsScreen(),
    };

    protected override Person Come(string name) => api.Person(name);

    protected override void Say(Person person, string text) => person.Says(text);

    protected override async Task<string> PressAsync(Person person, string choice) =>
        (await (await person.PressesAsync(choice)).AnsweredAsync()).Note is { } note ? $"({note})" : "";

    protected override async Task<string> ShowAsync(Person person, string words)
    {
        if (words.Length > 0)
        {
            await person.Screen.ShowsAsync(words);
        }

        return person.Screen.Transcript;
    }
}
