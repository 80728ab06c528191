namespace ChatbotSupport.Operations.Settings;

/// <summary>The volunteers' desk.</summary>
public sealed record DeskSettings : ISettings
{
    /// <summary>The time zone of opening hours and shown times, an IANA name. Default Asia/Baghdad.</summary>
    public string TimeZone { get; init; } = "Asia/Baghdad";

    /// <summary>The zone, once <see cref="Check"/> found nothing.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new(nameof(TimeZone), TimeZone,
                "اكتب اسم منطقة زمنية معروفة مثل Asia/Baghdad",
                "write a known time zone such as Asia/Baghdad");
        }
    }
}
