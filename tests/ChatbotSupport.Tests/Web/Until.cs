using Microsoft.Playwright;

namespace ChatbotSupport.Tests.Web;

/// <summary>Waits for something that happens on another thread, as long as a slow machine needs and no longer.</summary>
internal static class Until
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task<T> NotNullAsync<T>(Func<T?> look, TimeSpan? within = null)
        where T : class
    {
        using var deadline = new CancellationTokenSource(within ?? Deadline);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (look() is { } seen)
            {
                return seen;
            }

            await next.WaitForNextTickAsync(deadline.Token);
        }
    }

    public static Task TrueAsync(Func<bool> look, TimeSpan? within = null) => NotNullAsync(() => look() ? "" : null, within);

    /// <summary>Asks the page again and again. Playwright's own waiting evaluates text inside the page, which the page's content security policy refuses from the second look on.</summary>
    public static async Task TrueAsync(IPage page, string expression)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await page.EvaluateAsync<bool>(expression))
        {
            await next.WaitForNextTickAsync(deadline.Token);
        }
    }
}
