using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Whole talks over the playbook people get, told as dialogues that operators can read and write. UPDATE_TRANSCRIPTS=1 writes them anew.</summary>
public sealed class TranscriptTests
{
    private const int LongestMessage = 700;
    private const int MostBlocks = 3;
    private const int MostLines = 5;

    // We are not the police: that sends nobody to them.
    private const string NotThePolice = "وليس الشرطة";

    // Words that send somebody to the police, for people to whom that may be the danger itself.
    private static readonly string[] PoliceWords = ["شرطة", "الشرطة", "مخفر", "((hotline_533))", "((hotline_131))"];

    // Said by delivery and parking, or when the playbook holds what the shipped one does not: a typed step, a removed one, other verdicts.
    private static readonly string[] NotInTheseTalks =
    [
        MessageIds.NewMessageNotice, MessageIds.ShowButton, MessageIds.TurnFailed, MessageIds.TurnFailedHumanFirst, MessageIds.FlowLost, MessageIds.SkipButton, MessageIds.AlertMisleading, MessageIds.AlertUnconfirmed, MessageIds.AlertGenuine,
        MessageIds.ButtonsOnly, MessageIds.GroupFarewell, MessageIds.ProfileName, MessageIds.ProfileDescription, MessageIds.ProfileAbout,
        MessageIds.CommandMenu, MessageIds.CommandSteps, MessageIds.CommandTeam, MessageIds.CommandExit, MessageIds.CommandErase,
        .. TeamMessageIds.All.Keys, .. LeadMessageIds.All.Keys, .. GroupMessageIds.All.Keys, .. WhatsAppMessageIds.All.Keys,
        CodeWordMessageIds.DeleteIt, // where only the person can delete: WhatsApp
        MessageIds.DeskRestored, // after a backup was put back: AfterRestoreTests
        WishMessageIds.NotMet, // asks for somebody of the roster whose mark is known: WishTests
    ];

    private static readonly Lazy<IReadOnlyList<(Transcript Transcript, TranscriptPlayer Player, string Text)>> Played = new(() =>
        [.. Transcript.All.Select(transcript => (transcript, new TranscriptPlayer())).Select(pair => (pair.transcript, pair.Item2, pair.Item2.Play(pair.transcript)))]);

