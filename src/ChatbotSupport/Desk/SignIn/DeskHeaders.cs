using Microsoft.AspNetCore.Builder;

namespace ChatbotSupport.Desk.SignIn;

/// <summary>What browsers are told about every page of the desk: nothing from elsewhere, nothing kept, nothing framed.</summary>
internal static class DeskHeaders
{
    /// <summary>The policy.</summary>
    public static HeaderPolicyCollection Policy { get; } = new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicySameOrigin() // with no-referrer a browser would send "Origin: null" from our own form
        .AddStrictTransportSecurityMaxAge()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp())
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().None();
            policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            policy.AddImgSrc().Self();
            policy.AddConnectSrc().Self();
            policy.AddFormAction().Self();
            policy.AddBaseUri().None();
            policy.AddFrameAncestors().None();
            policy.AddRequireTrustedTypesFor().Script();
        })
        .AddCustomHeader("Cache-Control", "no-store")
        .AddCustomHeader("X-Robots-Tag", "noindex, nofollow")
        .RemoveServerHeader();
}
