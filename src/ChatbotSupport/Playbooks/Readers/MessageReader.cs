using System.Collections.Frozen;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Flows;
using ChatbotSupport.Core.Flows.Inspection;
using ChatbotSupport.Playbooks.Sentences;
using ChatbotSupport.Playbooks.Texts;
using ChatbotSupport.Playbooks.Tree;

namespace ChatbotSupport.Playbooks.Readers;

/// <summary>Reads `messages.yaml`: every sentence the bot needs must be there, and nothing else. A missing one is reported, and taken from the built-in file.</summary>
public sealed class MessageReader(ReadingRoom room)
{
    private static readonly FrozenSet<string> Buttons = new[]
    {
        MessageIds.MoreButton, MessageIds.HumanButton, MessageIds.MenuButton, MessageIds.OpenedButton, MessageIds.ShareButton, MessageIds.StepsButton, MessageIds.ContinueButton, MessageIds.SkipButton,
        MessageIds.YesButton, MessageIds.NoButton, MessageIds.ShowButton, MessageIds.WelcomeContinue, MessageIds.WelcomeFresh,
        MessageIds.NoneOfThese, MessageIds.ConsentYes, MessageIds.ConsentNo, MessageIds.ReachAny, MessageIds.ReachMorning,
        MessageIds.ReachAfternoon, MessageIds.ReachEvening, MessageIds.ReachNotice, MessageIds.ReachNever,
        AddressMessageIds.Masculine, AddressMessageIds.Feminine, AddressMessageIds.Neutral, FollowUpMessageIds.Open, FollowUpMessageIds.NotNow, WishMessageIds.Woman, WishMessageIds.Man, WishMessageIds.Any, SafetyMessageIds.CheckButton, AlertMessageIds.CheckButton, MessageIds.EraseNow, MessageIds.EraseTalkFirst, MessageIds.EraseKeep,
        MediaMessageIds.Delete, MediaMessageIds.DeleteYes, MediaMessageIds.DeleteNo,
    }.ToFrozenSet();

    // A form to fill in, not a text to read through.
    private static readonly FrozenSet<string> Forms = new[] { MessageIds.AlertReply, MessageIds.AlertMore }.ToFrozenSet();

    /// <summary>The messages by id.</summary>
    public IReadOnlyDictionary<string, string> Read(YamlMap tree)
    {
        var messages = new Dictionary<string, string>(StringComparer.Ordinal);
        var file = PlaybookFile.Open(room, tree, "messages");
        if (file.Map("messages") is not { } map)
        {
            return messages;
        }

        foreach (var entry in map.Entries.Where(entry => !MessageIds.All.ContainsKey(entry.Key)))
        {
            room.Findings.Add(MessageSentences.Unknown(entry.KeyAt, entry.Key, NearestName.Of(entry.Key, MessageIds.All.Keys)));
        }

        IReadOnlyDictionary<string, string>? builtIn = null;
        var reader = new MapReader(room, map, [.. map.Entries.Select(entry => entry.Key)]);
        foreach (var (id, arguments) in MessageIds.All)
        {
            if (!reader.Has(id))
            {
                reader.Fail(MessageSentences.Missing(map.At, id));
                messages[id] = (builtIn ??= BuiltIn.Messages(room.Today)).GetValueOrDefault(id, "");
                continue;
            }

            var text = reader.Text(id, RuleOf(id, arguments));
            messages[id] = text;
            foreach (var argument in arguments.Where(argument => text.Length > 0 && !text.Contains($"(({argument}))", StringComparison.Ordinal)))
            {
                room.Findings.Add(MessageSentences.ArgumentNotUsed(reader.PlaceOf(id), id, argument));
            }
        }

        return messages;
    }

    // What messengers show of us has bounds of its own (Telegram's, which are the narrowest).
    private static readonly FrozenDictionary<string, TextRule> Profile = new Dictionary<string, TextRule>
    {
        [MessageIds.ProfileName] = new(PlaybookLimits.MaxProfileName, OneLine: true),
        [MessageIds.ProfileDescription] = new(PlaybookLimits.MaxProfileDescription),
        [MessageIds.ProfileAbout] = new(PlaybookLimits.MaxProfileAbout),
        [MessageIds.CommandMenu] = new(PlaybookLimits.MaxCommand, OneLine: true),
        [MessageIds.CommandSteps] = new(PlaybookLimits.MaxCommand, OneLine: true),
        [MessageIds.CommandTeam] = new(PlaybookLimits.MaxCommand, OneLine: true),
        [MessageIds.CommandExit] = new(PlaybookLimits.MaxCommand, OneLine: true),
        [MessageIds.CommandErase] = new(PlaybookLimits.MaxCommand, OneLine: true),
    }.ToFrozenDictionary();

    private static TextRule RuleOf(string id, IReadOnlyList<string> arguments) =>
        Profile.TryGetValue(id, out var rule) ? rule
            : Buttons.Contains(id) ? TextRule.Button : new(FlowLimits.MaxTextLength, Short: !Forms.Contains(id) && !TeamMessageIds.All.ContainsKey(id) && !LeadMessageIds.All.ContainsKey(id) && !GroupMessageIds.All.ContainsKey(id) && !WhatsAppMessageIds.All.ContainsKey(id), Arguments: arguments);
}
