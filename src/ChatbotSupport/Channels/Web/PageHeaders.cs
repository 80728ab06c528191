using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.Web;

/// <summary>What the browser is told about the person's page: nothing from elsewhere, nothing kept, nothing told to others.</summary>
public static class PageHeaders
{
    private static readonly string[] Paths = ["/chat", "/assets", "/n"];

    /// <summary>Puts the headers on every answer of the person's page, and only there.</summary>
    public static void Use(IApplicationBuilder app)
    {
        var policy = Policy();
        app.UseWhen(context => IsOurs(context.Request.Path), branch => branch.UseSecurityHeaders(policy));
    }

    private static bool IsOurs(PathString path) => path == "/" || !path.HasValue || Paths.Any(own => path.StartsWithSegments(own));

    private static HeaderPolicyCollection Policy() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddStrictTransportSecurityMaxAge()
        .RemoveServerHeader()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(Forbid)
        .AddCustomHeader("Cache-Control", "no-store")
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddImgSrc().Self();
            csp.AddBaseUri().None();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
            csp.AddCustomDirective("require-trusted-types-for", "'script'");
        });

    // Only names that browsers know: an unknown one is a warning in the console of every visitor.
    private static void Forbid(PermissionsPolicyBuilder policy)
    {
        policy.AddAccelerometer().None();
        policy.AddAutoplay().None();
        policy.AddCamera().None();
        policy.AddDisplayCapture().None();
        policy.AddEncryptedMedia().None();
        policy.AddFullscreen().None();
        policy.AddGeolocation().None();
        policy.AddGyroscope().None();
        policy.AddMagnetometer().None();
        policy.AddMicrophone().None();
        policy.AddMidi().None();
        policy.AddPayment().None();
        policy.AddPictureInPicture().None();
        policy.AddUsb().None();
    }
}
