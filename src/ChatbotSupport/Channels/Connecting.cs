using System.Net.Sockets;

namespace ChatbotSupport.Channels;

/// <summary>Opens connections to messengers. One that never came about must not look like an answer that never came: nothing was sent, so it can be tried again.</summary>
internal static class Connecting
{
    /// <summary>Connects, or fails as a connection does.</summary>
    public static async ValueTask<Stream> Async(SocketsHttpConnectionContext context, TimeSpan atMost, CancellationToken cancellation)
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
