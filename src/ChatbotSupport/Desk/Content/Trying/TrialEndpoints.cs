using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Stories;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Content.Trying;

/// <summary>Trying the draft, or what runs, in a chat beside it.</summary>
internal static class TrialEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTrial(this IEndpointRouteBuilder content)
    {
        content.MapPost("/trial", BeginAsync);
        content.MapPost("/trial/act", Act);
        content.MapPost("/trial/end", (SignedIn me, TrialTalks talks) =>
        {
            talks.End(me.VolunteerId);
            return Results.Ok(new { });
        });
    }

    private static async Task<IResult> BeginAsync(BeginBody body, SignedIn me, Drafts drafts, Reviews reviews, CurrentPlaybook current, TrialTalks talks, Audit audit)
    {
        await audit.DidAsync(me, "content.trial");
        if (body.Revision is null)
        {
            return Results.Ok(talks.Begin(me.VolunteerId, current.Value, "", body.OnShift).View());
        }

        if (drafts.Newest() is not { Files: not null } draft || draft.Revision != body.Revision)
        {
            return ContentEndpoints.Refuse(nameof(PublishOutcome.Overtaken));
        }

        return (await reviews.OfAsync(draft)).Proposal.Readable is { } playbook
            ? Results.Ok(talks.Begin(me.VolunteerId, playbook, FormattableString.Invariant($"{draft.Revision}"), body.OnShift).View())
            : ContentEndpoints.Refuse(nameof(PublishOutcome.NotSound));
    }

    private static IResult Act(ActBody body, SignedIn me, TrialTalks talks)
    {
        if (Read(body) is not { } act)
        {
            return Results.BadRequest();
        }

        return talks.Of(me.VolunteerId) is not { } talk ? Results.NotFound()
            : talk.Act(act) ? Results.Ok(talk.View())
            : ContentEndpoints.Refuse("TrialCannot");
    }

    private static StoryAct? Read(ActBody body) => body switch
    {
        { Says: { } text } when text.Trim() is { Length: > 0 and <= ConversationLimits.MaxVolunteerText } words => new Says([words]),
        { Presses: { Length: > 0 and <= ConversationLimits.MaxVolunteerText } words } => new Presses(words),
        { Minutes: > 0 } when TimeSpan.FromMinutes(body.Minutes) <= ContentLimits.TrialStep => new Passes(TimeSpan.FromMinutes(body.Minutes)),
        { Leaves: true } => new Leaves(),
        _ => null,
    };

    internal sealed record BeginBody(long? Revision, bool OnShift);

    internal sealed record ActBody(string? Says, string? Presses, int Minutes, bool Leaves);
}
