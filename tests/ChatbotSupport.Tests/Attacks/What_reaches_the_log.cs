using System.Reflection;
using System.Text.RegularExpressions;
using ChatbotSupport.Core;
using ChatbotSupport.Operations;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Turns.Arriving;
using Microsoft.Extensions.Logging;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>No type that could hold what a person wrote reaches the log: what a template is given are numbers, times, names of the program's own, and codes, which are a type of their own.</summary>
public sealed partial class What_reaches_the_log
{
    /// <summary>What a property is called that holds what a person wrote, leads to them, or opens something.</summary>
    private static readonly string[] Telling =
        ["Text", "Payload", "Address", "SecondAddress", "ExternalId", "MessageId", "Phone", "Caption", "Words", "Content", "Body", "Note", "Remark", "Secret", "Token", "BotToken", "AccessToken", "Passphrase", "Cookie", "CodeWord"];

    /// <summary>What operators wrote for everybody to read.</summary>
    private static readonly string[] OfThePlaybook =
    [
        "ChatbotSupport.Playbooks.", "ChatbotSupport.Channels.Terminal.", "ChatbotSupport.Channels.Web.LinePart.", "ChatbotSupport.Desk.Practice.", "ChatbotSupport.Desk.Content.", "ChatbotSupport.Core.Practice.", "ChatbotSupport.Core.Flows.",
        "ChatbotSupport.Core.Answers.", "ChatbotSupport.Core.Stories.", "ChatbotSupport.Core.Cases.PreparedReply.", "ChatbotSupport.Desk.Cases.CaseReader+OfferedReply.", "ChatbotSupport.Desk.Cases.OfferedReply.", "ChatbotSupport.Core.Conversations.Button.", "ChatbotSupport.Core.Conversations.QuestionOption.",
        "ChatbotSupport.Core.Conversations.AskedQuestion.", "ChatbotSupport.Core.Language.NumberedWord.", "ChatbotSupport.Operations.Evaluation.LabelledText.", "ChatbotSupport.Operations.CodeLog+Entry.",
        "ChatbotSupport.Channels.Telegram.TeamGroup.GroupMessage.", "ChatbotSupport.Channels.WhatsApp.Finding.", "ChatbotSupport.Channels.WhatsApp.StandingRows+Row.", "ChatbotSupport.Channels.WhatsApp.NumberStanding.", "ChatbotSupport.Channels.Telegram.Team.TeamButton.", // cards and buttons hold codes only
    ];

    private static readonly Type[] Counts = [typeof(int), typeof(long), typeof(double), typeof(bool), typeof(TimeSpan), typeof(DateTimeOffset), typeof(DateOnly), typeof(Version)];

    [Fact]
    public void Every_entry_takes_numbers_times_and_codes_only()
    {
        var entries = Assemblies().SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null)
            .ToList();

