namespace ChatbotSupport.Channels.Web;

/// <summary>The chat was opened, or left.</summary>
/// <param name="Id">Drawn by the browser; a repeated one is stored once.</param>
public sealed record Signed(Guid Id);

/// <summary>The person wrote.</summary>
public sealed record SaidText(Guid Id, string Text)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(SaidText);
}

/// <summary>The person pressed a button.</summary>
public sealed record SaidPress(Guid Id, string Payload)
{
    /// <summary>Its kind alone: what is in it is somebody's.</summary>
    public override string ToString() => nameof(SaidPress);
}

/// <summary>A picture or the like was dropped or pasted; it stayed in the browser, only its kind is told.</summary>
public sealed record SaidMedia(Guid Id, string? Kind);

/// <summary>A line was shown.</summary>
public sealed record Shown(long Number);
