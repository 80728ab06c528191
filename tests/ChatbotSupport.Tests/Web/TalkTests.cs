namespace ChatbotSupport.Tests.Web;

[Collection(ChromiumTests.Name)]
public sealed class TalkTests(Chromium chromium) : IAsyncLifetime
{
    private PageHost host = null!;
    private Screen screen = null!;

    public async Task InitializeAsync()
    {
        host = await PageHost.StartAsync();
        screen = await Screen.OpenAsync(chromium.Browser, host);
    }

    public async Task DisposeAsync()
    {
        await screen.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task Enter_sends_and_shift_enter_begins_a_new_line()
    {
        await screen.GoAsync();
        await screen.Box.FocusAsync();
        await screen.Page.Keyboard.TypeAsync("السطر الأول");
        await screen.Page.Keyboard.PressAsync("Shift+Enter");
        await screen.Page.Keyboard.TypeAsync("السطر الثاني");
        await screen.AnsweredAsync(() => screen.Page.Keyboard.PressAsync("Enter"));

        Assert.Equal(["السطر الأول\nالسطر الثاني"], await host.WrittenAsync(1));
        Assert.Equal("", await screen.Box.InputValueAsync());
    }

    [Fact]
    public async Task A_button_pressed_twice_counts_once_and_shows_as_the_persons_words()
    {
        await screen.GoAsync();
        var button = screen.Choice("أتعرض للابتزاز");
        await screen.AnsweredAsync(() => button.DblClickAsync());
        await button.ClickAsync(new() { Force = true });
        await screen.AnsweredAsync(() => screen.SayAsync("مرحبا"));

        Assert.Equal("أتعرض للابتزاز", await screen.Page.Locator(".mine .bubble").First.InnerTextAsync());
        Assert.Equal("true", await button.GetAttributeAsync("aria-disabled"));
        Assert.Single(host.Stored(), "Pressed");
    }

    [Fact]
    public async Task The_code_word_goes_from_the_page_and_what_was_said_before_stays()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("كلمة خاصة"));
        await screen.AnsweredAsync(() => screen.SayAsync("زيتونة الجبل"));

        Assert.Equal(["كلمة خاصة"], await screen.Page.Locator(".mine .bubble").AllInnerTextsAsync());
        Assert.Contains("حُفظت الكلمة", await screen.Page.Locator(".bot .bubble").Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    /// <summary>The line comes by the stream, the word that the message was stored by the call: whichever is faster, no dots stay under a finished answer.</summary>
    [Fact]
    public async Task Nothing_is_awaited_any_more_when_the_answer_was_faster_than_the_word_that_all_was_stored()
    {
        await screen.GoAsync();
        var (answered, next, looked) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var calls = 0;
        await screen.Page.RouteAsync("**/chat/messages", async route =>
        {
            if (Interlocked.Increment(ref calls) > 1)
            {
                next.TrySetResult();
                await looked.Task;
                await route.ContinueAsync();
                return;
            }

            var stored = await route.FetchAsync();
            await answered.Task;
            await route.FulfillAsync(new() { Response = stored });
        });
        await screen.AnsweredAsync(() => screen.SayAsync("لازم ادفعله لو لا"));

        // The second message goes out only after the page was told that the first is stored.
        answered.SetResult();
        await screen.SayAsync("شكرا");
        await next.Task;

        Assert.Equal(0, await screen.Page.Locator(".typing").CountAsync());
        await screen.AnsweredAsync(() => Task.FromResult(looked.TrySetResult()));
    }

    [Fact]
    public async Task A_question_left_open_can_still_be_answered_after_a_newer_one()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("أريد شخصًا من الفريق"));
        await host.TakeAsync();
        await host.AskAsync("هل المكان حولك آمن للكتابة؟");
        await screen.Choice("نعم").WaitForAsync();

        await screen.Choice("موافقة").Last.ClickAsync(); // asked once more when somebody of the team came

