using ChatbotSupport.Core;

namespace ChatbotSupport.Playbooks;

/// <summary>What people read of the playbook that was due to be checked again before today. It is still shown, with its date; coordinators are told.</summary>
/// <param name="Facts">Ids of numbers, laws, links and the like that are shown.</param>
/// <param name="Alerts">Ids of warnings about scams and rumours.</param>
public sealed record Reviews(IReadOnlyList<string> Facts, IReadOnlyList<string> Alerts)
{
    /// <summary>How many there are.</summary>
    public int Count => Facts.Count + Alerts.Count;

    /// <summary>Counts them on a day.</summary>
    /// <param name="playbook">What runs.</param>
    /// <param name="today">The day at the desk.</param>
    public static Reviews Of(Playbook playbook, DateOnly today) => new(
        [.. playbook.Facts.Values.Where(fact => fact.Show && fact.ReviewBy < today).Select(fact => fact.Id).Order(StringComparer.Ordinal)],
        [.. playbook.Alerts.Values.Where(alert => alert.ReviewBy < today).Select(alert => alert.Id).Order(StringComparer.Ordinal)]);
}
