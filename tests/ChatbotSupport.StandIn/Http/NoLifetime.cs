using Microsoft.Extensions.Hosting;

namespace ChatbotSupport.StandIn.Http;

/// <summary>Leaves the signals of the operating system alone: whoever started the process ends it, and nothing here holds it back.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
