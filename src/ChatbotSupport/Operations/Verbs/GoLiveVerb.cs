using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`golive`: what must be done before people are let in; and the opening itself, which a list that is not green refuses.</summary>
public static class GoLiveVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var open = new Option<bool>("--open") { Description = tongue.Say("يفتح الخدمة للجميع، والقائمة كلها خضراء", "opens for everybody, when the whole list is green") };
        var close = new Option<bool>("--close") { Description = tongue.Say("يعود إلى التجربة: الفريق وحده", "goes back to rehearsing: the team only") };
        var test = new Option<bool>("--test-alert") { Description = tongue.Say("يرسل تنبيهًا تجريبيًا إلى المناوب", "sends whoever is on call a test alert") };
        var confirm = new Option<string?>("--confirm") { Description = tongue.Say("يسجل ما تم: معرّف رقم اتصل به شخص، أو hours، أو whatsapp_payment", "records what was done: the id of a number that was dialled, hours, or whatsapp_payment") };
        var by = new Option<string?>("--by") { Description = tongue.Say("الاسم المستعار لمن قام به", "the alias of who did it") };
        var verb = new Command("golive", tongue.Say("يعرض ما يلزم قبل الافتتاح، ثم يفتح", "lists what must be done before the opening, and opens")) { open, close, test, confirm, by };
        verb.Validators.Add(result =>
        {
            if ((result.GetValue(confirm) is null) != (result.GetValue(by) is null))
            {
                result.AddError(tongue.Say("--confirm و--by معًا", "--confirm and --by go together"));
            }
        });
        verb.SetAction((parsed, _) => BesideTheProgram.RunAsync(tongue, mayNeedTurns: false, async neighbour =>
        {
            if (!ReadPlaybook(tongue, neighbour))
            {
                return await RefuseAsync(tongue, "في المحتوى أخطاء؛ الأمر check يذكرها", "The content has errors; check names them.");
            }

            return parsed.GetValue(confirm) is { } item ? await ConfirmAsync(tongue, neighbour, item, parsed.GetValue(by)!)
                : parsed.GetValue(test) ? await TestAsync(tongue, neighbour)
                : parsed.GetValue(close) ? await StoreAsync(tongue, neighbour, ServiceMode.Rehearsal)
                : await ShowAsync(tongue, neighbour, parsed.GetValue(open));
        }));
        return verb;
    }

    // What people read is what runs; the folder may be further on, or broken.
    private static bool ReadPlaybook(Tongue tongue, Neighbour neighbour)
    {
        var (surroundings, archive) = (neighbour.Surroundings, neighbour.Rooms.GetRequiredService<PlaybookArchive>());
        var (today, kept) = (surroundings.Today(TimeProvider.System), LearntFolder.ForReading(surroundings.DataFolder));
        var folder = PlaybookFolder.Load(surroundings.PlaybookFolder).Files;
        var last = archive.LastHash();
        var running = last is null || archive.Find(last).Files is not { } files ? null : PlaybookReader.ReadStored(files, today, kept).Playbook;
        if ((running ?? PlaybookReader.Read(folder, today, kept).Playbook) is not { } playbook)
        {
            return false;
        }

        if (running is not null && last != PlaybookVersion.Of(folder))
        {
            Console.WriteLine(tongue.Say(
                "ملاحظة: المجلد يختلف عمّا يعمل الآن. القائمة تخص ما يعمل؛ publish ينشر المجلد.",
                "Note: the folder differs from what runs now. The list is about what runs; publish makes the folder live."));
        }

        neighbour.Rooms.GetRequiredService<CurrentPlaybook>().Swap(playbook);
        return true;
    }

    private static async Task<int> ConfirmAsync(Tongue tongue, Neighbour neighbour, string item, string by)
    {
        if (neighbour.Rooms.GetRequiredService<GoLiveList>().ValueOf(item) is not { } value)
        {
            return await RefuseAsync(tongue, $"لا شيء يؤكد باسم {item}؛ القائمة تذكر المعرّفات", $"There is nothing to confirm called {item}; the list names the ids.");
        }

        var isDone = await neighbour.Rooms.GetRequiredService<Writer>().RunAsync(connection =>
            GoLiveRecords.Confirm(connection, item, value, by.Trim(), TimeProvider.System.GetUtcNow()));
        return isDone
            ? await ShowAsync(tongue, neighbour, isOpening: false)
            : await RefuseAsync(tongue, "لا يوجد هذا الاسم المستعار", "There is nobody of that alias.");
    }

    private static async Task<int> TestAsync(Tongue tongue, Neighbour neighbour)
    {
        await neighbour.Rooms.GetRequiredService<Writer>().RunAsync(connection =>
        {
            GoLiveRecords.StartTest(connection, TimeProvider.System.GetUtcNow());
            return true;
        });
        Console.WriteLine(tongue.Say(
            "أُرسل التنبيه. الجواب بزر «أنا هنا» في تلغرام أو «قُرئ» في «الحالة»، خلال ثلاث دقائق.",
            "Sent. It is answered by «أنا هنا» on Telegram or «قُرئ» on «الحالة», within three minutes."));
        return ExitCode.Fine;
    }

    private static async Task<int> ShowAsync(Tongue tongue, Neighbour neighbour, bool isOpening)
    {
        var zone = neighbour.Surroundings.Settings.Desk.Zone;
        var list = neighbour.Rooms.GetRequiredService<GoLiveList>();
        var items = neighbour.Rooms.GetRequiredService<Database>().Read(list.Read);
        foreach (var item in items)
        {
            var about = item.About is null ? "" : $" ({item.About})";
            var when = item is { Done: true, At: { } at } ? $" · {TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}" : "";
            var by = item.By is null ? "" : $" · {item.By}";
            Console.WriteLine($"{(item.Done ? "[x]" : "[ ]")} {tongue.Say(DeskWords.Of("goLive", item.Name), English(item.Name))}{about}{when}{by}");
            if (!item.Done)
            {
                Console.WriteLine($"    {Next(tongue, item, item.About is { } id ? list.ValueOf(id) : null)}");
            }
        }

        var isKnown = isOpening && neighbour.Rooms.GetRequiredService<Database>().Read(GoLiveRecords.WasOpened);
        if (items.Any(item => !item.Done && !(isKnown && item.Name is GoLiveList.KeysCopied or GoLiveList.Watched)))
        {
            Console.WriteLine(tongue.Say("لم يكتمل بعد.", "Not complete yet."));
            return ExitCode.Findings;
        }

        if (isOpening)
        {
            return await StoreAsync(tongue, neighbour, ServiceMode.Open);
        }

        Console.WriteLine(tongue.Say("اكتملت القائمة. الافتتاح: golive --open", "Complete. To open: golive --open"));
        return ExitCode.Fine;
    }

    private static async Task<int> StoreAsync(Tongue tongue, Neighbour neighbour, ServiceMode mode)
    {
        await neighbour.Rooms.GetRequiredService<Writer>().RunAsync(connection =>
        {
            ServiceState.Store(connection, mode);
            AuditRows.Happened(connection, mode == ServiceMode.Open ? GoLiveRecords.Opened : "golive.close", null, null, TimeProvider.System.GetUtcNow());
            return true;
        });
        Console.WriteLine(mode == ServiceMode.Open
            ? tongue.Say("الخدمة مفتوحة للجميع من الآن، بلا إعادة تشغيل.", "Open for everybody from now on, without a restart.")
            : tongue.Say("عادت الخدمة إلى التجربة: الفريق وحده.", "Rehearsing again: the team only."));
        if (neighbour.Surroundings.Settings.Service is { } set && set != mode)
        {
            Console.WriteLine(tongue.Say($"لكن الإعداد Service = {set} يغلب؛ إزالته من الإعدادات تجعل هذا نافذًا.", $"But the setting Service = {set} outranks this; remove it."));
        }

        return ExitCode.Fine;
    }

    private static string English(string name) => name switch
    {
        GoLiveList.Organisation => "the organisation is named in facts.yaml",
        GoLiveList.Hotline => "the number was dialled",
        GoLiveList.CoordinatorsThere => "two coordinators at least, approved",
        GoLiveList.OnCallAnswered => "whoever is on call answered a test alert within three minutes",
        GoLiveList.Hours => "hours and holidays in desk.yaml were looked at",
        GoLiveList.Privacy => "the numbers of retention in facts.yaml equal the settings",
        GoLiveList.Restored => "a backup was restored on trial",
        GoLiveList.KeysCopied => "the keys were copied to another place, with those of everybody who wrote more than a week ago",
        GoLiveList.Practised => "a practice case was played to its end",
        GoLiveList.Watched => "somebody is told from outside when the program is down, and that was tried",
        GoLiveList.WhatsAppToken => "WhatsApp: Meta takes our token",
        GoLiveList.WhatsAppNumber => "WhatsApp: the number is registered",
        GoLiveList.WhatsAppWebhook => "WhatsApp: Meta reached our address, and its signature fits the app secret",
        GoLiveList.WhatsAppTemplate => "WhatsApp: the template is approved",
        GoLiveList.WhatsAppPayment => "WhatsApp: a way to pay is on file and the free messages a month are known",
        _ => name,
    };

    // What to do about it, as it is typed.
    private static string Next(Tongue tongue, GoLiveItem item, string? number) => item.Name switch
    {
        GoLiveList.Organisation => "facts.yaml: organisation",
        GoLiveList.Hotline when number is not null => tongue.Say($"{number}: بعد الاتصال به golive --confirm {item.About} --by NAME", $"{number}: once dialled, golive --confirm {item.About} --by ALIAS"),
        GoLiveList.Hotline => tongue.Say("facts.yaml: لا رقم يُعرض للناس", "facts.yaml: no number is shown to people"),
        GoLiveList.CoordinatorsThere => tongue.Say("volunteers invite NAME --coordinator ثم volunteers approve NAME --by NAME", "volunteers invite ALIAS --coordinator, then volunteers approve ALIAS --by ALIAS"),
        GoLiveList.OnCallAnswered => "golive --test-alert",
        GoLiveList.Hours => tongue.Say("golive --confirm hours --by NAME", "golive --confirm hours --by ALIAS"),
        GoLiveList.Privacy => "facts.yaml: retention_hours, retention_days, retention_person_days, retention_waiting_days · appsettings.json: Privacy",
        GoLiveList.Restored => tongue.Say("backup، ثم والبرنامج متوقف: restore FILE", "backup, then with the program stopped: restore FILE"),
        GoLiveList.KeysCopied => "backup --keys FOLDER",
        GoLiveList.Watched => tongue.Say(
            "فحص مجاني من خارج الخادم لعنوان /health/ready (README)، وبعد تجربته: golive --confirm watch --by NAME", "a free check of /health/ready from outside (README); once tried, golive --confirm watch --by ALIAS"),
        GoLiveList.WhatsAppToken => tongue.Say("WhatsApp:AccessToken، والبرنامج يعمل: يُسأل عنه كل دقيقة", "WhatsApp:AccessToken; the running program asks once a minute"),
        GoLiveList.WhatsAppNumber => tongue.Say("تسجيل الرقم عند Meta في صفحة «إعداد API»، وWhatsApp:PhoneNumberId", "register the number at Meta on the page «API setup»; WhatsApp:PhoneNumberId"),
        GoLiveList.WhatsAppWebhook => tongue.Say(
            "عنوان الاستدعاء عند Meta وWhatsApp:VerifyToken وWhatsApp:AppSecret، ثم رسالة من رقم في WhatsApp:Rehearsers", "the callback address at Meta, WhatsApp:VerifyToken and WhatsApp:AppSecret, then a message from a number in WhatsApp:Rehearsers"),
        GoLiveList.WhatsAppTemplate => tongue.Say("WhatsApp:Template وWhatsApp:BusinessAccountId، ثم قبول القالب عند Meta", "WhatsApp:Template and WhatsApp:BusinessAccountId, then Meta's approval"),
        GoLiveList.WhatsAppPayment => tongue.Say(
            "بعد النظر في «مدير WhatsApp» وفي WhatsApp:FreeMessagesPerMonth: golive --confirm whatsapp_payment --by NAME",
            "once looked up in the WhatsApp Manager and in WhatsApp:FreeMessagesPerMonth: golive --confirm whatsapp_payment --by ALIAS"),
        _ => tongue.Say("زر «تدريب» في المحادثة الخاصة أو في المكتب على الويب، حتى النهاية", "the button «تدريب» in the private chat or at the web desk, to its end"),
    };

    private static async Task<int> RefuseAsync(Tongue tongue, string arabic, string english)
    {
        await Console.Error.WriteLineAsync(tongue.Say(arabic, english));
        return ExitCode.CouldNotRun;
    }
}
