using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatbotSupport.StandIn.Http;

/// <summary>A server on this computer only, without configuration and without a log: addresses and bodies hold tokens, numbers and words.</summary>
public sealed class Loopback : IAsyncDisposable
{
    private readonly WebApplication _application;

    /// <summary>Makes it; nobody is answered yet.</summary>
    /// <param name="port">Where; 0 for any that is free.</param>
    /// <param name="serve">What answers.</param>
    public Loopback(int port, RequestDelegate serve)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        _application = builder.Build();
        _application.Run(serve);
    }

    /// <summary>Begins to answer; returns where.</summary>
    public async Task<string> StartAsync()
    {
        await _application.StartAsync();
        return _application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }
}
