namespace ChatbotSupport.Delivery.Stuck;

/// <summary>What came of trying a stuck item again, or of dropping it.</summary>
public enum StuckOutcome
{
    /// <summary>It is on its way once more; the gate for unprompted lines holds as for any other.</summary>
    Queued,

    /// <summary>It is dropped for good.</summary>
    Dropped,

    /// <summary>There is no such item.</summary>
    Unknown,

    /// <summary>It is not stuck any more: delivered, dropped, or on its way.</summary>
    NotStuck,

    /// <summary>Its words were deleted after the time they are kept, or with their person.</summary>
    Gone,

    /// <summary>Only its number is left, because it could not be read; or nobody waits for it any more.</summary>
    Hopeless,

    /// <summary>The person left quickly or blocked us: nothing is said to them until they write.</summary>
    PersonAway,
}
