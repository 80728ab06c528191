using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Operations.Verbs;

/// <summary>`health`: asks the running program whether it answers people; for containers and watchdogs.</summary>
public static class HealthVerb
{
    // Containers ask every half minute and give up on their own soon after.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The verb.</summary>
    public static Command Build(Tongue tongue)
    {
        var verb = new Command("health", tongue.Say("يسأل البرنامج العامل هل هو بخير: 0 نعم، 2 لا", "asks the running program whether it is well: 0 yes, 2 no"));
        verb.SetAction((_, stop) => AskAsync(tongue, stop));
        return verb;
    }

    private static async Task<int> AskAsync(Tongue tongue, CancellationToken stop)
    {
        if (Surroundings.Read(tongue, Console.Error) is not { } surroundings)
        {
            return ExitCode.CouldNotRun;
        }

        var ready = Door(surroundings.Settings.Web);
        try
        {
            using var http = new HttpClient { Timeout = Patience };
            using var answer = await http.GetAsync(ready, stop);
            Console.WriteLine(answer.IsSuccessStatusCode
                ? tongue.Say("بخير", "well")
                : tongue.Say("يعمل لكنه ليس جاهزًا", "running but not ready"));
            return answer.IsSuccessStatusCode ? ExitCode.Fine : ExitCode.CouldNotRun;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException or SocketException)
        {
            await Console.Error.WriteLineAsync(tongue.Say($"لا جواب من {ready}", $"no answer from {ready}"));
            return ExitCode.CouldNotRun;
        }
    }

    // "Every interface" is an address to listen on, not one to ask.
    private static Uri Door(WebSettings web)
    {
        var listen = new UriBuilder(web.ListenUri) { Path = Health.ReadyPath };
        if (IPAddress.TryParse(web.ListenUri.DnsSafeHost, out var address) && (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any)))
        {
            listen.Host = IPAddress.Loopback.ToString();
        }

        return listen.Uri;
    }
}
