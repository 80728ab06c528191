using ChatbotSupport.GraphApi.People;
using ChatbotSupport.StandIn.Stage;

namespace ChatbotSupport.GraphApi.Stage;

/// <summary>People on WhatsApp, played by lines of text; what they change or take back is what they wrote last.</summary>
internal sealed class Play(GraphServer api) : Play<Person>
{
    protected override IReadOnlyDictionary<string, Action<Person, string>> Deeds { get; } = new Dictionary<string, Action<Person, string>>
    {
        ["image"] = (person, caption) => person.SendsImage(caption.Length > 0 ? caption : null),
        ["video"] = (person, _) => person.SendsVideo(),
        ["voice"] = (person, _) => person.SendsVoice(),
        ["document"] = (person, _) => person.SendsDocument("file.pdf"),
        ["sticker"] = (person, _) => person.SendsSticker(),
        ["location"] = (person, _) => person.SendsLocation(),
        ["contact"] = (person, name) => person.SendsContact(name, "9647700000000"),
        ["order"] = (person, _) => person.SendsOrder(),
        ["unsupported"] = (person, _) => person.SendsUnsupported(),
        ["ephemeral"] = (person, _) => person.SendsEphemeral(),
        ["react"] = (person, emoji) => person.Reacts(person.Screen.Heard[^1], emoji),
        ["edit"] = (person, text) => person.Edits(LastOf(person), text),
        ["revoke"] = (person, _) => person.Revokes(LastOf(person)),
        ["number"] = (person, number) => person.ChangesNumber(number),
        ["phone"] = (person, _) => person.TakesAnotherPhone(),
        ["show"] = (person, what) => person.Shown = Enum.Parse<Shown>(what, ignoreCase: true),
        ["read"] = (person, _) => person.Reads(),
        ["offline"] = (person, _) => person.IsOffline = true,
        ["online"] = (person, _) => person.IsOffline = false,
        ["block"] = (person, _) => person.HasBlocked = true,
    };

    protected override Person Come(string name) => api.Person(name);

    protected override void Say(Person person, string text) => person.Says(text);

    protected override async Task<string> PressAsync(Person person, string choice)
    {
        await person.PressesAsync(choice);
        return "";
    }

    protected override async Task<string> ShowAsync(Person person, string words)
    {
        if (words.Length > 0)
        {
            await person.Screen.ShowsAsync(words);
        }

        return person.Screen.Transcript;
    }

    private static PhoneMessage LastOf(Person person) => person.Screen.Messages.Last(message => !message.IsFromBot);
}
