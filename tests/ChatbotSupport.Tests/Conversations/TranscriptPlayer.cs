using System.Globalization;
using System.Text;
using ChatbotSupport.Channels.Terminal.Stories;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Tests.Conversations;

/// <summary>Plays what a transcript gives and writes the whole transcript anew.</summary>
internal sealed class TranscriptPlayer
{
    private readonly Stage _stage = new();
    private readonly StringBuilder _text = new();
    private PersonPressed? _lastPress;

    /// <summary>Every message of the bot with the conversation as it was after it.</summary>
    public List<(Message Message, Conversation After)> Said { get; } = [];

    public string Play(Transcript transcript)
    {
        foreach (var given in transcript.Given())
        {
            var (word, rest) = Split(given);
            if (given.StartsWith('#') || Setting(word, rest))
            {
                _text.Append(given).Append('\n');
                continue;
            }

            _text.Append('\n').Append(given.Replace("\n", "\n  ", StringComparison.Ordinal)).Append('\n');
            if (word == "مضى")
            {
                Pass(rest);
            }
            else
            {
                var signal = SignalOf(word, rest) ?? throw new FormatException($"{transcript.Name}: «{given}»");
                var result = _stage.Run(signal);
                Show(StoryTeller.Tell(result, pressed: signal is PersonPressed), result);
            }
        }

        return _text.ToString();
    }

    private bool Setting(string word, string rest)
    {
        switch (word)
        {
            case "الوقت":
                _stage.Now = new(DateTime.ParseExact(rest, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(3));
                return true;
            case "القناة":
                _stage.WritesOn(rest);
                return true;
            case "في المناوبة":
                _stage.OnShift = int.Parse(rest, CultureInfo.InvariantCulture);
                return true;
            case "نساء في المناوبة":
                _stage.WomenOnShift = int.Parse(rest, CultureInfo.InvariantCulture);
                return true;
            default:
                return false;
        }
    }

    private void Pass(string span)
    {
        var passing = new StoryTimers(_stage.Conversation.State);
        foreach (var (kind, result) in _stage.Pass(TranscriptWords.Span(span)))
        {
            Show(passing.Tell(_stage.Now, kind, result), result);
        }

        Show(passing.Repeated());
    }

    private Signal? SignalOf(string word, string rest) => word switch
    {
        "شخص" => new PersonWrote(rest.Split('\n'), _stage.Now),
        "فيض" => new PersonFlooded(rest.Split('\n'), _stage.Now),
        "قبل سبع ساعات" => new PersonWrote(rest.Split('\n'), _stage.Now - TimeSpan.FromHours(7)),
        "زر" => _lastPress = new PersonPressed(Newest(rest)),
        "زر قديم" => _lastPress = new PersonPressed(_stage.Buttons.First(button => button.Text == rest).Payload),
        "الزر نفسه" => _lastPress,
        "عرض" => new PersonPressed(ButtonPayload.ShowPayload),
        "يفتح" => new PersonOpened(),
        "يغادر" => new PersonLeft(),
        "يحظر" => new PersonBlocked(),
        "والخدمة مغلقة" => new PersonTurnedAway(rest, null),
        "تصحيح" => new PersonWrote([rest], _stage.Now, CorrectionOf.Unknown),
        "تصحيح سطر" => new PersonWrote([rest], _stage.Now, CorrectionOf.Line),
        "تصحيح ملاحظة" => new PersonWrote([rest], _stage.Now, CorrectionOf.Remark),
        "صورة ومعها" => new PersonSentMedia(MediaKind.Photo, new PersonWrote([rest], _stage.Now)),
        "صورة" => new PersonSentMedia(MediaKind.Photo),
        "صوت" => new PersonSentMedia(MediaKind.Voice),
        "موقع" => new PersonSentMedia(MediaKind.Location),
        "بطاقة" => new PersonSentMedia(MediaKind.Contact),
        "ملصق" => new PersonSentMedia(MediaKind.Sticker),
        "ما لا يُقرأ" => new PersonSentMedia(MediaKind.Other),
        _ when word.StartsWith("فريق ", StringComparison.Ordinal) => TranscriptWords.Command(word["فريق ".Length..], rest, _stage.CaseCode),
        _ => null,
    };

    private string Newest(string text) =>
        _stage.Buttons.LastOrDefault(button => button.Text == text)?.Payload ?? throw new FormatException($"no button «{text}» was shown");

    private void Show(IReadOnlyList<string> lines, TurnResult? heard = null)
    {
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }

        if (heard is not null && lines.Count > 0)
        {
            Said.AddRange(heard.Effects.OfType<SayToPerson>().Where(say => say.Message.Alias is null).Select(say => (say.Message, heard.Conversation)));
        }
    }

    private static (string Word, string Words) Split(string given)
    {
        var colon = given.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (given, "") : (given[..colon].Trim(), given[(colon + 1)..].Trim());
    }
}
