using ChatbotSupport.Desk.Care;
using ChatbotSupport.Desk.Cases;
using ChatbotSupport.Desk.Content;
using ChatbotSupport.Desk.GoLive;
using ChatbotSupport.Desk.Practice;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Desk.Status;
using ChatbotSupport.Desk.Team;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ChatbotSupport.Desk;

/// <summary>Opens the volunteers' desk at `/desk`.</summary>
public static class DeskRoom
{
    /// <summary>Adds what the desk needs; storage, turns and playbooks are added by their own rooms.</summary>
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<Roster>()
        .AddSingleton<Membership>()
        .AddSingleton<VolunteerAccounts>()
        .AddSingleton<Colleagues>()
        .AddSingleton<ShiftEnds>()
        .AddHostedService(services => services.GetRequiredService<ShiftEnds>())
        .AddSingleton<SignInLinks>()
        .AddSingleton<DeskSessions>()
        .AddSingleton<ChangeStream>()
        .AddSingleton<QueueReader>()
        .AddSingleton<TalkReader>()
        .AddSingleton<CaseReader>().AddSingleton<Reachable>().AddSingleton<Contacts>()
        .AddSingleton<StatusReader>()
        .AddSingleton<GoLiveList>()
        .AddSingleton<Alerts>()
        .AddSingleton<PracticeRoom>()
        .AddSingleton<Debriefs>()
        .AddSingleton<OwnTalks>()
        .AddContent()
        .AddSingleton<AuditTrail>()
        .AddSingleton<Audit>();

    /// <summary>Maps the desk's pages and endpoints.</summary>
    public static WebApplication MapDesk(this WebApplication app)
    {
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/desk"), desk =>
        {
            desk.UseSecurityHeaders(DeskHeaders.Policy);
            desk.Use(LimitBody);
            desk.UseMiddleware<DeskGuard>();
        });
        app.MapSignIn();
        app.MapCases();
        app.MapVolunteer();
        app.MapCoordinators();
        app.MapRoster();
        app.MapStuck();
        app.MapClock();
        app.MapPractice();
        app.MapCare();
        app.MapContent();
        return app;
    }

    private static Task LimitBody(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = DeskLimits.BodyBytes;
        }

        return next(context);
    }
}
