using System.Collections.Frozen;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads one step of a flow.</summary>
public sealed class StepReader(ReadingRoom room)
{
    private const string HumanFirst = "human_first";

    private static readonly FrozenDictionary<string, string[]> Keys = new Dictionary<string, string[]>
    {
        ["say"] = ["text", "answer", "safety", "human_first", "next"],
        ["choices"] = ["text", "more", "safety", "human_first", "options"],
        ["ask"] = ["expects", "save", "text", "retry", "skip", "safety", "human_first", "next"],
        ["when"] = ["cases", "else"],
        ["set"] = ["name", "to", "next"],
        ["call"] = ["flow", "next"],
        ["go"] = ["flow", "step"],
        ["escalate"] = ["level", "reason", "next"],
        ["follow_up"] = ["text", "after", "then", "safety", "human_first", "next"],
        ["end"] = ["text", "safety"],
    }.ToFrozenDictionary();

    internal static readonly NameTable<ValueKind> Kinds = Names.Of<ValueKind>();

    internal static readonly NameTable<Level> Levels = Names.AsTheyAre<Level>(nameof(Level.L0));

    internal static readonly NameTable<Tone> Tones = Names.Of<Tone>(nameof(Tone.Usual));

    internal static readonly NameTable<BareWord> BareWords = Names.Of<BareWord>(nameof(BareWord.None));

    // What the bot notices by itself is no reason that a step can give.
    internal static readonly NameTable<Reason> Reasons = Names.Of<Reason>(
        nameof(Reason.ControlledPhone), nameof(Reason.Decided), nameof(Reason.SaidGoodbye), nameof(Reason.HarmedNow), nameof(Reason.DangerNear), nameof(Reason.Revenge), nameof(Reason.NotUnderstood), nameof(Reason.CannotWrite), nameof(Reason.LinkCheck));

    /// <summary>The step, and whether everything in it could be read. One of unknown kind still has its id, so that steps which lead to it are not called wrong.</summary>
    public (Step Step, bool Whole) Read(YamlMap map)
    {
        if (map["kind"] is not YamlText { Value: var kind } || !Keys.TryGetValue(kind, out var keys))
        {
            var broken = new MapReader(room, map, [.. map.Entries.Select(entry => entry.Key)]);
            var unknown = new EndStep(broken.Id("id"), null);
            if (broken.Word("kind") is { Length: > 0 } word)
            {
                broken.Fail(ShapeSentences.NotOneOf(broken.PlaceOf("kind"), "kind", word, [.. Keys.Keys]));
            }

            return (unknown, false);
        }

        var reader = new MapReader(room, map, ["id", "kind", .. keys]);
        reader.Flag("safety", false);
        var (step, whole) = ReadKind(kind, reader, reader.Id("id"));
        return (keys.Contains(HumanFirst) ? step with { HumanFirst = reader.OptionalId(HumanFirst) } : step, whole && reader.Whole);
    }

    private (Step Step, bool Whole) ReadKind(string kind, MapReader reader, string id) => kind switch
    {
        "say" => (Say(reader, id), true),
        "choices" => Choices(reader, id),
        "ask" => (Ask(reader, id), true),
        "when" => When(reader, id),
        "set" => (new SetStep(id, reader.Id("name"), reader.Word("to"), reader.Next("next")), true),
        "call" => (new CallStep(id, reader.Id("flow"), reader.Next("next")), true),
        "go" => (new GoStep(id, reader.Id("flow"), reader.OptionalId("step")), true),
        "follow_up" => (new FollowUpStep(id, reader.Text("text", TextRule.Spoken), reader.Span("after", FlowLimits.MinFollowUp, FlowLimits.MaxFollowUp), reader.Next("then"), reader.Next("next")), true),
        "escalate" => (new EscalateStep(id, reader.OneOf("level", Levels), reader.OneOf("reason", Reasons), reader.Next("next")), true),
        _ => (new EndStep(id, reader.OptionalText("text", TextRule.Spoken)), true),
    };

    private static SayStep Say(MapReader reader, string id)
    {
        if (reader.Has("text") && reader.Has("answer"))
        {
            reader.Fail(ShapeSentences.NotBoth(reader.PlaceOf("answer"), "text", "answer"));
        }
        else if (!reader.Has("text") && !reader.Has("answer"))
        {
            reader.Fail(ShapeSentences.OneOfBoth(reader.At, "text", "answer"));
        }

        return new(id, reader.OptionalText("text", TextRule.Spoken), reader.OptionalId("answer"), reader.Next("next"));
    }

    private static AskStep Ask(MapReader reader, string id) => new(
        id,
        reader.Text("text", TextRule.Spoken),
        reader.OneOf("expects", Kinds),
        reader.Id("save"),
        reader.Text("retry", TextRule.Spoken),
        reader.OptionalId("skip"),
        reader.Next("next"));

    private (Step Step, bool Whole) Choices(MapReader reader, string id)
    {
        var options = new List<ChoiceOption>();
        var whole = true;
        foreach (var map in reader.Maps("options"))
        {
            var option = new MapReader(room, map, "id", "text", "tone", "answers", "next");
            options.Add(new(
                option.Id("id"), option.Text("text", TextRule.Button), option.Next("next"), option.Has("tone") ? option.OneOf("tone", Tones) : Tone.Usual,
                option.Has("answers") ? option.OneOf("answers", BareWords) : BareWord.None));
            whole &= option.Whole;
        }

        return (new ChoicesStep(id, reader.Text("text", TextRule.Spoken), reader.OptionalText("more", TextRule.SpokenMore), options), whole);
    }

    private (Step Step, bool Whole) When(MapReader reader, string id)
    {
        var cases = new List<WhenCase>();
        var whole = true;
        foreach (var map in reader.Maps("cases"))
        {
            var one = new MapReader(room, map, "value", "is", "next");
            cases.Add(new(one.Id("value"), one.Word("is"), one.Next("next")));
            whole &= one.Whole;
        }

        return (new WhenStep(id, cases, reader.Next("else")), whole);
    }
}
