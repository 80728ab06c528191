using System.Text;
using System.Text.RegularExpressions;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>
/// Everything that somebody of the team can do from their phone, in one scene and one approved file, with what each of the three reads of it.
/// UPDATE_TRANSCRIPTS=1 writes it anew.
/// </summary>
public sealed partial class Deeds_of_a_volunteer
{
    private const string Approved = "tests/ChatbotSupport.Tests/Telegram/Deeds_of_a_volunteer.approved.txt";

    private readonly StringBuilder _told = new();
    private readonly HashSet<ChatMessage> _read = [];
    private readonly Dictionary<Person, string> _names = [];
    private readonly List<string> _codes = [];

    [Fact]
    public async Task Every_deed_reads_as_it_was_approved()
    {
        await using var chat = await RunningChat.StartAsync(new QuickClock(1, new(2026, 7, 14, 9, 0, 0, TimeSpan.Zero))); // within the team's hours, whenever it runs
        var (nour, salam) = (await chat.MemberAsync("نور", coordinator: true), await chat.MemberAsync("سلام", coordinator: true, name: "زميل"));
        var zaynab = await chat.DangerAsync("زينب");
        (_names[nour], _names[salam], _names[zaynab]) = ("نور", "سلام", "زينب");
        var code = await chat.CodeAsync();
        _codes.Add(code);

        await TakingAsync(nour, zaynab, code);
        await WritingAsync(nour, zaynab);
        await JudgingAsync(nour, salam, code);
        await PassingOnAsync(nour, salam, zaynab, code);
        await EndingAsync(chat, nour);
        await AboutOneselfAsync(nour);

        var path = Path.Combine(Launch.Top, Approved);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1")
        {
            await File.WriteAllTextAsync(path, _told.ToString());
            return;
        }

        Assert.Equal((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), _told.ToString());
    }

    private async Task TakingAsync(Person nour, Person zaynab, string code)
    {
        Says(nour, "القائمة");
        await ReadsAsync(nour, "خارج المناوبة");
        await PressesAsync(nour, "الطابور");
        await ReadsAsync(nour, "لقاء مع المبتز");
        await PressesAsync(nour, $"استلام {code}");
        await ReadsAsync(nour, "بدأت المناوبة مع الاستلام");
        await ReadsAsync(nour, "وافق الشخص على قراءة ما كُتب من قبل");
        await ReadsAsync(nour, TeamTalks.Meeting);
        await ReadsAsync(zaynab, "معك الآن نور");
    }

    private async Task WritingAsync(Person nour, Person zaynab)
    {
        Says(zaynab, "رقمه 07502522728 شسوي");
        await ReadsAsync(nour, "شسوي");
        await PressesAsync(nour, "إظهار المخفي");
        await ReadsAsync(nour, "07502522728");
        var slip = Says(nour, "هل أنت في مكان آمن الآن؟");
        await ReadsAsync(zaynab, "هل أنت في مكان آمن الآن؟");
        Says(nour, "سؤال: هل معك أحد؟");
        await ReadsAsync(zaynab, "هل معك أحد؟");
        await PressesAsync(zaynab, "نعم");
        await ReadsAsync(nour, "نعم");
        Says(nour, "ملاحظة: معها أختها");
        await ReadsAsync(nour, "حُفظت ملاحظة للفريق");
        await PressesAsync(nour, "ردود جاهزة");
        var replies = await ReadsAsync(nour, "الضغط على عنوان يرسل نصه");
        await PressesAsync(nour, "المزيد");
        await ReadsAsync(nour, "الضغط على عنوان يرسل نصه");
        Presses(nour, replies, replies.Buttons.First().Text);
        await ReadsAsync(nour, "الرد الجاهز، في طريقه");
        await ReadsAsync(zaynab, "لا ذنب عليه");
        await nour.Screen.UntilAsync(_ => slip.Reactions.Any(), "the receipt");
        Says(nour, "سحب", slip);
        await ReadsAsync(nour, "سُحبت");
    }

    private async Task JudgingAsync(Person nour, Person salam, string code)
    {
        await PressesAsync(nour, "الدرجة");
        await ReadsAsync(nour, "ما الدرجة الآن؟");
        await PressesAsync(nour, "خطر وشيك");
        await ReadsAsync(nour, "تم.");
        await ReadsAsync(nour, "الدرجة الآن");
        await PressesAsync(nour, "المسار");
        await ReadsAsync(nour, "أي مسار");
        await PressesAsync(nour, "شخص من الفريق أولًا، والشرطة آخر خيار");
        await ReadsAsync(nour, "تم.");
        await PressesAsync(nour, "شخص ثانٍ");
        await ReadsAsync(nour, "ظهر الطلب للفريق");
        Enters(salam, code);
        await ReadsAsync(salam, "سبق استلام هذه المحادثة");
        await PressesAsync(salam, $"متابعة {code}");
        await ReadsAsync(salam, "متابعة كشخص ثانٍ");
        await ReadsAsync(salam, TeamTalks.Meeting);
        Says(salam, "أرى أن تُسأل عن المكان");
        await ReadsAsync(salam, "حُفظت ملاحظة للفريق");
        await ReadsAsync(nour, "أرى أن تُسأل عن المكان");
        await PressesAsync(salam, "تولّي المحادثة");
        await ReadsAsync(salam, "ما زال ضمن وقته");
        await PressesAsync(salam, "إنهاء المتابعة");
        await ReadsAsync(salam, "انتهت هذه المحادثة هنا");
        Says(nour, "محادثاتي");
        await ReadsAsync(nour, "المحادثات التي معك");
        await PressesAsync(nour, $"فتح هنا {code}");
        await ReadsAsync(nour, "تلغرام");
    }

