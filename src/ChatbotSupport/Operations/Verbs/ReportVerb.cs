using System.CommandLine;
using System.Globalization;
using ChatbotSupport.Operations.Backups;
using ChatbotSupport.Reporting;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`report`: counts of a period for whoever runs the service, without a text and without numbers that point at somebody.</summary>
public static class ReportVerb
{
    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var from = new Option<string?>("--from") { Description = tongue.Say("أول يوم، مثل 2026-07-01؛ من دونه قبل ثلاثين يومًا", "the first day, for example 2026-07-01; else thirty days back") };
        var to = new Option<string?>("--to") { Description = tongue.Say("آخر يوم؛ من دونه اليوم", "the last day; else today") };
        var csv = new Option<string?>("--csv") { Description = tongue.Say("يكتب الأعداد أيضًا جدولًا في هذا الملف", "also writes the counts as a table into this file") };
        var html = new Option<string?>("--html") { Description = tongue.Say("يكتب التقرير أيضًا صفحة تُقرأ من اليمين في هذا الملف", "also writes the report as a page into this file") };
        var verb = new Command("report", tongue.Say("أعداد فترة: محادثات ومسارات وأجوبة وطلبات وأوقات؛ بلا أي نص", "counts of a period: conversations, flows, answers, requests, times; never a text")) { from, to, csv, html };
        verb.SetAction(parsed => Run(tongue, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(csv), parsed.GetValue(html)));
        return verb;
    }

    private static int Run(Tongue tongue, string? from, string? to, string? csv, string? html)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        if (Period(surroundings, from, to) is not { } period)
        {
            return Fail(tongue, "الأيام تُكتب مثل 2026-07-01، والأول قبل الآخر، وسنة على الأكثر", "Days are written like 2026-07-01, the first before the last, a year at most.");
        }

        if (!File.Exists(surroundings.Database))
        {
            return Fail(tongue, "لا توجد قاعدة بيانات بعد", "There is no database yet.");
        }

        try
        {
            using var connection = BackupFolder.Open(surroundings.Database, SqliteOpenMode.ReadOnly);
            var report = Report.Read(connection, period, TimeProvider.System.GetUtcNow());
            if (csv is not null)
            {
                File.WriteAllText(csv, ReportTable.Of(report), ReportTable.Encoding);
            }

            if (html is not null)
            {
                File.WriteAllText(html, ReportPage.Of(report, tongue.Code));
            }

            ReportText.Write(Console.Out, report, tongue.Code);
            return ExitCode.Fine;
        }
        catch (SqliteException failure)
        {
            return Fail(tongue, "تعذرت قراءة قاعدة البيانات: " + failure.Message, "The database cannot be read: " + failure.Message);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Fail(tongue, "تعذرت كتابة ملف: " + failure.Message, "A file cannot be written: " + failure.Message);
        }
    }

    private static ReportPeriod? Period(Surroundings surroundings, string? from, string? to)
    {
        var last = to is null ? surroundings.Today(TimeProvider.System) : Day(to);
        var first = from is null ? last?.AddDays(1 - ReportLimits.UsualDays) : Day(from);
        return first is { } begins && last is { } ends && begins <= ends && ends.DayNumber - begins.DayNumber < ReportLimits.MostDays
            ? new(begins, ends, surroundings.Settings.Desk.Zone)
            : null;
    }

    private static DateOnly? Day(string typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int Fail(Tongue tongue, string arabic, string english)
    {
        Console.Error.WriteLine(tongue.Say(arabic, english));
        return ExitCode.CouldNotRun;
    }
}
