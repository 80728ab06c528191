using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Care;

/// <summary>Looking after those who look after others: a talk after a hard case, and help for oneself.</summary>
internal static class CareEndpoints
{
    private const string OneTalk = "/desk/api/own/{id}";

    /// <summary>Maps the endpoints.</summary>
    public static void MapCare(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/debrief", async (WishBody body, SignedIn me, Debriefs debriefs) =>
            !Enum.TryParse<DebriefWish>(body.Wish, out var wish) || !Enum.IsDefined(wish) ? Results.BadRequest()
            : await debriefs.WishAsync(me.VolunteerId, wish) ? Results.Ok(new { }) : Results.NotFound());
        routes.MapPost("/desk/api/debriefs/{id:long}/settled", async (long id, SignedIn me, Debriefs debriefs) =>
            !me.Coordinator ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : await debriefs.SettleAsync(id, me.VolunteerId) ? Results.Ok(new { }) : Results.NotFound());

        routes.MapGet("/desk/api/own", (SignedIn me, OwnTalks talks) => Results.Ok(new
        {
            coordinators = talks.Coordinators(me.VolunteerId),
            talks = talks.Of(me.VolunteerId).Select(talk => new { talk.Id, talk.Other, own = talk.IsOwn != 0, talk.LastAt, closed = talk.ClosedAt is not null, talk.Unread }),
        }));
        routes.MapPost("/desk/api/own", async (OpenBody body, SignedIn me, OwnTalks talks) =>
            await talks.OpenAsync(me.VolunteerId, body.Alias ?? "") is { } id ? Results.Ok(new { talk = id }) : Results.NotFound());
        routes.MapGet(OneTalk, async (string id, SignedIn me, OwnTalks talks) => await talks.ReadAsync(me.VolunteerId, id) is { } view ? Results.Ok(view) : Results.NotFound());
        routes.MapPost(OneTalk + "/write", async (string id, WriteBody body, SignedIn me, OwnTalks talks) =>
            body.Text?.Trim() is not { Length: > 0 and <= ConversationLimits.MaxVolunteerText } text ? Results.BadRequest()
            : await talks.WriteAsync(me.VolunteerId, id, text) ? Results.Ok(new { }) : Results.NotFound());
        routes.MapPost(OneTalk + "/close", async (string id, SignedIn me, OwnTalks talks) => await talks.CloseAsync(me.VolunteerId, id) ? Results.Ok(new { }) : Results.NotFound());
        routes.MapPost(OneTalk + "/delete", async (string id, SignedIn me, OwnTalks talks) => await talks.DeleteAsync(me.VolunteerId, id) ? Results.Ok(new { }) : Results.NotFound());
    }

    internal sealed record WishBody(string? Wish);

    internal sealed record OpenBody(string? Alias);

    internal sealed record WriteBody(string? Text)
    {
        /// <summary>Its kind alone: what is in it is somebody's.</summary>
        public override string ToString() => nameof(WriteBody);
    }
}
