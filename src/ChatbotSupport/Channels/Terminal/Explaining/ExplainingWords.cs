using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Channels.Terminal.Explaining;

/// <summary>Arabic words for the clocks, which the desk does not name.</summary>
public static class ExplainingWords
{
    /// <summary>What a clock waits for.</summary>
    public static string Timer(TimerKind kind) => kind switch
    {
        TimerKind.ReplyDue => "موعد الرد",
        TimerKind.Lease => "عودة الحالة إلى الطابور",
        TimerKind.OnCall => "تنبيه المناوبين",
        TimerKind.SilentVolunteer => "كلمة أمان إن لم يرد الفريق",
        TimerKind.WindowClosing => "قرب انتهاء مهلة واتساب",
        TimerKind.FollowUp => "سؤال لاحق وافق عليه الشخص",
        TimerKind.Silence => "صمت ثلاثين يومًا",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no word"),
    };
}
