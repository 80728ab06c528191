using System.Net.Sockets;

namespace ChatbotSupport.Channels;

/// <summary>Opens connections to messengers. One that never came about must not look like an answer that never came: nothing was sent, so it can be tried again.</summary>
public static class Connecting
{
    /// <summary>Connects to one host and to no other, whoever asks: a client that was led elsewhere would take a token or somebody's words along.</summary>
    public static Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> OnlyTo(string address, TimeSpan atMost)
    {
        var host = new Uri(address);
        return (context, cancellation) => context.InitialRequestMessage.RequestUri is { } asked && asked.IdnHost == host.IdnHost && asked.Port == host.Port && asked.Scheme == host.Scheme
            ? Async(context, atMost, cancellation)
            : throw new HttpRequestException(HttpRequestError.ConnectionError, "Another host than the channel's was asked for.");
    }

    private static async ValueTask<Stream> Async(SocketsHttpConnectionContext context, TimeSpan atMost, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, limit.Token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
