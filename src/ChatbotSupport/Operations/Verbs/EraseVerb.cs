using System.CommandLine;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`erase CODE`: a coordinator erases the person behind a case, who asked for it in another way than in the talk.</summary>
public static class EraseVerb
{
    private const int CodeDigits = 6;

    // Half a minute: an operator waits, and what could not be cleared by then is cleared by the next run.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private const int Looks = 120;

    private const string Behind =
        """
        SELECT v.id AS ConversationId, (v.id IS NULL OR c.erased <> 0 OR v.ending = 'Erase' OR (v.sealed IS NULL AND v.version > 0)) AS IsGone
        FROM cases c LEFT JOIN conversations v ON v.id = c.conversation_id WHERE c.code = @code
        """;

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var code = new Argument<string>("CODE") { Description = tongue.Say("رمز الحالة، مثل 482-715", "the case's code, for example 482-715") };
        var yes = new Option<bool>("--yes") { Description = tongue.Say("من دون سؤال تأكيد", "without asking again") };
        var verb = new Command("erase", tongue.Say(
            "يمحو صاحب الحالة كما لو طلب المحو بنفسه: المفتاح والنصوص والعنوان؛ لا رجعة فيه، ومن النسخ القديمة أيضًا",
            "erases the person behind a case as if they had done it themselves: key, text and address; it cannot be undone, and old backups forget them too")) { code, yes };
        verb.SetAction((parsed, _) => RunAsync(tongue, parsed.GetRequiredValue(code), parsed.GetValue(yes)));
        return verb;
    }

    private static async Task<int> RunAsync(Tongue tongue, string typed, bool sure)
    {
        var code = new string([.. Digits.ToAscii(typed).Where(char.IsAsciiDigit)]);
        if (code.Length != CodeDigits)
        {
            return await RefuseAsync(tongue, "رمز الحالة ستة أرقام، مثل 482-715", "A case's code is six digits, for example 482-715.");
        }

        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (!File.Exists(surroundings.Database))
        {
            return await RefuseAsync(tongue, "لا توجد قاعدة بيانات بعد", "There is no database yet.");
        }

        try
        {
            return Find(surroundings.Database, code) switch
            {
                // The same for whoever was erased and for whoever never was: typing codes must not tell which of them ever existed.
                null or { IsGone: not 0 } => Say(
                    tongue,
                    $"لا شيء محفوظ خلف الرمز {code[..3]}-{code[3..]}: مُحي من قبل، أو لم يوجد. إن لم يُمحَ من قبل فتلزم مراجعة الأرقام",
                    $"Nothing is kept behind {code[..3]}-{code[3..]}: it was erased already, or there never was such a case. If it was not erased before, check the digits."),
                _ when !sure && !Confirm(tongue) => await RefuseAsync(tongue, "لم يُمحَ شيء", "Nothing was erased."),
                var found => await BesideTheProgram.RunAsync(tongue, mayNeedTurns: true, neighbour => EraseAsync(tongue, neighbour, found.ConversationId!, code)),
            };
        }
        catch (SqliteException failure)
        {
            return await RefuseAsync(tongue, "تعذرت قراءة قاعدة البيانات: " + failure.Message, "The database cannot be read: " + failure.Message);
        }
    }

    private static async Task<int> EraseAsync(Tongue tongue, Neighbour neighbour, string conversationId, string code)
    {
        var outcome = await neighbour.Rooms.GetRequiredService<Inbox>().EraseAsync(conversationId, code);
        if (outcome.TimedOut)
        {
            return await RefuseAsync(
                tongue, "سُجّل الطلب ولم يُنفذ بعد؛ يُنفذ حالما يتفرغ البرنامج. كرّر الأمر للتأكد", "It is stored and still under way; give the command again to make sure.");
        }

        if (!outcome.Done)
        {
            return await RefuseAsync(tongue, "لم يتم المحو لخطأ في البرنامج، وقد أُعلم المنسقون", "It was not erased because of a fault of the program; coordinators are told.");
        }

        if (neighbour.Alone && !await IsFinishedAsync(neighbour.Rooms.GetRequiredService<Endings>(), conversationId))
        {
            return Say(
                tongue,
                "مُحيت النصوص. لم تُمسح المحادثة من هاتف صاحب الحالة بعد لأن الوصول إليه تعذر؛ يُمسح كل شيء ويُحذف المفتاح والعنوان حالما يعمل البرنامج من جديد",
                "The text is erased. The chat on the person's phone is not cleared yet, because it could not be reached; that is done, and key and address go, as soon as the program runs again.");
        }

        return Say(
            tongue,
            neighbour.Alone ? "مُحي كل شيء: المفتاح والنصوص والعنوان" : "مُحيت النصوص؛ ويُحذف المفتاح والعنوان بعد آخر سطر، خلال عشر دقائق على الأكثر",
            neighbour.Alone ? "Everything is erased: key, text and address." : "The text is erased; key and address go after the last line, within ten minutes at the latest.");
    }

    // On the web nobody is there to read a last line, so nothing waits for it. A messenger's screen is cleared by it: without the address nobody could do that any more.
    private static async Task<bool> IsFinishedAsync(Endings endings, string conversationId)
    {
        using var pause = new PeriodicTimer(Look);
        for (var looks = 0; looks < Looks; looks++)
        {
            await endings.FinishLateAsync(conversationId);
            if (!endings.IsLeft(conversationId))
            {
                return true;
            }

            await pause.WaitForNextTickAsync();
        }

        return false;
    }

    private static Row? Find(string database, string code)
    {
        using var connection = BackupFolder.Open(database, SqliteOpenMode.ReadOnly);
        return connection.QuerySingleOrDefault<Row>(Behind, new { code });
    }

    private static bool Confirm(Tongue tongue)
    {
        Console.Write(tongue.Say("يُمحى صاحب الحالة نهائيًا ولا رجعة. اكتب «نعم» للمتابعة: ", "The person behind the case is erased for good. Type yes to go on: "));
        return Console.ReadLine()?.Trim() is "نعم" or "yes";
    }

    private static int Say(Tongue tongue, string arabic, string english)
    {
        Console.WriteLine(tongue.Say(arabic, english));
        return ExitCode.Fine;
    }

    private static async Task<int> RefuseAsync(Tongue tongue, string arabic, string english)
    {
        await Console.Error.WriteLineAsync(tongue.Say(arabic, english));
        return ExitCode.CouldNotRun;
    }

    private sealed class Row
    {
        public string? ConversationId { get; init; }

        public long IsGone { get; init; }
    }
}