        await Until.TrueAsync(() => host.Stored()[^1] == "Pressed");
        Assert.Equal("true", await screen.Choice("ليس الآن").Last.GetAttributeAsync("aria-disabled"));
        Assert.Null(await screen.Choice("نعم").GetAttributeAsync("aria-disabled"));
    }

    [Fact]
    public async Task What_others_write_stays_text_and_turns_nothing_around()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("أريد شخصًا من الفريق"));
        await host.TakeAsync();
        await host.WriteAsync("<img src=x onerror=\"document.title='x'\"><b>غليظ</b> \u202Eمقلوب \u2067");
        await screen.SayAsync("<script>document.title='x'</script> \u202E");
        await host.AskAsync("سطر بعده 911");
        var after = screen.Bubbles.Filter(new() { HasText = "سطر بعده" });
        await after.WaitForAsync();

        Assert.Equal("محادثة", await screen.Page.TitleAsync());
        Assert.Equal(0, await screen.Page.Locator(".log img, .log script, .log b, .log i:not(.typing i)").CountAsync());
        Assert.Equal(1, await screen.Page.GetByText("<img src=x").CountAsync());
        Assert.Equal("rtl", await after.EvaluateAsync<string>("bubble => getComputedStyle(bubble).direction"));
        Assert.Equal("tel:911", await after.Locator("a").GetAttributeAsync("href"));
        Assert.Equal("شخص من الفريق · نور", await screen.Page.Locator(".team.turn .who").Last.InnerTextAsync());
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task A_picture_stays_on_the_phone()
    {
        var bodies = new List<string>();
        screen.Page.Request += (_, request) => bodies.Add($"{new Uri(request.Url).AbsolutePath} {request.PostData}");
        await screen.GoAsync();
        await screen.Box.FocusAsync();
        await screen.AnsweredAsync(() => screen.Page.EvaluateAsync("""
            () => {
              const data = new DataTransfer();
              data.items.add(new File([new Uint8Array(5000)], "private.png", { type: "image/png" }));
              document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
              document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """));
        await Until.TrueAsync(() => host.Stored().Count == 3);
        await screen.KeepAsync("phone-photo");

        var sent = bodies.Where(body => body.StartsWith("/chat/media", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, sent.Count);
        Assert.All(sent, body => Assert.Matches("^/chat/media {\"id\":\"[0-9a-f-]{36}\",\"kind\":\"Photo\"}$", body));
        Assert.Equal(["Opened", "Media", "Media"], host.Stored());
        Assert.DoesNotContain(bodies, body => body.Contains("private", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_text_is_counted_and_arrives_whole()
    {
        await screen.GoAsync();
        await screen.Box.FillAsync(new string('ش', 3_700));
        Assert.Equal("\u20663700\u2069 من \u20664000\u2069", await screen.Page.Locator("#count").InnerTextAsync());
        await screen.Box.FillAsync(string.Join(' ', Enumerable.Repeat("كلام", 900)));
        await screen.KeepAsync("phone-long");
        Assert.Contains("ستصل كاملة", await screen.Page.Locator("#count").InnerTextAsync(), StringComparison.Ordinal);
        await screen.AnsweredAsync(() => screen.Box.PressAsync("Enter"));

        Assert.Equal(4_499, (await host.WrittenAsync(1))[0].Length);
    }

    [Fact]
    public async Task Everything_can_be_done_from_the_keyboard()
    {
        await screen.GoAsync();
        var choices = await screen.Page.Locator(".choice").AllInnerTextsAsync();
        var order = new List<string>();
        for (var i = 0; i < choices.Count + 3; i++)
        {
            await screen.Page.Keyboard.PressAsync(i == 0 ? "End" : "Shift+Tab");
            order.Add(await screen.Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.textContent"));
        }

        Assert.Equal(["text", .. choices.Reverse(), "log", "leave"], order);
        await screen.AnsweredAsync(() => screen.Page.Locator(".choice").First.PressAsync("Enter"));
    }

    [Fact]
    public async Task The_browser_keeps_nothing()
    {
        await screen.GoAsync();
        await screen.AnsweredAsync(() => screen.SayAsync("مرحبا"));

        var kept = await screen.Page.EvaluateAsync<int>(
            "async () => localStorage.length + sessionStorage.length + (await indexedDB.databases()).length + (await caches.keys()).length + (await navigator.serviceWorker.getRegistrations()).length");
        Assert.Equal(0, kept);
        Assert.Equal("", await screen.Page.EvaluateAsync<string>("() => document.cookie"));
        Assert.Equal(-1, Assert.Single(await screen.Page.Context.CookiesAsync()).Expires);
        Assert.Equal(2, await screen.Page.EvaluateAsync<int>("() => history.length"));
        Assert.Empty(screen.Complaints);
    }

    [Fact]
    public async Task Without_script_the_page_says_so_and_tells_the_numbers()
    {
        var context = await chromium.Browser.NewContextAsync(new() { JavaScriptEnabled = false, BaseURL = host.Url, ViewportSize = new() { Width = 360, Height = 740 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByText("JavaScript غير مفعّل").WaitForAsync();
        Assert.Equal(["911", "533", "131"], await page.Locator(".late a").AllInnerTextsAsync());
        await Screen.KeepAsync(page, "phone-no-script");
        await context.CloseAsync();
    }
}
