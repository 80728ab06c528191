using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>
/// Reads what is handed over while nobody knows yet who hands it over. Memory is taken as the bytes come and not as they are announced, all such bodies together have a bound, and each
/// must be there in time: whoever sends much, slowly or at once, is refused and cannot keep Meta or the rest of the program from being heard.
/// </summary>
public sealed class WebhookBodies(TimeProvider clock)
{
    private long _held;

    /// <summary>Bytes that are held now.</summary>
    public long Held => Interlocked.Read(ref _held);

    /// <summary>Reads one; without bytes, and with the status to refuse it with, when it is too large, too slow, or too many come at once.</summary>
    internal async Task<WebhookBody> ReadAsync(HttpRequest request, CancellationToken aborted)
    {
        using var late = new CancellationTokenSource(WhatsAppLimits.WebhookTime, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, aborted);
        var body = new WebhookBody(this);
        try
        {
            while (body.HasRoom())
            {
                if (await body.ReadAsync(request.Body, either.Token) == 0)
                {
                    return body;
                }
            }

            return Refused(body, StatusCodes.Status503ServiceUnavailable);
        }
        catch (BadHttpRequestException refused)
        {
            return Refused(body, refused.StatusCode);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return Refused(body, StatusCodes.Status408RequestTimeout);
        }
        catch (Exception)
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Takes memory into account; false when there is no more.</summary>
    internal bool Take(int bytes)
    {
        if (Interlocked.Add(ref _held, bytes) <= WhatsAppLimits.WebhookBytesAtOnce)
        {
            return true;
        }

        Give(bytes);
        return false;
    }

    internal void Give(int bytes) => Interlocked.Add(ref _held, -bytes);

    private static WebhookBody Refused(WebhookBody body, int status)
    {
        body.Dispose();
        body.Refusal = status;
        return body;
    }
}

/// <summary>The bytes of one call, in borrowed memory.</summary>
internal sealed class WebhookBody(WebhookBodies bodies) : IDisposable
{
    private byte[] _bytes = [];
    private int _length;

    /// <summary>With which status it is refused; null when it was read to its end.</summary>
    public int? Refusal { get; set; }

    /// <summary>What came.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Makes room for more; false when all bodies together hold too much.</summary>
    public bool HasRoom()
    {
        if (_length < _bytes.Length)
        {
            return true;
        }

        var wanted = Math.Max(WhatsAppLimits.WebhookFirstBytes, _bytes.Length * 2);
        var larger = ArrayPool<byte>.Shared.Rent(wanted);
        if (!bodies.Take(larger.Length))
        {
            ArrayPool<byte>.Shared.Return(larger);
            return false;
        }

        Bytes.CopyTo(larger);
        Release();
        _bytes = larger;
        return true;
    }

    /// <summary>Reads some; nothing at the end.</summary>
    public async Task<int> ReadAsync(Stream from, CancellationToken cancellation)
    {
        var count = await from.ReadAsync(_bytes.AsMemory(_length), cancellation);
        _length += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        (_bytes, _length) = ([], 0);
    }

    private void Release()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true); // words of people
            bodies.Give(_bytes.Length);
        }
    }
}
