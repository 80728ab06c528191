using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using Dapper;

namespace ChatbotSupport.Tests.Desk;

/// <summary>Puts made-up cases and lines into the database.</summary>
public static class Seed
{
    public static long Ago(this DeskHost host, double minutes) => host.Clock.GetUtcNow().AddMinutes(-minutes).ToUnixTimeMilliseconds();

    public static async Task<string> CaseAsync(
        this DeskHost host, string code, string level, string flags = "", string reasons = "AskedHuman", double waited = 3,
        string consent = "Given", string channel = "web", bool left = false, bool erased = false, double? due = null, string route = "Normal", Reach reach = Reach.Unasked)
    {
        var at = host.Clock.GetUtcNow().AddMinutes(-waited);
        var conversation = new Conversation
        {
            Id = Some.Id(),
            Channel = channel,
            State = ConversationState.AwaitingVolunteer,
            Version = 1,
            Level = Enum.Parse<Level>(level),
            Flags = [.. flags.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Flag>)],
            Route = Enum.Parse<Route>(route),
            Greeted = true,
            LastPersonAt = at,
            Left = left,
            Reach = reach,
            SharedPhone = reach == Reach.NoticeOnly,
            Case = new Case
            {
                Code = code,
                State = CaseState.Waiting,
                Reasons = [.. reasons.Split(' ').Select(Enum.Parse<Reason>)],
                OpenedAt = at,
                WaitingSince = at,
                ReplyDueAt = due is { } minutes ? host.Clock.GetUtcNow().AddMinutes(minutes) : null,
                Consent = Enum.Parse<Consent>(consent),
                PersonLeft = left,
                Erased = erased,
            },
        };
        await host.KeepAsync(conversation);
        return conversation.Id;
    }

    private static async Task KeepAsync(this DeskHost host, Conversation one)
    {
        await host.Keys.CreateAsync(one.Id);
        await host.Writer.RunAsync(connection => connection.Execute(
            """
            insert into conversations (id, channel, state, level, flags, route, version, created_at, updated_at, last_person_at, reach, left, sealed)
            values (@id, @channel, @state, @level, @flags, @route, 1, @at, @at, @at, @reach, @left, @sealed);
            insert into cases (code, conversation_id, channel, state, level, flags, reasons, opened_at, waiting_since, reply_due_at, consent, person_left, erased, version, excluded)
            values (@code, @id, @channel, 'Waiting', @level, @flags, @reasons, @at, @at, @due, @consent, @left, @erased, 0, '');
            """,
            new
            {
                id = one.Id,
                channel = one.Channel,
                state = one.State.ToString(),
                level = one.Level.ToString(),
                flags = string.Join(' ', one.Flags),
                route = one.Route.ToString(),
                at = one.LastPersonAt!.Value.ToUnixTimeMilliseconds(),
                reach = one.Reach.ToString(),
                left = one.Left ? 1 : 0,
                @sealed = host.Sealer.SealBytes(one.Id, "conversations", "sealed", one.Id, ConversationJson.Write(one)),
                code = one.Case!.Code,
                reasons = string.Join(' ', one.Case.Reasons),
                due = one.Case.ReplyDueAt?.ToUnixTimeMilliseconds(),
                consent = one.Case.Consent.ToString(),
                erased = one.Case.Erased ? 1 : 0,
            }));
    }

    public static async Task<string> LineAsync(
        this DeskHost host, string person, string? code, string text, LineAuthor author = LineAuthor.Person, bool live = false,
        string? alias = null, double ago = 1, string? delivery = null)
    {
        var id = Some.Id();
        await host.Writer.RunAsync(connection => connection.Execute(
            """
            insert into lines (id, conversation_id, case_code, number, author, alias, live, at, text)
            values (@id, @person, @code, (select coalesce(max(number), 0) + 1 from lines), @author, @alias, @live, @at, @text);
            """,
            new { id, person, code, author = author.ToString(), alias, live = live ? 1 : 0, at = host.Ago(ago), text = host.Sealer.Seal(person, "lines", "text", id, text) }));
        if (delivery is not null)
        {
            await host.Writer.RunAsync(connection => connection.Execute(
                "insert into outbox (id, conversation_id, channel, line_id, kind, state, created_at, due_at) values (@id, @person, 'web', @id, 'Volunteer', @delivery, @at, @at)",
                new { id, person, delivery, at = host.Ago(ago) }));
        }

        return id;
    }

    /// <summary>An earlier, closed case of the same person.</summary>
    public static Task EarlierAsync(this DeskHost host, string person, string code, double closedHoursAgo = 200, string excluded = "") =>
        host.Writer.RunAsync(connection => connection.Execute(
            """
            insert into cases (code, conversation_id, channel, state, level, flags, reasons, opened_at, waiting_since, consent, person_left, erased, version, excluded, outcome, closed_at)
            values (@code, @person, 'web', 'Closed', 'L2', '', 'AskedHuman', @opened, @opened, 'Given', 0, 0, 5, @excluded, 'Helped', @closed)
            """,
            new { code, person, excluded, opened = host.Ago((closedHoursAgo * 60) + 50), closed = host.Ago(closedHoursAgo * 60) }));

    /// <summary>For so many minutes more the person can be written to on WhatsApp.</summary>
    public static Task OpenForAsync(this DeskHost host, string person, double minutes) =>
        host.Writer.RunAsync(connection => connection.Execute("update conversations set open_until = @until where id = @person", new { person, until = host.Ago(-minutes) }));

    /// <summary>Moves the person to a response step.</summary>
    public static Task AtStepAsync(this DeskHost host, string person, string step) =>
        host.Writer.RunAsync(connection => connection.Execute("update conversations set flow = 'response_steps', step = @step where id = @person", new { person, step }));

    /// <summary>Somebody who was helped before and is back.</summary>
    public static async Task BackAgainAsync(this DeskHost host)
    {
        var person = await host.CaseAsync("300411", "L1", waited: 6);
        await host.EarlierAsync(person, "119900");
        await host.LineAsync(person, "119900", "يطلب رصيد كل يوم", ago: 12040);
        await host.LineAsync(person, "119900", "حفظ الإيصالات يكفي الآن، ومن المهم عدم الدفع مرة أخرى.", LineAuthor.Volunteer, live: true, alias: "هدى", ago: 12030);
        await host.LineAsync(person, "119900", "اتفقنا على حفظ الإيصالات. ينتبه إلى الأخ.", LineAuthor.Note, live: true, alias: "هدى", ago: 12020);
        await host.LineAsync(person, "300411", "رجع يهددني من حساب ثاني", ago: 6);
    }

    public static Task AlertAsync(this DeskHost host, string alert, string? code, string level, double ago = 2) =>
        host.Writer.RunAsync(connection => connection.Execute(
            "insert into alerts (alert, case_code, level, at) values (@alert, @code, @level, @at)", new { alert, code, level, at = host.Ago(ago) }));

    /// <summary>Lets every volunteer have as many cases as they like.</summary>
    public static Task WithoutCapacityAsync(this DeskHost host) =>
        host.Writer.RunAsync(connection => connection.Execute("update volunteers set capacity = 1000"));

    /// <summary>A desk in the middle of a night: every kind of card and line.</summary>
    public static async Task NightAsync(this DeskHost host)
    {
        var urgent = await host.CaseAsync("482715", "L4", "ThreatToLife KnownPerpetrator", "ThreatToLife", waited: 4, due: -1, route: "HumanFirst");
        await host.LineAsync(urgent, null, "شخص يهددني بصوري ورقمه 07701234567", ago: 9);
        await host.LineAsync(urgent, null, "نحن معك. أول شيء: لا ترسل شيئًا جديدًا ولا تدفع.", LineAuthor.Bot, ago: 8.8);
        await host.LineAsync(urgent, "482715", "اخوي عرف وراح يذبحني", ago: 4);
        await host.LineAsync(urgent, "482715", "نُبّه شخص من الفريق. لا يظهر اسم ولا رقم.", LineAuthor.Bot, ago: 3.9);
        await host.LineAsync(urgent, "482715", "في الكلام إشارة إلى الأخ. الحذر من ذكر الشرطة.", LineAuthor.Note, live: true, alias: "سلام", ago: 3);
        await host.LineAsync(urgent, "482715", "أهلًا بك. أنا نور من الفريق. هل أنت في مكان آمن الآن؟", LineAuthor.Volunteer, live: true, alias: "نور", ago: 2.5, delivery: "Delivered");
        await host.LineAsync(urgent, "482715", "اي بالغرفة وقافلة الباب\nحسابه @samer_991 على انستا وهذا الرابط https://t.me/xyz_12", live: true, ago: 2);
        await host.LineAsync(urgent, "482715", "تمام. خليك بالغرفة. إذا صار خطر هذه اللحظة فالرقم 911 يعمل كل الوقت، أو 0750 252 2728.", LineAuthor.Volunteer, live: true, alias: "نور", ago: 1, delivery: "Held");
        await host.CaseAsync("119064", "L3", "Minor SexualDemand", "Minor", waited: 11, due: 2, channel: "telegram");
        await host.CaseAsync("730258", "L2", "Deadline Published", "AskedHuman", waited: 26, channel: "whatsapp");
        await host.CaseAsync("604417", "L1", "", "NotUnderstood", waited: 75);
        await host.CaseAsync("250996", "L2", "KnownPerpetrator", "AskedHuman", waited: 8, left: true);
        await host.CaseAsync("877301", "L3", "Suicide", "Suicide", waited: 18, consent: "NotNow");
        await host.AlertAsync("UrgentCase", "482715", "L4");
        await host.AlertAsync("ReplyOverdue", "119064", "L3", 1);
        await host.AlertAsync("PlaybookFallback", null, "L0", 400);
    }
}