    private async Task PassingOnAsync(Person nour, Person salam, Person zaynab, string code)
    {
        await PressesAsync(salam, "بدء المناوبة");
        await ReadsAsync(salam, "المناوبة حتى");
        await PressesAsync(nour, "نقل داخل الفريق");
        await ReadsAsync(nour, "إلى من تنتقل المحادثة؟");
        await PressesAsync(nour, "سلام");
        await ReadsAsync(nour, "ما الذي يحتاج من يكمل إلى معرفته؟");
        await PressesAsync(nour, "يلزم الانتباه: قد يعود الخطر");
        await ReadsAsync(nour, "انتهت هذه المحادثة هنا");
        await ReadsAsync(zaynab, "سلام");
        await ReadsAsync(salam, "وصلت إليك محادثة");
        await PressesAsync(salam, "فتح هنا");
        await ReadsAsync(salam, "يلزم الانتباه");
        await PressesAsync(salam, "إعادة للطابور");
        await ReadsAsync(salam, "ما الذي يحتاج من يكمل إلى معرفته؟");
        await PressesAsync(salam, "اتُّفق على خطوة، وهي في الحديث");
        await ReadsAsync(salam, "انتهت هذه المحادثة هنا");
        Says(nour, "الشخص التالي");
        await ReadsAsync(nour, "وافق الشخص على قراءة ما كُتب من قبل");
        await ReadsAsync(nour, "ملاحظة من سلام: اتُّفق على خطوة");
        await PressesAsync(nour, "ما قبل");
        await ReadsAsync(nour, TeamTalks.Meeting);
        await PressesAsync(nour, "تسليم للبوت");
        await ReadsAsync(nour, "كيف انتهت المحادثة؟");
        await PressesAsync(nour, "تمت المساعدة واتُّفق على الخطوات");
        await ReadsAsync(nour, "انتهت هذه المحادثة هنا");
    }

    private async Task EndingAsync(RunningChat chat, Person nour)
    {
        foreach (var (name, button, question, choice) in new[] { ("مريم", "إغلاق", "كيف انتهت؟", "أُحيل الأمر إلى جهة أنسب"), ("لاعب", "ليس طلب مساعدة", "للتأكيد:", "ليس طلب مساعدة") })
        {
            var person = await chat.StartedAsync(name);
            person.Says("شخص من الفريق");
            await person.PressesAsync("موافقة");
            var code = await chat.CodeAsync(_codes.Count + 1);
            _codes.Add(code);
            Enters(nour, code);
            var summary = await ReadsAsync(nour, "وافق الشخص على قراءة ما كُتب من قبل");
            Presses(nour, summary, button);
            Presses(nour, await ReadsAsync(nour, question), choice);
            await ReadsAsync(nour, "انتهت هذه المحادثة هنا");
        }
    }

    private async Task AboutOneselfAsync(Person nour)
    {
        Says(nour, "أنا هنا");
        await ReadsAsync(nour, "سُجل وجودك الآن");
        Says(nour, "ما لا أستلمه");
        await ReadsAsync(nour, "كل العلامات تصل إليك الآن");
        Says(nour, "أحتاج مساعدة لنفسي");
        await ReadsAsync(nour, "باختيارك");
        Says(nour, "التنسيق");
        await ReadsAsync(nour, "لا شيء ينتظر التنسيق الآن");
        Says(nour, "إنهاء المناوبة");
        await ReadsAsync(nour, "خارج المناوبة");
    }

    private ChatMessage Says(Person who, string text, ChatMessage? replyTo = null)
    {
        Tell($"\n▌ {_names[who]}: {text}{(replyTo is null ? "" : $" (ردًّا على «{replyTo.Text}»)")}\n");
        return who.Says(text, replyTo);
    }

    private void Enters(Person who, string code)
    {
        Tell($"\n▌ {_names[who]} من رابط البطاقة: {code}\n");
        who.Enters(code);
    }

    private void Presses(Person who, ChatMessage message, string button)
    {
        Tell($"\n▌ {_names[who]}: [{button}]\n");
        who.Presses(message, button);
    }

    private async Task PressesAsync(Person who, string button)
    {
        Tell($"\n▌ {_names[who]}: [{button}]\n");
        await who.PressesAsync(button);
    }

    // The message that was waited for, and none that only happened to stand there: what two senders say has no order.
    private async Task<ChatMessage> ReadsAsync(Person who, string words)
    {
        var message = await who.Screen.ShowsAsync(
            item => item.IsFromBot && !_read.Contains(item) && Bidi.Strip(item.Text).Contains(words, StringComparison.Ordinal), $"«{words}»");
        _read.Add(message);
        var buttons = message.Keyboard is { } keyboard ? string.Concat(keyboard.All.Select(button => $"\n    [{button.Text}]")) : "";
        Tell($"  يُقرأ عند {_names[who]}{(message.IsProtected ? " (محمي)" : "")}:\n    {Bidi.Strip(message.Text).Replace("\n", "\n    ", StringComparison.Ordinal)}{buttons}\n");
        return message;
    }

    // Codes are drawn and times are of today.
    private void Tell(string text)
    {
        for (var place = 0; place < _codes.Count; place++)
        {
            text = text.Replace(_codes[place], $"{place + 1}00-000", StringComparison.Ordinal);
        }

        _told.Append(Times().Replace(text, "12:00"));
    }

    [GeneratedRegex(@"\b\d\d:\d\d\b")]
    private static partial Regex Times();
}
