using System.Net;
using System.Net.Http.Headers;

namespace ChatbotSupport.GraphApi.Webhooks;

/// <summary>Brings what happened to the product's address, signed, again and again until it answers 200.</summary>
public sealed class WebhookDelivery : IDisposable
{
    private readonly World _world;
    private readonly GraphServer _server;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly List<SignedDelivery> _all = [];
    private int _underWay;
    private bool _twice;
    private bool _reversed;

    internal WebhookDelivery(World world, GraphServer server)
    {
        (_world, _server) = (world, server);
    }

    /// <summary>Where it is brought; nothing before the address was proven.</summary>
    public Uri? Url { get; private set; }

    /// <summary>How many things come in one delivery at most.</summary>
    public int PerDelivery { get; set; } = 10;

    /// <summary>Deliveries under way at once. With more than one, order is lost as it is with Meta.</summary>
    public int AtOnce { get; set; } = 1;

    /// <summary>Every delivery so far.</summary>
    public IReadOnlyList<SignedDelivery> All
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>Asks the address back for a word, as Meta does when the webhook is set up, and uses it if it answers rightly.</summary>
    public async Task<bool> SubscribeAsync(Uri url, string? verifyToken = null)
    {
        const string Challenge = "1158201444";
        var question = $"{url}?hub.mode=subscribe&hub.challenge={Challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken ?? _server.VerifyToken)}";
        using var answer = await _http.GetAsync(new Uri(question));
        if (answer.StatusCode != HttpStatusCode.OK || await answer.Content.ReadAsStringAsync() != Challenge)
        {
            return false;
        }

        Use(url);
        return true;
    }

    /// <summary>Uses an address without asking back.</summary>
    public void Use(Uri? url)
    {
        lock (_world.Gate)
        {
            Url = url;
            _world.Changed.Ring();
        }
    }

    /// <summary>Brings nothing for the time being, so that what happens meanwhile comes together.</summary>
    public void Hold()
    {
        lock (_world.Gate)
        {
            _world.Events.IsHeld = true;
        }
    }

    public void Release()
    {
        lock (_world.Gate)
        {
            _world.Events.IsHeld = false;
            _world.Changed.Ring();
        }
    }

    /// <summary>The next delivery comes twice.</summary>
    public void NextComesTwice()
    {
        lock (_world.Gate)
        {
            _twice = true;
        }
    }

    /// <summary>The next delivery holds its things in reverse order.</summary>
    public void NextComesReversed()
    {
        lock (_world.Gate)
        {
            _reversed = true;
        }
    }

    /// <summary>Waits until everything that happened so far was brought and taken.</summary>
    public Task UntilTakenAsync() => _world.UntilAsync(() => _world.Events.Count == 0 && _underWay == 0 ? this : null, () => $"{_world.Events.Count + _underWay} things were never taken.");

    /// <summary>Brings any bytes with any signature, once; the HTTP code comes back.</summary>
    public async Task<int> BringAsync(Uri url, ReadOnlyMemory<byte> body, string? signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        // Whoever refuses by the length alone answers before the rest is on its way.
        request.Headers.ExpectContinue = body.Length > GraphLimits.DeliveryBytes / 2;
        if (signature is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Hub-Signature-256", signature);
        }

        using var answer = await _http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    internal async Task RunAsync(CancellationToken stop)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                Task next;
                lock (_world.Gate)
                {
                    next = _world.Changed.Next;
                    running.RemoveAll(task => task.IsCompleted);
                    while (Url is not null && _underWay < AtOnce && _world.Events.Take(PerDelivery) is { Count: > 0 } events)
                    {
                        _underWay++;
                        running.Add(BringAsync(events, stop));
                    }
                }

                await next.WaitAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    public void Dispose() => _http.Dispose();

    // Once more at once, then after pauses that double, for as long as Meta tries.
    private async Task BringAsync(IReadOnlyList<Event> events, CancellationToken stop)
    {
        var (delivery, again) = Pack(events);

        // The gate is held by whoever starts this.
        await Task.Yield();
        var end = _world.Now + GraphLimits.DeliveryLife;
        try
        {
            for (var pause = TimeSpan.Zero; !await TryAsync(delivery, stop) && _world.Now < end; pause = Longer(pause))
            {
                await Task.Delay(pause, _world.Clock, stop);
            }

            if (again)
            {
                await TryAsync(delivery, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server stops; what was not brought stays undelivered.
        }
        finally
        {
            lock (_world.Gate)
            {
                _underWay--;
                _world.Changed.Ring();
            }
        }
    }

    private (SignedDelivery SignedDelivery, bool Again) Pack(IReadOnlyList<Event> events)
    {
        var delivery = SignedDelivery.Of(_reversed ? [.. events.Reverse()] : events, _world, _server.BusinessAccountId, _server.AppSecret);
        var again = _twice;
        (_twice, _reversed) = (false, false);
        _all.Add(delivery);
        return (delivery, again);
    }

    private async Task<bool> TryAsync(SignedDelivery delivery, CancellationToken stop)
    {
        var code = 0;
        try
        {
            code = Url is { } url ? await BringAsync(url, delivery.Body, delivery.Signature).WaitAsync(stop) : 0;
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is TaskCanceledException && !stop.IsCancellationRequested))
        {
            // Nobody there, or no answer in time: tried again.
        }

        lock (_world.Gate)
        {
            delivery.Answers.Add(code);
            _world.Changed.Ring();
        }

        return code == 200;
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromSeconds(1) : pause * 2 > GraphLimits.DeliveryPause ? GraphLimits.DeliveryPause : pause * 2;
}