        Assert.True(entries.Count > 50);
        Assert.Empty(entries.SelectMany(entry => entry.GetParameters().Where(parameter => !IsHarmless(parameter)).Select(parameter => $"{entry.DeclaringType!.Name}.{entry.Name}: {parameter.ParameterType.Name} {parameter.Name}")));
    }

    [Fact]
    public void A_text_would_be_noticed_whatever_it_is_called() =>
        Assert.DoesNotContain(typeof(What_reaches_the_log).GetMethod(nameof(Careless), BindingFlags.Static | BindingFlags.NonPublic)!.GetParameters(), IsHarmless);

    [Theory]
    [InlineData("واحد يهددني")]
    [InlineData("07501239876")]
    [InlineData("+9647501239876")]
    [InlineData("name 07501239876")]
    [InlineData("123456789:AAExxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("https://planted.example/secret")]
    [InlineData("somebody@planted.example")]
    [InlineData("@planted_handle")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("one two three four five six")]
    [InlineData("HttpRequestException\nforged line")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_code_is_not_written_whoever_hands_it_over(string? text)
    {
        LogCode code = text;
        Assert.Equal("…", $"{code}");
    }

    [Theory]
    [InlineData("HttpRequestException SocketException")]
    [InlineData("ApiRequestException 403")]
    [InlineData("HTTP 500")]
    [InlineData("unknown_step")]
    [InlineData("0198f2c4e7a07b3c9d1e5f6071829304")]
    public void Codes_are_written(string text)
    {
        LogCode code = text;
        Assert.Equal(text, $"{code}");
    }

    /// <summary>The net under every bot of the tests is no good if it lets something through.</summary>
    [Theory]
    [InlineData("3001 Opened كلمة", "letter")]
    [InlineData("Failed for +9647501239876", "number")]
    [InlineData("Failed for 07501239876.", "number")]
    [InlineData("not taken by @planted_handle", "account")]
    [InlineData("POST /bot123456789:AAExxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/sendMessage", "token")]
    [InlineData("GET /desk/in/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "link")]
    [InlineData("opened https://planted.example/secret", "page")]
    [InlineData("line wamid.HBgM is late", "message")]
    [InlineData("holds a-secret-of-the-test", "secret")]
    [InlineData("2026-11-29T08:43:22.123Z Error Turns.TurnLoop 4101 TurnFailed Turn of row 1123456789 failed (try 2) with SqliteException; 0198f2c4e7a07b3c9d1e5f6071829304", null)]
    public void The_net_under_every_test_catches_it(string line, string? kind) => Assert.Equal(kind, LogNet.FindIn(line, ["a-secret-of-the-test"]));

    [Fact]
    public void Words_and_secrets_cannot_be_formatted()
    {
        PersonText words = "كلمة_مزروعة";
        SecretText secret = "a-secret-of-the-test";
        var message = new IncomingMessage("phone", "+1 planted", "planted", IncomingKind.Text, "planted", "planted", null, default) { MessageId = "planted", SecondAddress = "planted", About = "planted" };
        var settings = new TelegramSettings { BotToken = secret, WebhookSecret = secret };

        Assert.Equal("… … …", $"{words} {secret} {string.Join(' ', new object[] { words })}");
        Assert.DoesNotContain("planted", $"{message}", StringComparison.Ordinal);
        Assert.DoesNotContain("secret-of", $"{settings} {new PrivacySettings { Passphrase = secret }} {new WhatsAppSettings { AccessToken = secret, AppSecret = secret, VerifyToken = secret }}", StringComparison.Ordinal);
    }

    /// <summary>A record prints its properties by itself: none of those that hold such things does.</summary>
    [Fact]
    public void No_record_prints_what_somebody_wrote_or_what_opens_something()
    {
        var records = Assemblies().SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) is { } print && print.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            .Where(type => type.GetMethod(nameof(ToString), Type.EmptyTypes)!.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), inherit: false))
            .ToList();

        Assert.True(records.Count > 100);
        Assert.Equal([], records
            .SelectMany(type => type.GetProperties().Where(property => property.PropertyType == typeof(string) && Telling.Contains(property.Name)).Select(property => $"{type.FullName}.{property.Name}"))
            .Where(told => !OfThePlaybook.Any(known => told.StartsWith(known, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_is_logged_in_another_way()
    {
        var others = Sources().SelectMany(file => OtherWay().Matches(file.Text).Select(match => $"{file.Name}: {match.Value}"));

        Assert.Empty(others);
    }

    /// <summary>What is thrown may be shown by a runtime that crashes: no message on the way of a person's words is put together from what a person or a platform sent; only a refused start names files.</summary>
    [Fact]
    public void No_exception_on_the_road_of_a_message_quotes_anything()
    {
        string[] rooms = ["Turns", "Delivery", "Privacy", "Storage", "Channels", "Desk"];
        var quoting = Sources().Where(file => rooms.Any(room => file.Name.StartsWith($"ChatbotSupport/{room}/", StringComparison.Ordinal) && !file.Name.Contains("/Terminal/", StringComparison.Ordinal)))
            .SelectMany(file => Quoting().Matches(file.Text).Where(match => !match.Value.Contains("StartRefused", StringComparison.Ordinal)).Where(match => !IsOfTypesOnly(match.Value)).Select(match => $"{file.Name}: {match.Value}"));

        Assert.Empty(quoting);
    }

    private static bool IsHarmless(ParameterInfo parameter) =>
        typeof(ILogger).IsAssignableFrom(parameter.ParameterType)
        || typeof(Exception).IsAssignableFrom(parameter.ParameterType) // CodeLog writes the names of types, never a message
        || parameter.ParameterType.IsEnum
        || Counts.Contains(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType)
        || parameter.ParameterType == typeof(LogCode);

    private static void Careless(string failure, string code, object state, IReadOnlyList<string> words, PersonText said, SecretText token) => _ = (failure, code, state, words, said, token);

    private static bool IsOfTypesOnly(string thrown) => Holes().Matches(thrown).All(hole => Allowed().IsMatch(hole.Groups[1].Value));

    private static Assembly[] Assemblies() => [typeof(BotHost).Assembly, typeof(Core.Conversations.Conversation).Assembly];

    private static IEnumerable<(string Name, string Text)> Sources()
    {
        var top = Path.Combine(Launch.Top, "src");
        return Directory.EnumerateFiles(top, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path.GetRelativePath(top, file).Replace('\\', '/'), File.ReadAllText(file)));
    }

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|\.BeginScope\(|Trace\.Write|Debug\.Write|EventSource|ActivitySource")]
    private static partial Regex OtherWay();

    [GeneratedRegex(@"throw new \w*Exception\([^;]*\{[^;]*;|throw new \w*Exception\([^;""]*\+[^;]*;")]
    private static partial Regex Quoting();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Holes();

    // A name of a type, an enum, or a number of ours.
    [GeneratedRegex(@"^(nameof\(.*\)|.*\.GetType\(\)(\.Name)?|[A-Za-z.]*(Version|Kind|State|Count|Number|Limit|name|table|kind|state|version|count|number))$")]
    private static partial Regex Allowed();
}
