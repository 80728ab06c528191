using ChatbotSupport.Channels.Web;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ChatbotSupport.Channels.Telegram;

/// <summary>The buttons under a message: the choices, and below them what can be copied, because short numbers cannot be tapped on Telegram. Pure.</summary>
internal static class Keyboard
{
    /// <summary>The buttons; null when there are none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="facts">The numbers and links that may be copied.</param>
    /// <param name="copyLabel">The words on a button that copies, with ((value)).</param>
    /// <param name="isPlain">Without anything an older Bot API may not know.</param>
    public static InlineKeyboardMarkup? Of(Core.Conversations.Message message, IEnumerable<Fact> facts, string copyLabel, bool isPlain = false)
    {
        var rows = Rows(message.Buttons.Select(button => (Of(button, isPlain), button.Text.Length)));
        if (!isPlain)
        {
            rows.AddRange(Copied(message.Text, facts).Select(value => InlineKeyboardButton.WithCopyText(
                copyLabel.Replace("((value))", Shown(value), StringComparison.Ordinal), new CopyTextButton { Text = value })).Chunk(TelegramLimits.CopyButtonsPerRow));
        }

        return rows.Count == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    /// <summary>What stays of the buttons of a message after one was pressed.</summary>
    public static InlineKeyboardMarkup? WithoutChoices(InlineKeyboardMarkup? markup)
    {
        var rows = markup?.InlineKeyboard
            .Select(row => row.Where(button => button.CopyText is not null).ToArray())
            .Where(row => row.Length > 0)
            .ToArray() ?? [];
        return rows.Length == 0 ? null : new InlineKeyboardMarkup(rows);
    }

    private static InlineKeyboardButton Of(Button button, bool isPlain) => new(button.Text)
    {
        CallbackData = button.Payload,
        Style = isPlain ? null : button.Tone switch
        {
            Tone.Urgent => KeyboardButtonStyle.Danger,
            Tone.Done => KeyboardButtonStyle.Success,
            _ => null,
        },
    };

    private static List<InlineKeyboardButton[]> Rows(IEnumerable<(InlineKeyboardButton Button, int Length)> buttons)
    {
        var rows = new List<InlineKeyboardButton[]>();
        (InlineKeyboardButton Button, int Length)? waiting = null;
        foreach (var next in buttons)
        {
            if (waiting is { } first && first.Length <= TelegramLimits.ShortButton && next.Length <= TelegramLimits.ShortButton)
            {
                rows.Add([first.Button, next.Button]);
                waiting = null;
                continue;
            }

            if (waiting is { } alone)
            {
                rows.Add([alone.Button]);
            }

            waiting = next;
        }

        if (waiting is { } last)
        {
            rows.Add([last.Button]);
        }

        return rows;
    }

    private static IEnumerable<string> Copied(string text, IEnumerable<Fact> facts) => LinePart.Split(text, facts)
        .Where(part => part.Href is not null && part.Text.Length <= TelegramLimits.CopyLength)
        .Select(part => part.Text)
        .Distinct()
        .Take(TelegramLimits.CopyButtons);

    // Of a link its site is enough to know it by.
    private static string Shown(string value) => Uri.TryCreate(value, UriKind.Absolute, out var link) && link.Host.Length > 0 ? link.Host : value;
}
