using ChatbotSupport.GraphApi.People;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Tests.Telegram;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>Two conversations turn out to be of one person, while both are written in, while the process ends in the middle, and while somebody of the team speaks in the one that ends.</summary>
public sealed class Two_who_are_one
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Whatever_is_written_from_either_while_they_are_joined_is_kept_once_and_answered(int seed)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.UserId);
        person.Shown = Shown.Phone;
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 2);
        number.Api.Webhook.Hold();
        number.Api.Webhook.AtOnce = 12;
        number.Api.Webhook.PerDelivery = 1;
        var shown = new[] { Shown.UserId, Shown.Phone, Shown.Both };
        for (var line = 0; line < 24; line++)
        {
            person.Shown = line == 12 ? Shown.Both : shown[((line * line) + (line * seed) + (seed * 7)) % 3];
            person.Says($"سطر {line:D2}");
        }

        number.Api.Webhook.Release();
        await number.Api.Webhook.UntilTakenAsync();
        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        await number.QuietAsync();

        var said = number.Lines().Where(line => line.StartsWith("Person: سطر", StringComparison.Ordinal)).ToList();
        Assert.Equal(said.Count, said.Distinct().Count());
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox WHERE state IN ('Waiting', 'Parked')")[0]);
        Assert.Equal((2L, 0L), number.Ask<(long, long)>("SELECT (SELECT count(*) FROM addresses), (SELECT count(*) FROM timers WHERE conversation_id NOT IN (SELECT id FROM conversations))").Single());

        // What was answered in the one that ended went with its words; everything since is here.
        person.Shown = Shown.UserId;
        person.Says("آخر سطر");
        await number.LinesAsync(lines => lines.Contains("Person: آخر سطر"));
        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM conversations")[0]);
    }

    [Fact]
    public async Task What_waits_for_an_answer_in_the_one_that_ends_is_answered_in_the_other()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.Phone);
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        person.Shown = Shown.UserId;
        person.Says("مرحبا");
        await number.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Handled' AND kind = 'Text'", count => count == 3);
        number.Api.Webhook.Hold();
        person.Says("عمري 16 ويكول نلتقي باجر");
        person.Shown = Shown.Both;
        person.Says("هذا أنا");
        number.Api.Webhook.Release();

        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        await number.UntilAsync<string?>("SELECT max(level) FROM cases WHERE state <> 'Closed'", level => level is "L3" or "L4");
        await number.LinesAsync(lines => lines.Contains("Person: هذا أنا"));
    }

    [Fact]
    public async Task The_process_that_ends_between_the_joining_and_the_forgetting_loses_nothing_and_forgets_afterwards()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.UserId);
        person.Shown = Shown.Phone;
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 2);
        await number.QuietAsync();

        // Nothing can be deleted among the keys: that is where it stands when the process ends.
        await using (var held = new SqliteConnection($"Data Source={Path.Combine(number.Folder, "keys", "people.db")};Pooling=False"))
        {
            await held.OpenAsync();
            await using var transaction = held.BeginTransaction();
            person.Shown = Shown.Both;
            person.Says("هذا أنا");
            await number.UntilAsync<long>("SELECT count(*) FROM conversations WHERE ending = 'Erase'", count => count == 1);
            await number.StopAsync();
        }

        await number.StartAgainAsync();

        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        await number.LinesAsync(lines => lines.Count(line => line == "Person: هذا أنا") == 1);
        await number.UntilAsync<long>("SELECT count(*) FROM addresses", count => count == 2);
        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM cases WHERE state <> 'Closed'")[0]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_had_the_case_that_ended_is_told_in_person_and_where_it_goes_on(bool isAtDesk)
    {
        await using var chat = await RunningWhatsApp.StartAsync(withTelegram: !isAtDesk);
        var nour = isAtDesk ? null : await chat.MemberAsync("نور", trained: [Core.Safeguarding.Flag.Minor]);
        using var desk = isAtDesk ? await chat.AtDeskAsync("نور", trained: [Core.Safeguarding.Flag.Minor]) : null;
        var person = await chat.StartedAsync(shown: Shown.UserId);
        person.Says("شخص من الفريق");
        var older = await chat.CodeAsync();
        person.Shown = Shown.Phone;
        person.Says(GroupStage.Danger);
        await person.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await person.PressesAsync("موافقة");
        await person.PressesAsync("أي وقت");
        await chat.UntilAsync<long>("SELECT count(*) FROM cases", count => count == 2);
        var ended = await chat.CodeAsync();
        if (nour is not null)
        {
            await nour.TakesAsync(Channels.Telegram.Team.TeamWords.Code(ended));
        }
        else
        {
            using var taken = await desk!.PressAsync($"/desk/api/cases/{ended}/take");
            Assert.True(taken.IsSuccessStatusCode);
        }

        await chat.UntilAsync<string>($"SELECT state FROM cases WHERE code = '{ended}'", state => state == "Owned");
        person.Shown = Shown.Both;
        person.Says("هذا أنا");
        await chat.UntilAsync<string>($"SELECT state FROM cases WHERE code = '{ended}'", state => state == "Closed");

        if (nour is not null)
        {
            var told = await nour.Screen.ShowsAsync("لهذا الشخص محادثة أخرى مفتوحة");
            Assert.Contains(Channels.Telegram.Team.TeamWords.Code(older), Core.Language.Bidi.Strip(told.Text), StringComparison.Ordinal);
            Assert.DoesNotContain(nour.Screen.Messages, message => message.Text.Contains("انتهت هذه المحادثة هنا", StringComparison.Ordinal));
            nour.Presses(told, "استلام");
        }
        else
        {
            var joined = Assert.Single((await desk!.ReadAsync("/desk/api/queue")).GetProperty("joined").EnumerateArray());
            Assert.Equal((ended, older), (joined.GetProperty("code").GetString(), joined.GetProperty("goesOn").GetString()));
            Assert.Equal(older, (await desk!.ReadAsync($"/desk/api/cases/{ended}")).GetProperty("goesOn").GetString());
            using var put = await desk!.PressAsync($"/desk/api/joined/{ended}/seen", new { });
            Assert.Empty((await desk!.ReadAsync("/desk/api/queue")).GetProperty("joined").EnumerateArray());
            using var taken = await desk!.PressAsync($"/desk/api/cases/{older}/take");
        }

        await chat.UntilAsync<string>($"SELECT coalesce(owner_alias, '') FROM cases WHERE code = '{older}'", alias => alias == "نور");
    }
}
