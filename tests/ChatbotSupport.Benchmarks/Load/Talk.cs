namespace ChatbotSupport.Benchmarks.Load;

/// <summary>What people under load write: questions, small talk, steps, numbers, things nobody understands, now and then a cry for a human.</summary>
internal static class Talk
{
    private const string WantsHuman = "اريد احجي وي احد";

    /// <summary>One person in this many asks for a human.</summary>
    private const int AsksForHuman = 20;

    private static readonly string[] Lines =
    [
        "السلام عليكم", "لازم ادفعله لو لا", "شنو اسوي هسه", "شلون احمي حسابي", "القائمة", "1",
        "واحد يهددني ينشر صوري", "شلون ابلغ الشرطة", "هذا الرابط صحيح؟ bit.ly/abc", "ما اعرف", "شكرا",
    ];

    /// <summary>The line a person writes as their nth.</summary>
    public static string Line(int person, int turn) =>
        turn == 0 && person % AsksForHuman == 0 ? WantsHuman : Lines[(person + turn) % Lines.Length];
}
