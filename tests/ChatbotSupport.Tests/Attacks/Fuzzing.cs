using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Language;
using ChatbotSupport.GraphApi.Webhooks;
using ChatbotSupport.Operations;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Playbooks.Tree;
using ChatbotSupport.Tests.Playbooks;
using ChatbotSupport.Tests.WhatsApp;
using CsCheck;
using Xunit.Abstractions;

namespace ChatbotSupport.Tests.Attacks;

/// <summary>The readers of what strangers send, fed with what nobody would: none throws, hangs or grows. A failing input is printed with its seed; it is made up.</summary>
public sealed class Fuzzing(ITestOutputHelper output)
{
    private const long Longest = 30_000; // milliseconds of one input: a hang, not a slow machine; the paces are held by the benchmarks

    private static readonly string[] Names =
    [
        "update_id", "message", "edited_message", "callback_query", "my_chat_member", "message_id", "date", "edit_date", "chat", "from", "id", "type", "text", "body", "data", "is_bot", "first_name",
        "entities", "offset", "length", "photo", "caption", "new_chat_member", "old_chat_member", "status", "user", "media_group_id", "reply_to_message", "contacts", "wa_id", "user_id", "from_user_id",
        "timestamp", "interactive", "button_reply", "list_reply", "button", "edit", "revoke", "original_message_id", "context", "system", "new_wa_id", "image", "errors", "code", "title", "\\ud800", "",
    ];

    private static readonly string[] Leaves =
    [
        "null", "true", "0", "-1", "7", "1764370000", "9223372036854775807", "99999999999999999999999", "1e400", "-0.0", "\"\"", "\"private\"", "\"text\"", "\"interactive\"", "\"system\"", "\"edit\"",
        "\"revoke\"", "\"image\"", "\"kicked\"", "\"964990000001\"", "\"wamid.X\"", "\"1764370000\"", "\"مرحبا\"", "\"\\ud83d\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u202e/start\"", "\"/start x\"",
        "\"7:_erase\"", "\"{}\"", "\"https://a.b/%zz\"", "[]", "{}", "\"user_changed_number\"", "\"2026-13-45\"",
    ];

    private static readonly string[] Kinds = ["message", "edited_message", "callback_query", "my_chat_member", "telepathy"];

    private static readonly Gen<string> Leaf = Gen.Int[0, Leaves.Length - 1].Select(index => Leaves[index]);

    private static readonly Gen<string> Value = Tree(4);

    private static readonly Gen<string> Letters = Gen.Char.Array[0, 400].Select(letters => new string(letters));

    private static readonly Gen<string> Words = Gen.Int[0, Pieces.All.Length - 1].Select(index => Pieces.All[index]).Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> Text = Gen.OneOf(Words, Letters);

    [Fact]
    public void The_reader_of_Telegrams_updates()
    {
        var read = typeof(BotHost).Assembly.GetType("ChatbotSupport.Channels.Telegram.RawUpdate", throwOnError: true)!.GetMethod("Read", BindingFlags.Public | BindingFlags.Static)!.CreateDelegate<Func<JsonElement, object>>();
        var inputs =
            from kind in Gen.Int[0, Kinds.Length - 1].Select(index => Kinds[index])
            from number in Leaf
            from body in Value
            from whole in Gen.Int[0, 3]
            select whole == 0 ? body : $$"""{"update_id":{{number}},"{{kind}}":{{body}}}""";

        Try("updates of Telegram", inputs, 3_000, json =>
        {
            if (Parsed(json) is { } element)
            {
                Assert.NotNull(read(element));
            }
        });
    }

