namespace ChatbotSupport.Privacy;

/// <summary>A key that no key of the ring opens: the row was damaged, or comes from another installation. Nobody can read what was sealed with it.</summary>
/// <param name="Number">The number of the key.</param>
/// <param name="PersonId">Whose it was.</param>
internal sealed record DamagedKey(long Number, string PersonId);

/// <summary>Some keys that were gone through.</summary>
/// <param name="Last">The number of the last one.</param>
/// <param name="IsAll">There was none left.</param>
/// <param name="Count">How many were wrapped anew.</param>
/// <param name="Damaged">Those that did not open.</param>
internal sealed record RewrappedKeys(long Last, bool IsAll, int Count, IReadOnlyList<DamagedKey> Damaged);
