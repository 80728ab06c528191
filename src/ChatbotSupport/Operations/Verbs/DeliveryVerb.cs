using System.CommandLine;
using ChatbotSupport.Delivery.Stuck;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`delivery`: lines that did not get through and messages that were put aside, listed by codes, tried again or dropped.</summary>
public static class DeliveryVerb
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The verb with its three words.</summary>
    public static Command Build(Tongue tongue) => new("delivery", tongue.Say("ما تعذر إيصاله أو معالجته: عرض، إعادة، إسقاط", "what did not get through: listed, tried again, dropped"))
    {
        List(tongue),
        Retry(tongue),
        Drop(tongue),
    };

    private static Command List(Tongue tongue)
    {
        var verb = new Command("list", tongue.Say("يعرض الأرقام والرموز والأوقات فقط، بلا نص ولا عنوان", "lists numbers, codes and times, never a text or an address"));
        verb.SetAction(_ => WithDatabase(tongue, (connection, _) =>
        {
            if (!HasColumns(connection))
            {
                return Tell(tongue, "قاعدة البيانات من إصدار أقدم؛ شغّل البرنامج مرة ليجددها", "The database is of an older version; start the program once to renew it.", ExitCode.CouldNotRun);
            }

            var items = StuckRows.All(connection);
            foreach (var item in items)
            {
                Console.WriteLine(string.Join('\t', Describe(item, tongue, TimeProvider.System.GetUtcNow())));
            }

            return items.Count == 0
                ? Tell(tongue, "لا شيء متعذر ولا شيء غير مؤكد", "Nothing is stuck and nothing is uncertain.")
                : ExitCode.Fine;
        }));
        return verb;
    }

    private static Command Retry(Tongue tongue)
    {
        var id = Id(tongue, orAll: true);
        var verb = new Command("retry", tongue.Say("يعيد المحاولة؛ ولا يصل شيء خارج الوقت الذي يسمح به الشخص", "tries it again; nothing comes at a time the person does not allow")) { id };
        verb.SetAction((parsed, _) => RetryAsync(tongue, parsed.GetRequiredValue(id)));
        return verb;
    }

    private static Command Drop(Tongue tongue)
    {
        var id = Id(tongue, orAll: false);
        var verb = new Command("drop", tongue.Say("يسقط واحدًا ويحذف نصه؛ لا رجعة فيه", "drops one and deletes its text; it cannot be undone")) { id };
        verb.SetAction((parsed, _) => ActAsync(tongue, parsed.GetRequiredValue(id), async (work, stuck, _) => TellOutcome(tongue, stuck, await work.DropAsync(stuck))));
        return verb;
    }

    private static async Task<int> RetryAsync(Tongue tongue, string typed)
    {
        if (typed != "all")
        {
            return await ActAsync(tongue, typed, (work, id, neighbour) => RetryOneAsync(tongue, work, id, neighbour));
        }

        return await BesideAsync(tongue, async neighbour =>
        {
            var work = neighbour.Rooms.GetRequiredService<StuckWork>();
            var code = ExitCode.Fine;
            var items = work.All().Where(item => item.CanRetry).ToLookup(item => item.IsUncertain);
            foreach (var item in items[false])
            {
                code = Math.Max(code, TellOutcome(tongue, item.Id, await work.RetryAsync(item.Id)));
            }

            // It may have arrived: said twice to somebody, it is worse than not at all, so somebody decides about each.
            return items.Contains(true) ? Tell(tongue, "غير المؤكد ربما وصل، فيُعاد برقمه فقط", "What is uncertain may have arrived; it is tried again by its id only.", code)
                : items.Contains(false) ? code
                : Tell(tongue, "لا شيء يمكن إعادته", "There is nothing that can be tried again.");
        });
    }

    private static async Task<int> RetryOneAsync(Tongue tongue, StuckWork work, StuckId id, Neighbour neighbour)
    {
        var outcome = await work.RetryAsync(id);
        if (outcome != StuckOutcome.Queued)
        {
            return TellOutcome(tongue, id, outcome);
        }

        return IsSomebodyRunning(neighbour)
            ? await WaitAsync(tongue, id, neighbour)
            : Tell(tongue, "وُضع في الطريق؛ والبرنامج لا يعمل الآن، فيُرسل عند تشغيله", "It is on its way; the service is not running, so it goes out once it does.");
    }

    private static async Task<int> WaitAsync(Tongue tongue, StuckId id, Neighbour neighbour)
    {
        var database = neighbour.Rooms.GetRequiredService<Database>();
        var clock = TimeProvider.System;
        for (var since = clock.GetTimestamp(); clock.GetElapsedTime(since) < Patience;)
        {
            var state = database.Read(connection => connection.QuerySingleOrDefault<string>(
                id.IsOutgoing ? "SELECT state FROM outbox WHERE seq = @Number" : "SELECT state FROM inbox WHERE number = @Number", new { id.Number }));
            switch (state)
            {
                case "Sent" or "Accepted" or "Delivered" or "Read":
                    return Tell(tongue, "أُرسل", "Sent.");
                case "Handled":
                    return Tell(tongue, "عولج", "Handled.");
                case "Held":
                    return Tell(tongue, "ينتظر أن يكتب الشخص: لا يُرسل الآن ما لم يسمح به", "It waits for the person to write: nothing is sent now that they did not allow.");
                case "Parked" or "Uncertain":
                    return Tell(tongue, "تعذر مرة أخرى؛ السبب في delivery list", "It did not get through again; delivery list says why.", ExitCode.Findings);
            }

            await Task.Delay(Look);
        }

        return Tell(tongue, "ما زال في الطريق؛ delivery list يبين إن تعذر", "It is still on its way; delivery list shows it should it fail.");
    }

    private static Task<int> ActAsync(Tongue tongue, string typed, Func<StuckWork, StuckId, Neighbour, Task<int>> act) => StuckId.Read(typed) is { } id
        ? BesideAsync(tongue, neighbour => act(neighbour.Rooms.GetRequiredService<StuckWork>(), id, neighbour))
        : Task.FromResult(Tell(
            tongue, "الرقم كما يعرضه delivery list، مثل out-12 أو in-7", "The id is the one that delivery list shows, for example out-12 or in-7.", ExitCode.CouldNotRun));

    private static async Task<int> BesideAsync(Tongue tongue, Func<Neighbour, Task<int>> act)
    {
        var checkedFirst = WithDatabase(tongue, (_, _) => ExitCode.Fine);
        return checkedFirst == ExitCode.Fine ? await BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, act) : checkedFirst;
    }

    private static bool IsSomebodyRunning(Neighbour neighbour)
    {
        using var free = RunLock.Take(neighbour.Surroundings.DataFolder);
        return free is null;
    }

    private static int WithDatabase(Tongue tongue, Func<SqliteConnection, Surroundings, int> look)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (!File.Exists(surroundings.Database))
        {
            return Tell(tongue, "لا توجد قاعدة بيانات بعد", "There is no database yet.", ExitCode.CouldNotRun);
        }

        try
        {
            using var connection = BackupFolder.Open(surroundings.Database, SqliteOpenMode.ReadOnly);
            return look(connection, surroundings);
        }
        catch (SqliteException failure)
        {
            return Tell(tongue, "تعذرت قراءة قاعدة البيانات: " + failure.Message, "The database cannot be read: " + failure.Message, ExitCode.CouldNotRun);
        }
    }

    private static bool HasColumns(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("SELECT count(*) FROM pragma_table_info('outbox') WHERE name = 'retries'") != 0;

    private static IEnumerable<string> Describe(StuckItem item, Tongue tongue, DateTimeOffset now)
    {
        var age = now - DateTimeOffset.FromUnixTimeMilliseconds(item.At);
        yield return item.Id.ToString();
        yield return item.IsUncertain ? tongue.Say("غير مؤكد", "uncertain") : tongue.Say("متعذر", "parked");
        yield return item.Channel;
        yield return age.TotalHours >= 1 ? tongue.Say($"{(int)age.TotalHours} ساعة", $"{(int)age.TotalHours} h") : tongue.Say($"{(int)age.TotalMinutes} دقيقة", $"{(int)age.TotalMinutes} min");
        yield return item.Reason;
        yield return item.CaseCode is { } code ? $"{code[..3]}-{code[3..]}" : "-";
        yield return tongue.Say($"أُعيد: {item.Retries}", $"tried again: {item.Retries}");
        yield return item.CanRetry ? tongue.Say("يمكن إعادته", "can be tried again") : tongue.Say("يُسقط فقط", "can only be dropped");
    }

    private static int TellOutcome(Tongue tongue, StuckId id, StuckOutcome outcome) => outcome switch
    {
        StuckOutcome.Queued => Tell(tongue, $"{id}: في الطريق من جديد", $"{id}: on its way again."),
        StuckOutcome.Dropped => Tell(tongue, $"{id}: أُسقط وحُذف نصه", $"{id}: dropped, its text is deleted."),
        StuckOutcome.Unknown => Tell(tongue, $"{id}: لا شيء بهذا الرقم", $"{id}: there is nothing of this number.", ExitCode.CouldNotRun),
        StuckOutcome.NotStuck => Tell(tongue, $"{id}: ليس متعذرًا؛ وصل أو عولج أو هو في الطريق", $"{id}: it is not stuck; it was delivered or handled, or is on its way.", ExitCode.CouldNotRun),
        StuckOutcome.Gone => Tell(tongue, $"{id}: حُذف نصه، فلا شيء يُرسل", $"{id}: its text is deleted, so nothing can be sent.", ExitCode.CouldNotRun),
        StuckOutcome.PersonAway => Tell(tongue, $"{id}: خرج الشخص أو حظر البوت؛ لا يُكتب إليه حتى يكتب", $"{id}: the person left or blocked the bot; nothing is written to them until they write.", ExitCode.CouldNotRun),
        _ => Tell(tongue, $"{id}: لا يمكن إعادته، يُسقط فقط", $"{id}: it cannot be tried again, only dropped.", ExitCode.CouldNotRun),
    };

    private static int Tell(Tongue tongue, string arabic, string english, int code = ExitCode.Fine)
    {
        (code == ExitCode.CouldNotRun ? Console.Error : Console.Out).WriteLine(tongue.Say(arabic, english));
        return code;
    }

    private static Argument<string> Id(Tongue tongue, bool orAll) => new("ID")
    {
        Description = tongue.Say("الرقم كما يعرضه list، مثل out-12", "the id that list shows, for example out-12") + (orAll ? tongue.Say("، أو all لكل المتعذر؛ غير المؤكد برقمه فقط", ", or all for everything parked; what is uncertain by its id only") : ""),
    };
}
