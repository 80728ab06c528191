using ChatbotSupport.Operations.Settings;
using ChatbotSupport.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using OpenTelemetry.Metrics;

namespace ChatbotSupport.Operations.Metrics;

/// <summary>Serves `/metrics` on an address of its own on this computer: a server apart, so that nothing of it can ever appear on the public pages.</summary>
public sealed class MetricsDoor(MetricsSettings settings, IServiceProvider rooms) : IHostedService, IAsyncDisposable
{
    private const string Runtime = "System.Runtime";

    private WebApplication? _door;
    private StandingGauges? _gauges;

    /// <inheritdoc/>
    /// <exception cref="StartRefusedException">Another program uses the address.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _gauges = ActivatorUtilities.CreateInstance<StandingGauges>(rooms);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddRoutingCore();

        // A page of somebody else that points its own name at this computer is not answered.
        builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        builder.Services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(StandingGauges.Meters, Runtime).AddPrometheusExporter());
        _door = builder.Build();
        _door.UseHostFiltering();
        _door.UseRouting();
        _door.MapPrometheusScrapingEndpoint();
        _door.Urls.Add(settings.Listen);
        try
        {
            await _door.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartRefusedException(
                $"العنوان {settings.Listen} يستعمله برنامج آخر؛ أوقفه أو غيّر الإعداد Metrics:Listen",
                $"{settings.Listen} is used by another program; stop it or change the setting Metrics:Listen.");
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_door is not null)
        {
            await _door.StopAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_door is not null)
        {
            await _door.DisposeAsync();
        }

        _gauges?.Dispose();
    }
}