    public static TheoryData<string> Names => new(Transcript.All.Select(transcript => transcript.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_talk_goes_as_it_was_approved(string name)
    {
        var transcript = Transcript.All.Single(item => item.Name == name);
        var text = new TranscriptPlayer().Play(transcript);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            File.WriteAllText(transcript.Path, text);
            return;
        }

        Assert.Equal(transcript.Text, text);
    }

    [Fact]
    public void Nobody_for_whom_the_police_are_a_danger_is_sent_to_them()
    {
        string[] words = [.. PoliceWords.Select(word => word.StartsWith("((", StringComparison.Ordinal) ? Stage.Playbook.Facts[word[2..^2]].Value : word)];
        var told = Said().Where(said => said.After.Route == Route.HumanFirst && words.Any(word => said.Message.Text.Contains(word, StringComparison.Ordinal)));

        Assert.Empty(told.Select(said => said.Message.Text));
    }

    /// <summary>The route can change while somebody stands at any step, and that step is shown again.</summary>
    [Fact]
    public void No_step_sends_to_the_police_whoever_must_fear_them()
    {
        var playbook = Stage.Playbook;
        string[] words = [.. PoliceWords.Select(word => word.StartsWith("((", StringComparison.Ordinal) ? playbook.Facts[word[2..^2]].Value : word)];
        var context = new FlowContext(
            playbook.Flows, (id, _) => playbook.Answers.TryGetValue(id, out var answer) ? (answer.HumanFirst?.Text ?? answer.Text).Replace(NotThePolice, "", StringComparison.Ordinal) : null, new Dictionary<string, string>(), Route.HumanFirst, Level.L3);
        var shown =
            from flow in playbook.Flows.Values
            from step in flow.Steps
            let run = FlowRunner.Run(new FlowCursor(flow.Id, step.Id, []), context)
            let waiting = run.Waiting switch { ChoicesStep choices => choices.Text, AskStep ask => ask.Text, _ => "" }
            from text in run.Texts.Append(waiting)
            where words.Any(word => text.Contains(word, StringComparison.Ordinal))
            select $"{flow.Id}/{step.Id}: {text}";

        Assert.Empty(shown);
    }

    [Theory]
    [InlineData(Level.L1)]
    [InlineData(Level.L3)]
    [InlineData(Level.L4)]
    public void There_is_a_talk_with_the_human_first_at_every_level(Level level) =>
        Assert.Contains(Said(), said => said.After.Route == Route.HumanFirst && said.After.Level == level);

    [Fact]
    public void Messages_are_short() =>
        Assert.Empty(Said().Where(said => said.Message.Text.Length > LongestMessage).Select(said => said.Message.Text));

    /// <summary>Fear reads little: what is safe to do now, honestly what we cannot do with the number and the way out, and the one question.</summary>
    [Fact]
    public void First_words_to_somebody_in_danger_are_three_short_blocks_with_the_way_out()
    {
        var messages = Stage.Playbook.Messages;
        var leave = messages[SafetyMessageIds.LeaveHint].Trim();
        var first = Said().Where(said => said.After.Level >= Level.L3 && said.Message.Text.Contains(leave, StringComparison.Ordinal)).Select(said => said.Message.Text).Distinct().ToArray();

        Assert.NotEmpty(first);
        Assert.All(first, text =>
        {
            Assert.InRange(text.Split("\n\n").Length, 1, MostBlocks);
            Assert.All(text.Split("\n\n"), block => Assert.InRange(block.Split('\n').Length, 1, MostLines));
            Assert.Contains(messages[MessageIds.CannotSend].Trim(), text, StringComparison.Ordinal);
            Assert.Contains(Stage.Playbook.Facts["hotline_911"].Value, text, StringComparison.Ordinal);
            Assert.Matches("الآن:|الآن خطوة|قبل كل شيء:", text);
        });
        Assert.All(
            Said().Where(said => said.After.Level >= Level.L3 && said.Message.Text.StartsWith(messages[SafetyMessageIds.Warm].Trim(), StringComparison.Ordinal)),
            said => Assert.Contains(leave, said.Message.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Never_two_questions_at_once()
    {
        string[] questions = [.. new[] { MessageIds.ConsentQuestion, MessageIds.ReachQuestion, WishMessageIds.Question, WishMessageIds.Explained, MessageIds.GentleSuicide, MessageIds.GentleOther, MessageIds.EraseQuestion }
            .Select(id => Stage.Playbook.Messages[id].Trim())];

        Assert.Empty(Said().Where(said => questions.Count(question => said.Message.Text.Contains(question, StringComparison.Ordinal)) > 1).Select(said => said.Message.Text));
    }

    /// <summary>«ليس الآن» closes nothing: the way back to the team stands under the answer, one press away.</summary>
    [Fact]
    public void After_not_now_the_team_is_one_press_away()
    {
        var human = Stage.Playbook.Messages[MessageIds.HumanButton].Trim();
        var declined = Said().Where(said => said.Message.Text.StartsWith(Stage.Playbook.Messages[MessageIds.ConsentNotNow].Trim(), StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(declined);
        Assert.All(declined, said => Assert.Single(said.Message.Buttons, button => button.Text == human));
    }

    [Fact]
    public void Words_of_the_office_are_never_said()
    {
        string[] office = ["تصعيد", "الحالة", "حالتك", "بلاغك", "خطورة", "مستوى", .. Enum.GetNames<Level>()];

        Assert.Empty(Said().Where(said => office.Any(word => said.Message.Text.Contains(word, StringComparison.Ordinal))).Select(said => said.Message.Text));
    }

    [Fact]
    public void Every_step_that_waits_is_met()
    {
        var met = Played.Value.SelectMany(item => item.Text.Split('\n')).ToHashSet(StringComparer.Ordinal);
        var missing = Stage.Playbook.Flows.Values
            .SelectMany(flow => flow.Steps.Where(step => step is ChoicesStep or AskStep or FollowUpStep).Select(step => $"{flow.Id}/{step.Id}"))
            .Where(place => place != "menu/home" && !met.Any(line => line.StartsWith('⟨') && line.Contains(place, StringComparison.Ordinal)));

        Assert.Empty(missing);
    }

    [Fact]
    public void Every_sentence_is_heard()
    {
        var heard = string.Join('\n', Played.Value.Select(item => item.Text.Replace("\n  ", "\n", StringComparison.Ordinal)));
        var missing = MessageIds.All.Where(pair => pair.Value.Count == 0 && !NotInTheseTalks.Contains(pair.Key)).Select(pair => pair.Key)
            .Where(id => !heard.Contains(Stage.Playbook.Messages[id].Trim(), StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static IEnumerable<(Message Message, Conversation After)> Said() => Played.Value.SelectMany(item => item.Player.Said);
}
