namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>What the Graph API said no with, or what a status says a message failed with: codes only, because its words may quote what was sent.</summary>
/// <param name="Code">Meta's code.</param>
/// <param name="Subcode">Its second code; null when there is none.</param>
internal sealed record GraphFailure(int Code, int? Subcode = null)
{
    /// <summary>A name for the log.</summary>
    public string Name => Subcode is { } sub ? $"{Code}/{sub}" : $"{Code}";

    /// <summary>What follows from it.</summary>
    public FailureKind Kind => Code switch
    {
        0 or 190 => FailureKind.Refused,
        3 or 10 or (>= 200 and <= 299) => FailureKind.Setting,
        100 when Subcode == 33 => FailureKind.Setting,
        131005 or 131037 or 131045 or 133000 or 133005 or 133006 or 133008 or 133009 or 133010 or 133015 or 133016 or 2388103 => FailureKind.Setting,
        368 or 131031 => FailureKind.Locked,
        131042 => FailureKind.Unpaid,
        4 or 80007 or 130429 or 613 => FailureKind.NumberTooFast,
        131048 => FailureKind.Spam,
        131056 => FailureKind.PersonTooFast,
        131047 => FailureKind.Closed,
        131026 => FailureKind.Unreachable,
        1 or 2 or 131000 or 131016 or 131057 or 133004 => FailureKind.Temporary,
        >= 132000 and <= 132999 => FailureKind.Template,
        100 or 131008 or 131009 => FailureKind.Shape,
        _ => FailureKind.ForGood,
    };
}

/// <summary>Whose fault a failure is, and what is done about it.</summary>
internal enum FailureKind
{
    /// <summary>Our token is not taken: coordinators are told, tried again every minute.</summary>
    Refused,

    /// <summary>A right, the number or its registration is missing: the same.</summary>
    Setting,

    /// <summary>The account is locked or restricted: the same.</summary>
    Locked,

    /// <summary>Nothing is delivered because it cannot be billed.</summary>
    Unpaid,

    /// <summary>The number, or the whole account, sends too fast.</summary>
    NumberTooFast,

    /// <summary>Too many people complained or blocked the number.</summary>
    Spam,

    /// <summary>This one person is written to too fast.</summary>
    PersonTooFast,

    /// <summary>The 24 hours are over.</summary>
    Closed,

    /// <summary>The person is not reached: blocked us, or is not on WhatsApp any more.</summary>
    Unreachable,

    /// <summary>Something at Meta; it passes.</summary>
    Temporary,

    /// <summary>The template is missing, refused, paused or of another form.</summary>
    Template,

    /// <summary>What was sent has a form that is not taken.</summary>
    Shape,

    /// <summary>Trying again changes nothing.</summary>
    ForGood,
}
