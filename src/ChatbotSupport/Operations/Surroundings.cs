using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Operations;

/// <summary>What every verb needs before it can do anything: where things are and the checked settings.</summary>
/// <param name="Paths">Where things are.</param>
/// <param name="Settings">The settings, without a problem.</param>
public sealed record Surroundings(Paths Paths, AllSettings Settings)
{
    /// <summary>The database file.</summary>
    public string Database => Paths.Database(Settings.Storage.ConnectionString);

    /// <summary>The folder of the database and everything else that is written at run time, except keys.</summary>
    public string DataFolder => Path.GetDirectoryName(Database)!;

    /// <summary>The folder of the keys.</summary>
    public string KeyFolder => Paths.Resolve(Settings.Privacy.KeyFolder);

    /// <summary>The folder of the playbook.</summary>
    public string PlaybookFolder => Paths.Resolve(Settings.Playbook.Folder);

    /// <summary>Whether a saved folder that passes goes live by itself: what the settings say, else only while no channel's token is set.</summary>
    public bool AutoPublish => Settings.Playbook.AutoPublish ?? !HasChannel;

    /// <summary>Whether people may write: a messenger's token is set, or the page has an address that others reach. From then on texts about safety need two names.</summary>
    public bool IsPublic => HasChannel || Settings.Web.PublicUrl is not null;

    private bool HasChannel => Settings.Telegram.IsOn || Settings.WhatsApp.IsOn;

    /// <summary>The folder of the backups.</summary>
    public string BackupFolder => Paths.Resolve(Settings.Storage.BackupFolder);

    /// <summary>Whether a folder of keys holds neither data nor backups, and they do not hold it: no copy of one may bring the other along.</summary>
    public bool IsApart(string keyFolder) =>
        !Paths.Overlap(DataFolder, Path.GetFullPath(keyFolder)) && !Paths.Overlap(BackupFolder, Path.GetFullPath(keyFolder));

    /// <summary>Whether a file or folder lies where a copy of the keys, of the data or of the backups would bring it along, or holds one of them.</summary>
    public bool IsBesideKeysOrData(string file) => !IsApart(file) || Paths.Overlap(KeyFolder, Path.GetFullPath(file));

    /// <summary>The day at the desk.</summary>
    public DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Settings.Desk.Zone).DateTime);

    /// <summary>The same settings with everything that is written at run time in another folder.</summary>
    public Surroundings MovedTo(string folder) => this with
    {
        Settings = Settings with
        {
            Storage = new() { ConnectionString = $"Data Source={Path.Combine(folder, "trial.db")}", BackupFolder = Path.Combine(folder, "backups") },
            Privacy = Settings.Privacy with { KeyFolder = Path.Combine(folder, "keys") },
        },
    };

    /// <summary>Reads the settings; null, with every problem told, when they cannot be used.</summary>
    /// <param name="tongue">How problems are told.</param>
    /// <param name="error">Where.</param>
    /// <param name="withPages">Whether pages are served, or links to them are given.</param>
    public static Surroundings? Read(Tongue tongue, TextWriter error, bool withPages = false)
    {
        var paths = Paths.Find(Directory.GetCurrentDirectory(), AppContext.BaseDirectory);
        if (!File.Exists(paths.Resolve(Paths.SettingsFile)))
        {
            error.WriteLine(tongue.Say(
                $"لا يوجد {Paths.SettingsFile} في {paths.Root}؛ شغّل البرنامج من المجلد الذي فيه الإعدادات ومجلد conversation-flows",
                $"There is no {Paths.SettingsFile} in {paths.Root}; start the program in the folder that holds it and conversation-flows."));
            return null;
        }

        try
        {
            var file = new ConfigurationBuilder().SetBasePath(paths.Root).AddJsonFile(Paths.SettingsFile, optional: false, reloadOnChange: false).Build();
            var configuration = new ConfigurationBuilder().AddConfiguration(file).AddEnvironmentVariables().Build();
            var (settings, problems) = SettingsReader.Read(configuration, file.GetChildren().Select(section => section.Key), Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal));
            foreach (var warning in problems.Where(problem => problem.IsWarning))
            {
                error.WriteLine(warning.Tell(tongue));
            }

            problems = [.. problems.Where(problem => !problem.IsWarning && (withPages || !problem.IsOfPages))];
            var surroundings = new Surroundings(paths, settings);
            if (problems.Count == 0 && !surroundings.IsApart(surroundings.KeyFolder))
            {
                problems = [KeysBesideData(settings.Privacy.KeyFolder)];
            }

            if (problems.Count == 0 && settings.Privacy.KeyFile is { } lockFile && surroundings.IsBesideKeysOrData(paths.Resolve(lockFile)))
            {
                problems = [LockBesideKeys(lockFile)];
            }

            foreach (var problem in problems)
            {
                error.WriteLine(problem.Tell(tongue));
            }

            return problems.Count == 0 ? surroundings : null;
        }
        catch (InvalidDataException broken)
        {
            // The message of the inner exception names line and position, and may quote a stray character, never a value.
            error.WriteLine(tongue.Say($"الملف {Paths.SettingsFile} ليس JSON صحيحًا: ", $"{Paths.SettingsFile} is not valid JSON: ") + (broken.InnerException ?? broken).Message);
            return null;
        }
    }

    private static SettingProblem LockBesideKeys(string file) => new(
        $"{nameof(AllSettings.Privacy)}:{nameof(PrivacySettings.KeyFile)}",
        file,
        "اختر ملفًا خارج مجلد المفاتيح ومجلد البيانات ومجلد النسخ: من يأخذ المفاتيح لا يأخذ معها ما يفتحها",
        "name a file outside the folders of keys, data and backups: whoever takes the keys must not take what opens them along");

    private static SettingProblem KeysBesideData(string folder) => new(
        $"{nameof(AllSettings.Privacy)}:{nameof(PrivacySettings.KeyFolder)}",
        folder,
        "اختر مجلدًا خارج مجلد قاعدة البيانات ومجلد النسخ (Storage:BackupFolder)، لا داخلهما ولا حولهما: من ينسخ البيانات لا يأخذ المفاتيح معها",
        "name a folder outside those of the database and of Storage:BackupFolder, neither inside nor around them: whoever copies the data must not take the keys along");
}
