using System.Text;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Playbooks;

namespace ChatbotSupport.Tests.Playbooks;

/// <summary>Flows are edited at random while people stand in them: whatever goes live, whoever writes or presses next is answered.</summary>
public sealed class EditsUnderWayTests
{
    private const int Steps = 7;
    private const int Edits = 40;
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 11, 0, 0, TimeSpan.FromHours(3));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nobody_is_left_without_an_answer_when_the_step_they_stand_on_is_changed_moved_or_removed(int seed)
    {
        var random = new Draw(seed);
        var before = Read(Flow([.. Enumerable.Range(0, Steps)], random, ""))!;
        var (edited, landed, promised) = (0, 0, 0);
        for (var edit = 0; edit < Edits; edit++)
        {
            var left = Enumerable.Range(0, Steps).Where(step => step == 0 || random.Next(3) > 0).ToList();
            var gone = Enumerable.Range(0, Steps).Except(left).ToList();
            var moved = string.Concat(gone.Where(_ => random.Next(2) == 0).Select(step => $"  s{step}: s{left[random.Next(left.Count)]}\n"));
            if (Read(Flow(left, random, moved.Length == 0 ? "" : "moved_to:\n" + moved)) is not { } after)
            {
                continue;
            }

            edited++;
            foreach (var standing in Standing(before, random))
            {
                foreach (var signal in Next(standing, random))
                {
                    var result = Turn.Run(ConversationJson.Read(ConversationJson.Write(standing)), signal, after, new Moment(Now, "482715", 0));
                    Assert.Contains(result.Effects.OfType<SayToPerson>(), say => say.Message.Text.Trim().Length > 0);
                    var home = Turn.Run(result.Conversation, new PersonWrote(["القائمة"], Now), after, new Moment(Now, "482715", 0));
                    Assert.Contains(home.Effects.OfType<SayToPerson>(), say => say.Message.Buttons.Count > 0);
                    Assert.Null(home.Conversation.Cursor);
                    landed++;
                }

                promised += CheckPromise(standing, after) ? 1 : 0;
            }

            before = after;
        }

        Assert.True(edited > Edits / 2 && landed > Edits && promised > 0, $"{edited} {landed} {promised}");
    }

    // What was promised under one playbook and comes under another: nothing, or a line whose press is answered.
    private static bool CheckPromise(Conversation standing, Playbook after)
    {
        if (standing.FollowUp is not { State: FollowUpState.Waiting })
        {
            return false;
        }

        var late = new Moment(Now.AddHours(22), "482715", 0);
        var come = Turn.Run(ConversationJson.Read(ConversationJson.Write(standing)), new TimerDue(TimerKind.FollowUp), after, late);
        foreach (var button in come.Effects.OfType<SayToPerson>().SelectMany(say => say.Message.Buttons))
        {
            Assert.Contains(Turn.Run(come.Conversation, new PersonPressed(button.Payload), after, late).Effects.OfType<SayToPerson>(), say => say.Message.Text.Trim().Length > 0);
        }

        return true;
    }

    // People on every step that the flow leads to, as they got there by pressing.
    private static List<Conversation> Standing(Playbook playbook, Draw random)
    {
        var standing = new List<Conversation>();
        var conversation = new Conversation { Id = new string('0', 32), Channel = ChannelTraits.Telegram, Reach = Reach.AnyTime };
        var buttons = new List<Button>();
        void Run(Signal signal)
        {
            var result = Turn.Run(conversation, signal, playbook, new Moment(Now, "482715", 0));
            conversation = result.Conversation;
            buttons = [.. result.Effects.OfType<SayToPerson>().SelectMany(say => say.Message.Buttons)];
        }

        Run(new PersonOpened());
        for (var turn = 0; turn < Steps * 2 && buttons.Count > 0; turn++)
        {
            Run(new PersonPressed(buttons[random.Next(buttons.Count)].Payload));
            standing.Add(conversation);
        }

        return standing;
    }

    private static IEnumerable<Signal> Next(Conversation standing, Draw random)
    {
        yield return new PersonWrote(["كلام لا يعرفه أحد"], Now);
        yield return new PersonWrote(["2"], Now);
        yield return new PersonOpened();
        if (standing.Question is { Options.Count: > 0 } question)
        {
            var option = question.Options[random.Next(question.Options.Count)];
            yield return new PersonWrote([option.Text], Now);
            yield return new PersonPressed($"1:{ToBase36(question.Visit)}:{option.Id}");
        }
    }

    private static Playbook? Read(string flow)
    {
        var files = SamplePlaybook.Files();
        files["flows/long.yaml"] = flow;
        files["flows/menu.yaml"] = SamplePlaybook.Menu.Replace("    kind: say\n    answer: hello\n    next: finish\n", "    kind: go\n    flow: long\n", StringComparison.Ordinal);
        return PlaybookReader.Read(files, SamplePlaybook.Today).Playbook;
    }

    private static string Flow(List<int> steps, Draw random, string moved)
    {
        var text = new StringBuilder("format: 1\nid: long\ntitle: |\n  طويل\n").Append(moved).Append("steps:\n");
        foreach (var (index, step) in steps.Index())
        {
            var next = index + 1 < steps.Count ? $"s{steps[index + 1]}" : "last";
            if (random.Next(3) == 0)
            {
                text.AppendJoin("", $"  - id: s{step}\n    kind: follow_up\n    text: |\n      نكتب لك {Word(random)}؟\n    after: 20h\n    then: s{steps[random.Next(steps.Count)]}\n    next: {next}\n");
                continue;
            }

            text.AppendJoin(
                "",
                $"  - id: s{step}\n    kind: choices\n    text: |\n      سؤال {Word(random)} {Word(random)}\n    options:\n",
                $"      - id: on\n        text: |\n          نعم {Word(random)}\n        next: {next}\n",
                $"      - id: back{random.Next(2)}\n        text: |\n          لا {Word(random)}\n        next: s{steps[random.Next(steps.Count)]}\n");
        }

        return text.Append("  - id: last\n    kind: end\n").ToString();
    }

    private static string Word(Draw random) => string.Concat(Enumerable.Range(0, 4).Select(_ => "بتجدرسشصعفقكلمن"[random.Next(14)]));

    private static string ToBase36(int number)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var text = "";
        do
        {
            text = Digits[number % 36] + text;
            number /= 36;
        }
        while (number > 0);

        return text;
    }

    /// <summary>The same numbers for the same seed, on every machine.</summary>
    private sealed class Draw(int seed)
    {
        private uint _state = (uint)seed;

        public int Next(int below) => (int)(((_state = unchecked((_state * 1_664_525) + 1_013_904_223)) >> 8) % (uint)below);
    }
}
