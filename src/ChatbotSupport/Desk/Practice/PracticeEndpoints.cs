using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Practice;
using ChatbotSupport.Desk.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatbotSupport.Desk.Practice;

/// <summary>Practising on the desk's page.</summary>
internal static class PracticeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPractice(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/desk/api/practice/start", (SignedIn me, PracticeRoom room) => room.Start(me.VolunteerId) is { } run ? Results.Ok(View(run)) : Results.NotFound());
        routes.MapPost("/desk/api/practice/answer", AnswerAsync);
        routes.MapPost("/desk/api/practice/leave", (SignedIn me, PracticeRoom room) =>
        {
            room.Leave(me.VolunteerId);
            return Results.Ok(new { });
        });
    }

    private static async Task<IResult> AnswerAsync(AnswerBody body, SignedIn me, PracticeRoom room) =>
        body.Text?.Trim() is not { Length: > 0 and <= ConversationLimits.MaxVolunteerText } text ? Results.BadRequest()
        : await room.AnswerAsync(me.VolunteerId, text) is { } run ? Results.Ok(View(run))
        : Results.NotFound();

    private static PracticeView View(PracticeRun run) => new(
        run.Story.Title, run.Story.Card, [.. run.Lines.Select(line => new PracticeLineView(line.IsPerson, line.Text))], run.IsDone,
        run.IsDone ? [.. run.Feedback().Select(word => new PracticeWordView(word.IsGood, word.Text))] : []);

    internal sealed record AnswerBody(string? Text);

    private sealed record PracticeView(string Title, string Card, IReadOnlyList<PracticeLineView> Lines, bool Done, IReadOnlyList<PracticeWordView> Feedback);

    private sealed record PracticeLineView(bool Person, string Text);

    private sealed record PracticeWordView(bool Good, string Text);
}
