using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.GraphApi.People;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>Since 2026 somebody comes with a number, with an id that only this service knows, or with both: it is one person, answered where they are, and nobody sees the number.</summary>
public sealed class Phone_and_user_id
{
    [Theory]
    [InlineData(Shown.Phone, "to")]
    [InlineData(Shown.UserId, "recipient")]
    [InlineData(Shown.Both, null)]
    public async Task Answers_go_to_whichever_is_there(Shown shown, string? field)
    {
        await using var chat = await RunningWhatsApp.StartAsync();

        var zaynab = await chat.StartedAsync(shown: shown);
        await zaynab.PressesAsync("أتعرض للابتزاز");
        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");

        if (field is not null)
        {
            Assert.All(chat.Api.Requests.Of(GraphCall.Messages), request => Assert.True(request.Body.ContainsKey(field)));
        }

        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
    }

    [Theory]
    [InlineData(Shown.Phone, Shown.UserId)]
    [InlineData(Shown.UserId, Shown.Phone)]
    public async Task Somebody_first_seen_by_one_of_them_and_then_by_both_is_the_same_person(Shown first, Shown last)
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.DangerAsync(shown: first);
        zaynab.Shown = Shown.Both;
        zaynab.Says("اي بالبيت");
        await chat.UntilAsync<long>("SELECT count(*) FROM addresses", count => count == 2);

        zaynab.Shown = last;
        zaynab.Says("وهسه شسوي");
        await chat.QuietAsync();
        await chat.Api.Webhook.UntilTakenAsync();

        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
        Assert.Contains("Person: وهسه شسوي", await LinesAsync(chat, "Person: وهسه شسوي"));
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM cases").Single());
    }

    [Fact]
    public async Task Two_conversations_that_turn_out_to_be_one_person_join_under_the_older_code_at_the_higher_level()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = chat.Api.Person("زينب", Shown.Phone);
        zaynab.Says("يهددني ينشر صوري");
        zaynab.Says("اريد احجي ويه شخص من الفريق");
        await chat.UntilAsync<long>("SELECT count(*) FROM cases", count => count == 1);
        var older = chat.Ask<string>("SELECT code FROM cases").Single();
        zaynab.Shown = Shown.UserId;
        zaynab.Says("شربت حبوب");
        await chat.UntilAsync<long>("SELECT count(*) FROM cases", count => count == 2);
        await chat.QuietAsync();

        zaynab.Shown = Shown.Both;
        zaynab.Says("اي بالبيت");
        await chat.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        await chat.QuietAsync();

        Assert.Equal([older], chat.Ask<string>("SELECT code FROM cases WHERE state <> 'Closed'"));
        Assert.Equal("L4", chat.Ask<string>("SELECT level FROM cases WHERE state <> 'Closed'").Single());
        Assert.Contains("Person: اي بالبيت", await LinesAsync(chat, "Person: اي بالبيت"));
    }

    [Theory]
    [InlineData(Shown.Both)]
    [InlineData(Shown.Phone)]
    [InlineData(Shown.UserId)]
    public async Task With_a_new_number_the_conversation_follows_but_nothing_earlier_is_named_before_a_press(Shown shown)
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.DangerAsync(shown: shown);
        await chat.TakeAsync();
        await chat.WriteAsync("هل أنت في مكان آمن؟");
        await zaynab.Screen.ShowsAsync("هل أنت في مكان آمن؟");
        var heard = zaynab.Screen.Heard.Count;
        zaynab.ChangesNumber("964990000777");
        await chat.UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Moved' AND state = 'Handled'", count => count == 1);
        await chat.WriteAsync("سؤال ثانٍ");

        zaynab.Says("مرحبا");
        var greeting = await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message.Choices.Any(choice => choice.Title == "متابعة"), "«متابعة»");

        Assert.DoesNotContain(zaynab.Screen.Heard.Skip(heard), message => message.Text.Contains("سؤال ثانٍ", StringComparison.Ordinal));
        Assert.DoesNotContain("نور", greeting.Text, StringComparison.Ordinal);
        Assert.Equal(1, chat.Ask<long>("SELECT count(*) FROM conversations").Single());
        await zaynab.PressesAsync("متابعة");
        await zaynab.Screen.ShowsAsync("سؤال ثانٍ");
    }

    [Fact]
    public async Task No_number_id_or_name_is_to_be_found_in_the_database_or_the_log()
    {
        await using var chat = await RunningWhatsApp.StartAsync();
        var zaynab = await chat.DangerAsync("زينب العراقية");
        zaynab.SendsContact("مريم البغدادية", "+9647990000055");
        zaynab.SendsLocation();
        await chat.Api.Webhook.UntilTakenAsync();
        await chat.QuietAsync();
        string[] secrets = [zaynab.Phone, zaynab.UserId, "زينب العراقية", "مريم البغدادية", "9647990000055", "wamid.", chat.Api.Token, chat.Api.AppSecret];
        Assert.DoesNotContain(chat.Log, line => secrets.Any(secret => line.Contains(secret, StringComparison.Ordinal)));

        await chat.StopAsync();

        foreach (var file in Directory.EnumerateFiles(chat.Folder, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            Assert.All(secrets, secret => Assert.True(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)) < 0, Path.GetFileName(file)));
        }
    }

    private static Task<IReadOnlyList<string>> LinesAsync(RunningWhatsApp chat, string line) =>
        Eventually.HoldsAsync(() => Task.FromResult(chat.Lines()), lines => lines.Contains(line));
}
