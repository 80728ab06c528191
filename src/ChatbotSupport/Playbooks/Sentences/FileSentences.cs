namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about the folder and its files.</summary>
public static class FileSentences
{
    /// <summary>The folder is not there.</summary>
    public static Finding FolderMissing(string folder) => Finding.Error(
        "folder_missing",
        Place.Start(folder),
        new("مجلد المحتوى غير موجود.", "The folder of the playbook is not there."),
        new("يُراجع الإعداد Playbook:Folder، أو يُعاد المجلد إلى مكانه.", "Check the setting Playbook:Folder, or put the folder back."));

    /// <summary>The folder cannot be opened.</summary>
    public static Finding FolderUnreadable(string folder) => Finding.Error(
        "folder_unreadable",
        Place.Start(folder),
        new("لا يمكن فتح مجلد المحتوى.", "The folder of the playbook cannot be opened."),
        new("تُراجع صلاحيات المجلد على هذا الجهاز.", "Check the permissions of the folder on this machine."));

    /// <summary>A file cannot be opened.</summary>
    public static Finding FileUnreadable(string file) => Finding.Error(
        "file_unreadable",
        Place.Start(file),
        new("لا يمكن فتح الملف.", "The file cannot be opened."),
        new("قد يكون مفتوحًا في برنامج آخر، أو بلا صلاحية قراءة.", "Another program may hold it open, or reading it is not permitted."));

    /// <summary>A file changed while it was read.</summary>
    public static Finding FileChanging(string file) => Finding.Error(
        "file_changing",
        Place.Start(file),
        new("تغيّر الملف أثناء قراءته.", "The file changed while it was read."),
        new("يُعاد الفحص بعد انتهاء الحفظ.", "Check again once saving has finished."));

    /// <summary>Whether it may pass without anybody mending a file: a program held it open, or was still saving.</summary>
    public static bool MayPass(Finding finding) => finding.Code is "file_unreadable" or "file_changing" or "folder_unreadable";

    /// <summary>Too many files.</summary>
    public static Finding TooManyFiles(string folder, int count) => Finding.Error(
        "too_many_files",
        Place.Start(folder),
        new($"في المجلد {count} ملفًا، والحد {PlaybookLimits.MaxFiles}.", $"The folder holds {count} files; the limit is {PlaybookLimits.MaxFiles}."),
        new("قد يكون هذا مجلدًا آخر. يُراجع الإعداد Playbook:Folder.", "This may be another folder. Check the setting Playbook:Folder."));

    /// <summary>A file that must be there is not.</summary>
    public static Finding FileMissing(string file) => Finding.Error(
        "file_missing",
        Place.Start(file),
        new($"الملف {file} غير موجود.", $"The file {file} is not there."),
        new("يُعاد إلى مكانه، أو يُؤخذ من نسخة سابقة.", "Put it back, or take it from an earlier copy."));

    /// <summary>A file that nobody reads.</summary>
    public static Finding UnknownFile(string file, string? nearest) => Finding.Error(
        "unknown_file",
        Place.Start(file),
        new($"لا يُقرأ ملف بهذا الاسم في هذا المكان: {file}.", $"No file of this name is read here: {file}."),
        Meant.One(nearest, "المسارات في flows، والأجوبة في answers، والتنبيهات في alerts.", "Flows belong into flows, answers into answers, alerts into alerts."));

    /// <summary>The other spelling of the ending.</summary>
    public static Finding WrongEnding(string file) => Finding.Error(
        "wrong_ending",
        Place.Start(file),
        new("لن يُقرأ هذا الملف، لأن نهايته ليست .yaml", "This file would not be read; its ending is not .yaml"),
        new("تُغيَّر نهاية الاسم إلى .yaml بحروف صغيرة.", "Change the ending to .yaml in small letters."));
}