    [Fact]
    public async Task What_Meta_hands_over()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var inputs = (
            from message in Value
            from status in Value
            from contact in Value
            from part in Gen.Int[0, 4]
            select part switch
            {
                0 => Change(message),
                1 => Change($$"""{"statuses":[{{status}},{"id":"wamid.S","status":"failed","errors":[{{message}}]}]}"""),
                2 => Change($$"""{"contacts":[{{contact}}],"messages":[{{message}}]}"""),
                3 => Change($$"""{"contacts":[{"wa_id":"964990000001"}],"messages":[{"from":"964990000001","id":"wamid.{{message.Length}}","type":"text","text":{{contact}} }]}"""),
                _ => message,
            });
        var (tried, clock) = (0, Stopwatch.StartNew());
        await inputs.SampleAsync(
            async json =>
            {
                if (Parsed(json) is not null)
                {
                    tried++;
                    var body = Encoding.UTF8.GetBytes(json);
                    Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));
                }
            },
            iter: 150,
            threads: 1);
        output.WriteLine($"deliveries of Meta: {tried} tried in {clock.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void The_reader_of_Arabic() => Try("Arabic texts", Text, 3_000, text =>
    {
        var plain = ArabicText.Normalize(text);
        Assert.Equal(plain, ArabicText.Normalize(plain));
        Assert.InRange(plain.Length, 0, (text.Length * 20) + 1);
        ArabicText.Words(text);
        ControlWords.Recognise(text);
        Bidi.Isolate(text);
        Bidi.Strip(text);
        Masking.Mask(text);
    });

    [Fact]
    public void The_reader_of_links() => Try("texts with links", Text, 3_000, text =>
    {
        Assert.InRange(LinkReader.Read(text).Count, 0, text.Length + 1);
        LinkReader.One(text);
        LinkReader.Host(text);
    });

    [Fact]
    public void The_reader_of_YAML()
    {
        var path = SamplePlaybook.Files().Keys.Order(StringComparer.Ordinal).First(file => file != "messages.yaml");
        var whole = SamplePlaybook.Files()[path];
        var inputs =
            from at in Gen.Int[0, whole.Length]
            from cut in Gen.Int[0, 30]
            from piece in Gen.OneOf(Gen.Int[0, Pieces.Yaml.Length - 1].Select(index => Pieces.Yaml[index]), Words, Letters)
            select whole[..at] + piece + whole[Math.Min(whole.Length, at + cut)..];

        Try("files of the playbook, parsed", inputs, 3_000, text => YamlTree.Parse(path, text, new FindingList()));
        Try("files of the playbook", inputs, 60, text => SamplePlaybook.Read(path, text));
    }

    private static Gen<string> Tree(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Tree(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
            Member(depth).Array[0, 7].Select(members => $"{{{string.Join(',', members)}}}"),
            Member(depth).Array[2, 9].Select(members => $"{{{string.Join(',', members)}}}"));

    private static Gen<string> Member(int depth) =>
        from name in Gen.Int[0, Names.Length - 1].Select(index => Names[index])
        from value in Tree(depth - 1)
        select $"\"{name}\":{value}";

    private static string Change(string value) => """{"entry":[{"changes":[{"field":"messages","value":""" + value + "}]}]}";

    private static JsonElement? Parsed(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Try(string what, Gen<string> inputs, int count, Action<string> read)
    {
        var (slowest, tried) = (0L, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        inputs.Sample(
            input =>
            {
                var clock = Stopwatch.StartNew();
                read(input);
                slowest = Math.Max(slowest, clock.ElapsedMilliseconds);
                tried++;
            },
            iter: count,
            threads: 1);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{what}: {tried} tried, slowest {slowest} ms, {grown / 1024} KB kept");
        Assert.InRange(slowest, 0, Longest);
        Assert.True(grown < 64 * 1024 * 1024, $"{grown} bytes were kept");
    }

    private static class Pieces
    {
        public static string[] All { get; } =
        [
            "اهلي", "يقتلوني", "عمري", "١٥", "منحة", "http://", "https://", "bit.ly/x", "a.b.c", "@", "xn--", "%zz", "%2e", "\u202e", "\u2066", "\u200f", "\u200b", "\ud800", "\udfff", "\ud83d\ude00", "ﷺ", "ـ", "\u064b", "ء", "\0", "\n",
            "\r\n", "\t", "،", "؟", "…", ".", "..", "/", "\\", "[", "]", "&", "?", "#", ":", "و", "ميه", "kill", "y8tlni", "ڕ", "\ufffe", "0770", "+964", " ", "؛", "t.me/", "user:pass@", "[::1]", "。", "．", "ـــ", "'", "\"", "<script>",
        ];

        public static string[] Yaml { get; } =
        [
            "&a [*a]", "a: &a [x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n", "<<: *x", "!!binary AAAA", "!<tag:yaml.org,2002:js/function> x", "? a\n: b", "\t", "|+\n", ">-\n", "{", "[[[[[[[[[[[[[[", "- - - - - - - - - -", "'", "\"\\",
            "---\n---\n", "%YAML 9.9\n", "\u0085", "\u2028", "\ufeff", "\0", "~", "0x", "1e999", "*", "&", "!", new string(' ', 2000), new string('[', 5000), new string('{', 5000),
        ];
    }
}
