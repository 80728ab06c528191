using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>The same talk on WhatsApp, Telegram and the web page, side by side in one approved file: one conversation, whatever the channel. UPDATE_TRANSCRIPTS=1 writes it anew.</summary>
public sealed class One_talk_on_three_channels
{
    private const string Approved = "tests/ChatbotSupport.Tests/WhatsApp/One_talk_on_three_channels.approved.txt";

    private const string Leaving = "خروج";

    // Words that somebody writes, choices in brackets, and lines of the volunteer after a colon.
    private static readonly string[] Script =
    [
        "مرحبا", "[أتعرض للابتزاز]", "[لا شيء عاجل]", "[التالي]", "هل ادفع له الفلوس؟", "القائمة", "[أرقام الاتصال]", "١", "شنو قانون الابتزاز", "وزارة العمل تطلق منحة 300 الف دينار للتسجيل اضغط الرابط",
        "asdfgh", "عمري 16 ويكول نلتقي باجر", "[موافقة]", "[هاتف يراه غيري]", "استلام", "فريق: هل أنت في مكان آمن؟", "اي بالبيت", "إنهاء", Leaving,
    ];

    private static readonly Dictionary<string, string> Names = new() { ["whatsapp"] = "واتساب", ["telegram"] = "تلغرام", ["web"] = "صفحة الويب" };

    [Fact]
    public async Task Reads_the_same_everywhere_and_looks_as_each_channel_can()
    {
        var told = new StringBuilder();
        var played = new List<IReadOnlyList<IReadOnlyList<Seen>>>();
        string[] channels = ["whatsapp", "telegram", "web"];
        foreach (var channel in channels)
        {
            played.Add(await PlayAsync(channel));
        }

        for (var step = 0; step < Script.Length; step++)
        {
            told.Append(step == 0 ? "" : "\n").Append("▌ ").Append(Script[step]).Append('\n');
            var first = played[0][step];
            for (var index = 0; index < channels.Length; index++)
            {
                told.Append(Names[channels[index]]).Append(":\n");
                Tell(told, played[index][step], index == 0 ? null : first);
            }
        }

        var path = Path.Combine(Launch.Top, Approved);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            await File.WriteAllTextAsync(path, told.ToString());
            return;
        }

        Assert.Equal((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), told.ToString());
    }

    private static async Task<IReadOnlyList<IReadOnlyList<Seen>>> PlayAsync(string channel)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 9, 0, 0, TimeSpan.Zero));
        await using var chat = await RunningWhatsApp.StartAsync(clock, withTelegram: channel == "telegram");
        await using IPhone phone = channel switch
        {
            "whatsapp" => new WhatsAppPhone(chat.Api.Person("زينب")),
            "telegram" => new TelegramPhone(chat.Telegram!.Person("زينب")),
            _ => await WebPhone.OpenAsync(chat.Address),
        };
        var steps = new List<IReadOnlyList<Seen>>();
        var seen = 0;
        if (channel == "web")
        {
            // The page greets whoever opens it; elsewhere somebody has to write first.
            await SettledAsync(chat, phone);
        }

        foreach (var step in Script)
        {
            await StepAsync(chat, phone, step, isFirstOnPage: channel == "web" && steps.Count == 0);
            if (step == Leaving)
            {
                // What was there before is gone where the channel allows it; the last thing on the screen is what counts.
                steps.Add([(await Eventually.HoldsAsync(() => Task.FromResult(phone.Messages), messages => messages is [.., { Text: "تم." }]))[^1]]);
                continue;
            }

            await SettledAsync(chat, phone);
            var all = phone.Messages;
            steps.Add([.. all.Skip(seen)]);
            seen = all.Count;
        }

        return steps;
    }

    private static async Task StepAsync(RunningWhatsApp chat, IPhone phone, string step, bool isFirstOnPage)
    {
        if (isFirstOnPage)
        {
            return;
        }

        if (step == "استلام")
        {
            await chat.TakeAsync();
        }
        else if (step.StartsWith("فريق: ", StringComparison.Ordinal))
        {
            await chat.WriteAsync(step["فريق: ".Length..]);
        }
        else if (step.StartsWith('['))
        {
            await phone.PressesAsync(step.Trim('[', ']'));
        }
        else
        {
            await phone.SaysAsync(step);
        }
    }

    // Everything that was said has been heard: by the bot, and by whoever reads.
    private static async Task SettledAsync(RunningWhatsApp chat, IPhone phone)
    {
        await chat.Api.Webhook.UntilTakenAsync();
        if (chat.Telegram is { } telegram)
        {
            await telegram.Updates.UntilConfirmedAsync();
        }

        await chat.QuietAsync();
        await Eventually.HoldsAsync(
            () => Task.FromResult((phone.Messages.Count, Lines: chat.Ask<long>("SELECT count(*) FROM outbox WHERE state NOT IN ('Held', 'Cancelled') AND kind <> 'Withdrawal'").Single())),
            counts => counts.Count >= counts.Lines);
    }

    private static void Tell(StringBuilder told, IReadOnlyList<Seen> messages, IReadOnlyList<Seen>? first)
    {
        if (messages.Count == 0)
        {
            told.Append("  (لا شيء)\n");
        }

        for (var index = 0; index < messages.Count; index++)
        {
            var message = messages[index];
            var same = first is not null && first.Count > index && first[index].Text == message.Text;
            told.Append("  ").Append(same ? "(النص نفسه)" : message.Text.ReplaceLineEndings("\n  ")).Append('\n');
            if (message.Choices.Count > 0)
            {
                told.Append("  ").Append(message.Look).Append(": ").AppendJoin(" · ", message.Choices.Select(choice => $"[{choice}]")).Append('\n');
            }
        }
    }
}
