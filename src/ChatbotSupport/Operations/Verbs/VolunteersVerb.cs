using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Operations.Backups;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`volunteers`: who may sit at the desk. Aliases only, never names.</summary>
public static class VolunteersVerb
{
    /// <summary>The verb with its four words.</summary>
    public static Command Build(Tongue tongue) => new("volunteers", tongue.Say("من يعمل في المكتب على الويب", "who may sit at the desk"))
    {
        Invite(tongue),
        List(tongue),
        Approve(tongue),
        Remove(tongue),
    };

    private static Command Invite(Tongue tongue)
    {
        var alias = Alias(tongue);
        var coordinator = new Option<bool?>("--coordinator")
        {
            Description = tongue.Say("بصلاحية التنسيق؛ ومن دونه يبقى الموجود كما هو", "as a coordinator; without it whoever is there stays what they are"),
        };
        var trained = new Option<string?>("--trained")
        {
            Description = tongue.Say(
                "التدريب الخاص، مفصولًا بفاصلة: minor,suicide؛ ومن دونه يبقى تدريب الموجود كما هو", "special training, with commas: minor,suicide; without it whoever is there keeps theirs"),
        };
        trained.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } given && Flags(given) is null)
            {
                result.AddError(tongue.Say("--trained يقبل minor و suicide فقط", "--trained takes minor and suicide only"));
            }
        });
        var verb = new Command("invite", tongue.Say("يضيف اسمًا مستعارًا ويطبع رابط دخول لمرة واحدة", "adds an alias and prints a sign-in link for one use")) { alias, coordinator, trained };
        verb.SetAction((parsed, _) => RosterAsync(tongue, mayNeedTurns: false, async (rooms, surroundings) =>
        {
            var path = await rooms.GetRequiredService<Roster>().InviteAsync(parsed.GetRequiredValue(alias), parsed.GetValue(coordinator), parsed.GetValue(trained) is { } marks ? Flags(marks) : null);
            Console.WriteLine(surroundings.Settings.Web.BaseAddress + path);
            await TellInvitationAsync(rooms, parsed.GetRequiredValue(alias), tongue);
            return ExitCode.Fine;
        }));
        return verb;
    }

    // Who is invited works at the web desk all the same, so what Telegram does not answer is only told.
    private static async Task TellInvitationAsync(IServiceProvider rooms, string alias, Tongue tongue)
    {
        if (rooms.GetService<Invitation>() is not { } invitation)
        {
            return;
        }

        if (await invitation.LinkAsync(alias.Trim()) is { } link)
        {
            Console.WriteLine(link);
        }
        else
        {
            await Console.Error.WriteLineAsync(tongue.Say(
                "لم يجب تلغرام، فلا رابط لربط الحساب الآن؛ الأمر نفسه يعطيه لاحقًا", "Telegram did not answer, so there is no link that binds an account; the same command gives one later."));
        }
    }

    private static Command List(Tongue tongue)
    {
        var verb = new Command("list", tongue.Say("يعرض الأسماء المستعارة وعلاماتها", "lists the aliases and their marks"));
        verb.SetAction(_ =>
        {
            if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
            {
                return ExitCode.CouldNotRun;
            }

            if (!File.Exists(surroundings.Database))
            {
                Console.Error.WriteLine(tongue.Say("لا توجد قاعدة بيانات بعد", "There is no database yet."));
                return ExitCode.CouldNotRun;
            }

            try
            {
                using var connection = BackupFolder.Open(surroundings.Database, SqliteOpenMode.ReadOnly);
                foreach (var entry in RosterEntry.ReadAll(connection))
                {
                    Console.WriteLine(string.Join('\t', Describe(entry, tongue, surroundings.Settings.Desk.Zone)));
                }

                return ExitCode.Fine;
            }
            catch (SqliteException failure)
            {
                Console.Error.WriteLine(tongue.Say("تعذرت قراءة قاعدة البيانات: ", "The database cannot be read: ") + failure.Message);
                return ExitCode.CouldNotRun;
            }
        });
        return verb;
    }

    private static Command Approve(Tongue tongue)
    {
        var alias = Alias(tongue);
        var by = new Option<string>("--by")
        {
            Description = tongue.Say("اسم من يوافق من التنسيق", "the alias of the coordinator who approves"),
            Required = true,
        };
        var verb = new Command("approve", tongue.Say("يسجل موافقة شخص من التنسيق على عضوية جديدة", "records that a coordinator approves a new member")) { alias, by };
        verb.SetAction((parsed, _) => RosterAsync(tongue, mayNeedTurns: false, async (rooms, _) =>
        {
            var member = parsed.GetRequiredValue(alias);
            var coordinator = parsed.GetRequiredValue(by);
            var outcome = await rooms.GetRequiredService<Membership>().ApproveAsync(member, coordinator);
            await rooms.GetRequiredService<AuditTrail>().WriteAboutAsync($"console.approve.{outcome}", member);
            Console.WriteLine(outcome switch
            {
                ApprovalOutcome.Nobody => tongue.Say("لا يوجد هذا الاسم المستعار", "There is nobody of that alias."),
                ApprovalOutcome.NotYours => tongue.Say("الموافقة من شخص آخر، من التنسيق", "Another person, a coordinator, has to approve."),
                ApprovalOutcome.WasApproved => tongue.Say("العضوية موافق عليها من قبل", "Approved before."),
                ApprovalOutcome.OneMore => tongue.Say("سُجلت الموافقة، وتلزم موافقة شخص آخر من التنسيق", "Recorded; one more coordinator has to approve."),
                _ => tongue.Say("اكتملت الموافقة", "Approved."),
            });
            return outcome is ApprovalOutcome.Nobody or ApprovalOutcome.NotYours ? ExitCode.CouldNotRun : ExitCode.Fine;
        }));
        return verb;
    }

    private static Command Remove(Tongue tongue)
    {
        var alias = Alias(tongue);
        var verb = new Command("remove", tongue.Say("يزيل اسمًا مستعارًا في الحال، وتعود حالاته إلى الانتظار", "removes an alias at once; its cases return to the queue")) { alias };
        verb.SetAction((parsed, _) => RosterAsync(tongue, mayNeedTurns: true, async (rooms, _) =>
        {
            if (await rooms.GetRequiredService<Roster>().RemoveAsync(parsed.GetRequiredValue(alias)))
            {
                return ExitCode.Fine;
            }

            await Console.Error.WriteLineAsync(tongue.Say("لا يوجد هذا الاسم المستعار", "There is nobody of that alias."));
            return ExitCode.CouldNotRun;
        }));
        return verb;
    }

    private static async Task<int> RosterAsync(Tongue tongue, bool mayNeedTurns, Func<IServiceProvider, Surroundings, Task<int>> act)
    {
        try
        {
            // A removal needs turns, so that cases return to the queue.
            return await BesideTheProgram.RunAsync(
                tongue, mayNeedTurns, async neighbour =>
                {
                    await Console.Error.WriteLineAsync(tongue.Say($"قاعدة البيانات: {neighbour.Surroundings.Database}", $"Database: {neighbour.Surroundings.Database}"));
                    return await act(neighbour.Rooms, neighbour.Surroundings);
                });
        }
        catch (ArgumentException wrong) when (wrong.ParamName == "alias")
        {
            await Console.Error.WriteLineAsync(tongue.Say("الاسم المستعار قصير، من حروف وأرقام ومسافات فقط", "An alias is short, of letters, digits and spaces only."));
            return ExitCode.CouldNotRun;
        }
    }

    private static IEnumerable<string> Describe(RosterEntry entry, Tongue tongue, TimeZoneInfo zone)
    {
        yield return entry.Alias;
        yield return entry.Coordinator ? tongue.Say("تنسيق", "coordinator") : tongue.Say("فريق", "volunteer");
        yield return entry.Pending ? tongue.Say("بانتظار الموافقة", "pending") : entry.ApprovedBy.Count == 1 ? tongue.Say("بموافقة واحدة", "one approval") : tongue.Say("موافق عليه", "approved");
        yield return entry.Trained.Count == 0 ? "-" : string.Join(',', entry.Trained.Select(name => Enum.Parse<Flag>(name).Name()));
        yield return entry.OnShiftUntil is { } until
            ? tongue.Say("في المناوبة حتى ", "on shift until ") + TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(until), zone).ToString("HH:mm", CultureInfo.InvariantCulture)
            : "-";
        yield return tongue.Say($"الحالات: {entry.Cases}", $"cases: {entry.Cases}");
    }

    private static Argument<string> Alias(Tongue tongue) => new("ALIAS") { Description = tongue.Say("الاسم المستعار الذي يراه الناس", "the alias that people read") };

    private static Flag[]? Flags(string? list)
    {
        var flags = new List<Flag>();
        foreach (var name in (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!FlagNames.TryParse(name, out var flag) || flag is not (Flag.Minor or Flag.Suicide))
            {
                return null;
            }

            flags.Add(flag);
        }

        return [.. flags];
    }
}
