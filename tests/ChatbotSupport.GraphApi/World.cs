using System.Globalization;
using System.Text;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.GraphApi.Rates;
using ChatbotSupport.GraphApi.Templates;
using ChatbotSupport.GraphApi.Webhooks;

namespace ChatbotSupport.GraphApi;

/// <summary>All of WhatsApp that exists here: people, messages, templates and what the business has yet to hear of.</summary>
internal sealed class World(TimeProvider clock, string phoneNumberId, string displayNumber) : StandInWorld(clock)
{
    // Numbers that nobody can have: the operator's code does not exist.
    private const long FirstNumber = 964_990_000_001;

    private readonly List<Person> _people = [];
    private long _messages;
    private long _userIds;

    public string PhoneNumberId { get; } = phoneNumberId;

    /// <summary>The number that people write to.</summary>
    public string DisplayNumber { get; } = displayNumber;

    public Dictionary<string, PhoneMessage> Messages { get; } = new(StringComparer.Ordinal);

    public EventQueue Events { get; } = new();

    public RateLimits Rates => field ??= new(Clock);

    public TemplateShelf Templates { get; } = new();

    public Billing Billing { get; } = new();

    /// <summary>A closed window is told at once instead of later, with a status.</summary>
    public bool RefusesClosedWindowAtOnce { get; set; }

    public Person NewPerson(string name)
    {
        var person = new Person(this, name, (FirstNumber + _people.Count).ToString(CultureInfo.InvariantCulture), NewUserId());
        _people.Add(person);
        return person;
    }

    /// <summary>Where messages to numbers lie that nobody has.</summary>
    public Person Nobody => field ??= new Person(this, "nobody", "", "");

    public Person? ByPhone(string phone) => _people.Find(person => person.Phone == phone);

    public Person? ByUserId(string userId) => _people.Find(person => person.UserId == userId);

    public string NewUserId() => string.Create(CultureInfo.InvariantCulture, $"IQ.9{++_userIds:D15}");

    /// <summary>Identifiers of the real server hold the number of the person, hardly hidden; so do these.</summary>
    public string NewMessageId(string number) =>
        $"wamid.{Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}:{++_messages:D8}")))}";

    public void Add(PhoneMessage message)
    {
        message.Number = Messages.Count;
        Messages.Add(message.Id, message);
        Changed.Ring();
    }

    public void Tell(Event happened)
    {
        Events.Add(happened);
        Changed.Ring();
    }
}
