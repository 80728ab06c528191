using ChatbotSupport.Storage;

namespace ChatbotSupport.Privacy;

/// <summary>Why keys and database do not fit together, and what to do; going on would make people's conversations unreadable for good.</summary>
internal static class KeyRefusal
{
    public static StartRefusedException Missing(string folder) => new(
        $"في قاعدة البيانات محادثات، لكن مفاتيحها ليست في {folder}. أعد مجلد المفاتيح الأصلي أو نسخته (backup --keys) إلى هذا المكان، أو صحح الإعداد Privacy:KeyFolder. لا تنشئ مفاتيح جديدة: لن تُقرأ المحادثات بها.",
        $"The database holds conversations, but their keys are not in {folder}. Put the original key folder or its copy (backup --keys) there, or correct the setting Privacy:KeyFolder. Do not start with new keys: they cannot read the conversations.");

    public static StartRefusedException Foreign(string folder) => new(
        $"المفاتيح في {folder} لا تخص قاعدة البيانات هذه. أعد المفاتيح التي كُتبت بها، أو صحح الإعدادين Privacy:KeyFolder و Storage:ConnectionString.",
        $"The keys in {folder} do not belong to this database. Put back the keys it was written with, or correct the settings Privacy:KeyFolder and Storage:ConnectionString.");

    public static StartRefusedException Locked(string folder) => new(
        $"المفاتيح في {folder} مقفلة، وما في الإعدادات لا يفتحها. اكتب الكلمة أو الملف الذي أُقفلت به في Privacy:Passphrase أو Privacy:KeyFile؛ ومن غيّره ينقل القديم إلى Privacy:FormerPassphrase أو Privacy:FormerKeyFile إلى أن ينتهي الأمر keys rotate.",
        $"The keys in {folder} are locked, and what the settings name does not open them. Give what they were locked with as Privacy:Passphrase or Privacy:KeyFile; after changing it, keep the old one as Privacy:FormerPassphrase or Privacy:FormerKeyFile until keys rotate has ended.");

    public static StartRefusedException Older(string folder) => new(
        $"المفاتيح في {folder} أقدم من قاعدة البيانات: تنقصها مفاتيح أشخاص كتبوا بعد نسخها. أعد نسخة أحدث من المفاتيح، أو استرجع قاعدة بيانات من وقت نسخة المفاتيح.",
        $"The keys in {folder} are older than the database: keys of people who wrote later are missing. Put back a newer copy of the keys, or restore a database from the time of that copy.");
}
