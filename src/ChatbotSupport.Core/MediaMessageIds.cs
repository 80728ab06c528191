namespace ChatbotSupport.Core;

/// <summary>The ids of the sentences for somebody who sends a place, a card, a sticker or something that cannot be read, for whoever passes on what somebody else wrote, and for whoever wants a photo gone from the chat; they stand in `messages.yaml` with the others.</summary>
public static class MediaMessageIds
{
    /// <summary>Every id with the argument names its text may use as ((name)).</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> All { get; } =
        new[] { Place, Card, Sticker, Unreadable, DeskPlace, DeskUnreadable, Delete, DeleteQuestion, DeleteYes, DeleteNo, Deleted, Kept }.ToDictionary(id => id, _ => (IReadOnlyList<string>)[])
            .Append(new(ForwardedLine, ["text"])).ToDictionary();

#pragma warning disable CS1591 // The names say what the sentences are; the texts stand in messages.yaml.
    public const string Place = "media_place";
    public const string Card = "media_card";
    public const string Sticker = "media_sticker";
    public const string Unreadable = "media_unreadable";
    public const string DeskPlace = "desk_media_place";
    public const string DeskUnreadable = "desk_media_unreadable";
    public const string Delete = "media_delete";
    public const string DeleteQuestion = "media_delete_question";
    public const string DeleteYes = "media_delete_yes";
    public const string DeleteNo = "media_delete_no";
    public const string Deleted = "media_deleted";
    public const string Kept = "media_kept";
    public const string ForwardedLine = "forwarded_line";
#pragma warning restore CS1591
}
