using System.Net;
using System.Net.Sockets;
using System.Text;
using ChatbotSupport.Channels.WhatsApp;
using ChatbotSupport.GraphApi.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>Whoever finds the address can call it. What they send, slowly or much at once, takes no more memory than is set, and Meta is heard meanwhile.</summary>
public sealed class Whoever_calls_the_webhook
{
    private const int Largest = 3 * 1024 * 1024;

    private static readonly string Forged = "sha256=" + new string('a', 64);

    [Fact]
    public async Task Hundreds_who_announce_much_and_send_slowly_take_little_and_are_ended_in_time()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 7, 14, 7, 0, 0, TimeSpan.Zero));
        await using var number = await RunningWhatsApp.StartAsync(clock);
        var callers = await CallersAsync(number, 200, bytes: 100);
        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<WebhookBodies>().Held), held => held >= 200 * 100);
        Assert.InRange(number.Room<WebhookBodies>().Held, 200 * 100, 200 * WhatsAppLimits.WebhookFirstBytes);

        var person = await number.StartedAsync();
        await person.Screen.ShowsAsync("أهلًا بك");
        clock.Advance(WhatsAppLimits.WebhookTime);

        Assert.All(await Task.WhenAll(callers.Select(StatusAsync)), status => Assert.Contains("408", status, StringComparison.Ordinal));
        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<WebhookBodies>().Held), held => held == 0);
        callers.ForEach(caller => caller.Dispose());
    }

    [Fact]
    public async Task Many_large_bodies_at_once_hold_no_more_than_is_set_and_what_comes_then_is_refused_until_there_is_room()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var callers = await CallersAsync(number, 30, bytes: Largest - 1);
        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<WebhookBodies>().Held), held => held > WhatsAppLimits.WebhookBytesAtOnce / 2);
        Assert.InRange(number.Room<WebhookBodies>().Held, 0, WhatsAppLimits.WebhookBytesAtOnce);

        callers.ForEach(caller => caller.Dispose());

        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<WebhookBodies>().Held), held => held == 0);
        var body = Encoding.UTF8.GetBytes("{\"rest\":\"" + new string('x', 1_000_000) + "\"}");
        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, SignedDelivery.Sign(body, number.Api.AppSecret)));
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox")[0]);
    }

    [Fact]
    public async Task A_body_without_an_end_is_cut_off_at_three_megabytes_and_one_without_a_signature_is_not_read_at_all()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        using var endless = await CallerAsync(number, $"Transfer-Encoding: chunked\r\nX-Hub-Signature-256: {Forged}\r\n\r\n");
        using var unsigned = await CallerAsync(number, $"Content-Length: {Largest}\r\n\r\n");

        Assert.Contains("401", await StatusAsync(unsigned), StringComparison.Ordinal);
        var sending = SendAsync(endless, new string('x', 64 * 1024));
        Assert.Contains("413", await StatusAsync(endless), StringComparison.Ordinal);
        endless.Dispose();
        await sending;
        await Eventually.HoldsAsync(() => Task.FromResult(number.Room<WebhookBodies>().Held), held => held == 0);
    }

    private static async Task<List<Socket>> CallersAsync(RunningWhatsApp number, int count, int bytes)
    {
        var callers = new List<Socket>();
        var some = new byte[bytes];
        for (var caller = 0; caller < count; caller++)
        {
            callers.Add(await CallerAsync(number, $"Content-Length: {Largest}\r\nX-Hub-Signature-256: {Forged}\r\n\r\n"));
            _ = SendAsync(callers[^1], some);
        }

        return callers;
    }

    private static async Task<Socket> CallerAsync(RunningWhatsApp number, string headers)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, number.Hook.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes($"POST {number.Hook.AbsolutePath} HTTP/1.1\r\nHost: {number.Hook.Authority}\r\nContent-Type: application/json\r\n{headers}"));
        return socket;
    }

    private static async Task SendAsync(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Refused in the middle, as it should be.
        }
    }

    private static async Task SendAsync(Socket socket, string chunk)
    {
        var bytes = Encoding.ASCII.GetBytes($"{chunk.Length:x}\r\n{chunk}\r\n");
        try
        {
            while (true)
            {
                await socket.SendAsync(bytes);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Cut off, as it should be.
        }
    }

    private static async Task<string> StatusAsync(Socket socket)
    {
        var answer = new byte[64];
        var count = await socket.ReceiveAsync(answer);
        return Encoding.ASCII.GetString(answer, 0, count).Split('\r')[0];
    }
}
