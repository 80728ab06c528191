using BenchmarkDotNet.Attributes;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Alerts;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>What is pure: understanding one line, and a whole turn with it.</summary>
public class Understanding
{
    private const string Line = "واحد يهددني ينشر صوري اذا ما ادفعله";

    private static readonly Moment Now = new(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(3)), "482715", 1);

    private readonly Conversation _conversation = new() { Id = "00000000000000000000000000000001", Channel = "web" };
    private readonly PersonWrote _wrote = new([Line], Now.Now);
    private Playbook _playbook = null!;
    private byte[] _json = [];

    [GlobalSetup]
    public void Setup()
    {
        var files = PlaybookFolder.Load(Path.Combine(Directory.GetCurrentDirectory(), "conversation-flows")).Files;
        _playbook = PlaybookReader.Read(files, DateOnly.FromDateTime(Now.Now.DateTime)).Playbook ?? throw new InvalidOperationException("The playbook has errors.");
        _json = ConversationJson.Write(Turn.Run(_conversation, _wrote, _playbook, Now).Conversation);
    }

    [Benchmark(Description = "screen a text for danger")]
    public Screening Screen() => _playbook.Risks.Screen([Line]);

    [Benchmark(Description = "find an answer")]
    public AnswerMatch FindAnswer() => _playbook.AnswerFinder.Find(Line);

    [Benchmark(Description = "match alerts and links")]
    public AlertMatch MatchAlert() => _playbook.AlertMatcher.Match("هذا الرابط صحيح؟ http://bit.ly/abc");

    [Benchmark(Description = "one whole turn")]
    public TurnResult RunTurn() => Turn.Run(_conversation, _wrote, _playbook, Now);

    [Benchmark(Description = "a conversation to JSON and back")]
    public Conversation Json() => ConversationJson.Read(ConversationJson.Write(ConversationJson.Read(_json)));
}
