using ChatbotSupport.Core.Cases;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>The volunteer behind a request, as stored at this moment.</summary>
/// <param name="VolunteerId">Who.</param>
/// <param name="Alias">What people read.</param>
/// <param name="Coordinator">Whether they see the coordinators' tab and may read along.</param>
/// <param name="OnShiftUntil">End of the shift, unix milliseconds, or null.</param>
/// <param name="ExpiresAt">When the session ends whatever happens.</param>
/// <param name="LastSeenAt">When the volunteer last gave a sign.</param>
/// <param name="ContactAt">When a page of theirs was last heard of, or null.</param>
/// <param name="Pending">Not approved yet: cards only.</param>
/// <param name="Hash">The session's stored hash.</param>
internal sealed record SignedIn(
    string VolunteerId, string Alias, bool Coordinator, long? OnShiftUntil, long ExpiresAt, long LastSeenAt, long? ContactAt, bool Pending, byte[] Hash)
{
    private static readonly object Key = new();

    /// <summary>Somebody of the team who is known by their account of a messenger instead of a session.</summary>
    public static SignedIn By(Volunteer volunteer) => new(
        volunteer.Id, volunteer.Alias, volunteer.IsCoordinator, volunteer.OnShiftUntil?.ToUnixTimeMilliseconds(), 0, 0, null, volunteer.Pending, []);

    /// <summary>As the cases know them.</summary>
    public CaseOwner AsOwner => new(VolunteerId, Alias);

    /// <summary>Keeps it with the request, after the guard let it through.</summary>
    public void Attach(HttpContext context) => context.Items[Key] = this;

    /// <summary>Hands it to an endpoint's parameter.</summary>
    public static ValueTask<SignedIn?> BindAsync(HttpContext context) => new((SignedIn?)context.Items[Key]);
}
