namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>What operators are told about `messages.yaml`.</summary>
public static class MessageSentences
{
    /// <summary>A sentence the bot needs is not there.</summary>
    public static Finding Missing(Place at, string id) => Finding.Error(
        "missing_message",
        at,
        new($"تنقص الرسالة «{id}»، والبوت يحتاج إليها.", $"The message “{id}” is missing; the bot needs it."),
        new($"يُضاف «{id}: |» ثم النص في السطر التالي.", $"Add “{id}: |” and its text on the next line."));

    /// <summary>A sentence that the bot never says.</summary>
    public static Finding Unknown(Place at, string id, string? nearest) => Finding.Error(
        "unknown_message",
        at,
        new($"لا يستعمل البوت رسالة باسم «{id}».", $"The bot uses no message “{id}”."),
        Meant.One(nearest, "يُصحح الاسم أو تُحذف الرسالة.", "Correct the name or delete the message."));

    /// <summary>Something that the message should tell is missing in it.</summary>
    public static Finding ArgumentNotUsed(Place at, string id, string argument) => Finding.Warning(
        "argument_not_used",
        at,
        new($"لا تذكر الرسالة «{id}» ما يُملأ في (({argument})).", $"The message “{id}” does not use (({argument}))."),
        new("يُضاف حيث يفيد القارئ، أو تُترك إن كان ذلك مقصودًا.", "Add it where it helps the reader, or leave it if that is intended."));
}
