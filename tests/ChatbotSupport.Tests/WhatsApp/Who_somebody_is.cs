using ChatbotSupport.Core.Conversations;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.Privacy;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>A number, an id that only this service knows, or both: one person.</summary>
public sealed class Who_somebody_is
{
    [Fact]
    public async Task A_number_and_an_id_that_come_together_lead_to_one_conversation_whichever_is_shown_later()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.Phone);

        person.Shown = Shown.Both;
        person.Says("شلونكم");
        await Handled(number, 2);
        person.Shown = Shown.UserId;
        person.Says("القائمة");
        await Handled(number, 3);
        person.Shown = Shown.Phone;
        person.Says("القائمة");
        await Handled(number, 4);

        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM conversations")[0]);
        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM addresses")[0]);
    }

    [Fact]
    public async Task Whoever_hides_the_number_is_answered_all_the_same()
    {
        await using var number = await RunningWhatsApp.StartAsync();

        var person = await number.StartedAsync(shown: Shown.UserId);

        await person.Screen.ShowsAsync(message => message.Choices.Count > 0, "choices");
    }

    [Fact]
    public async Task Two_who_turn_out_to_be_one_become_one_and_the_open_case_stays()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.UserId);
        person.Shown = Shown.Phone;
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        var code = await number.UntilAsync<string?>("SELECT code FROM cases", found => found is not null);
        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM conversations")[0]);

        person.Shown = Shown.Both;
        person.Says("هذا أنا");

        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        await number.UntilAsync<long>("SELECT count(*) FROM addresses", count => count == 2);
        Assert.Equal(code, number.Ask<string>("SELECT c.code FROM cases c JOIN conversations v ON v.id = c.conversation_id")[0]);
        await number.LinesAsync(lines => lines.Contains("Person: هذا أنا"));
        await person.Screen.ShowsAsync("أهلًا بك من جديد");
    }

    [Fact]
    public async Task Two_open_cases_join_under_the_older_code_at_the_higher_level()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.UserId);
        person.Says("شخص من الفريق");
        var older = await number.UntilAsync<string?>("SELECT code FROM cases", found => found is not null);
        person.Shown = Shown.Phone;
        person.Says("أفكر أنهي حياتي الليلة");
        await number.UntilAsync<long>("SELECT count(*) FROM cases", count => count == 2);
        var higher = number.Ask<string>("SELECT max(level) FROM cases")[0];

        person.Shown = Shown.Both;
        person.Says("هذا أنا");

        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);
        Assert.Equal((older, higher), number.Ask<(string, string)>("SELECT code, level FROM cases WHERE state <> 'Closed'").Single());
        await number.LinesAsync(lines => lines.Any(line => line.Contains("فضُم إلى هذا الطلب", StringComparison.Ordinal)));
        await number.UntilAsync<long>("SELECT count(*) FROM timers WHERE kind IN ('OnCall', 'ReplyDue')", count => count == 2);
        await number.UntilAsync<long>("SELECT count(*) FROM timers WHERE conversation_id NOT IN (SELECT id FROM conversations)", count => count == 0);
    }

    [Fact]
    public async Task A_phone_that_others_look_at_stays_one_when_two_become_one()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync(shown: Shown.UserId);
        person.Says("شخص من الفريق");
        await number.UntilAsync<long>("SELECT count(*) FROM cases", count => count == 1);
        person.Shown = Shown.Phone;
        person.Says(Tests.Telegram.GroupStage.Danger);
        await person.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await person.PressesAsync("موافقة");
        await person.PressesAsync("هاتف يراه غيري");
        await person.Screen.ShowsAsync("لن يظهر هنا من دون كتابتك"); // the column says so from the consent on

        person.Shown = Shown.Both;
        person.Says("هذا أنا");
        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 1);

        var (id, content) = number.Ask<(string, byte[])>("SELECT id, sealed FROM conversations").Single();
        Assert.True(ConversationJson.Read(number.Room<Sealer>().OpenBytes(id, "conversations", "sealed", id, content)!).SharedPhone);
    }

    [Theory]
    [InlineData(Shown.Both)]
    [InlineData(Shown.Phone)]
    [InlineData(Shown.UserId)]
    public async Task A_conversation_follows_to_a_new_number_and_nothing_earlier_is_said_there_before_a_press(Shown shown)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync(shown: shown);

        person.ChangesNumber("964990000777");
        await number.LinesAsync(lines => lines.Any(line => line.Contains("صار للشخص رقم آخر", StringComparison.Ordinal)));
        await number.WriteAsync("سر لا يراه غيرك");
        await number.DeliveryAsync(state => state == "Held");
        person.Says("مرحبا");
        await person.Screen.ShowsAsync("أهلًا بك من جديد");
        Assert.DoesNotContain(person.Screen.Heard, message => message.Text.Contains("سر لا يراه غيرك", StringComparison.Ordinal));
        await person.PressesAsync("متابعة");

        await person.Screen.ShowsAsync("سر لا يراه غيرك");
        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM conversations")[0]);
    }

    [Fact]
    public async Task A_number_that_is_set_up_on_another_phone_hears_nothing_earlier_before_a_press()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();

        person.TakesAnotherPhone();
        await number.LinesAsync(lines => lines.Any(line => line.Contains("صار رقم الشخص على هاتف آخر", StringComparison.Ordinal)));
        await number.WriteAsync("سر لا يراه غيرك");
        await number.DeliveryAsync(state => state == "Held");
        person.Says("منو هذا");
        await person.Screen.ShowsAsync("أهلًا بك من جديد");
        Assert.DoesNotContain(person.Screen.Heard, message => message.Text.Contains("سر لا يراه غيرك", StringComparison.Ordinal));

        await person.PressesAsync("متابعة");
        await person.Screen.ShowsAsync("سر لا يراه غيرك");
        Assert.Equal((1L, 2L), number.Ask<(long, long)>("SELECT (SELECT count(*) FROM conversations), (SELECT count(*) FROM addresses)").Single());
    }

    [Fact]
    public async Task A_number_under_which_another_id_comes_is_somebody_else_and_hears_nothing_of_the_one_before()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var before = await number.WithVolunteerAsync();
        var body = System.Text.Encoding.UTF8.GetBytes(
            """{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"NUMBER","from_user_id":"IQ.77777","id":"wamid.Z","type":"text","text":{"body":"مرحبا"}}]}}]}]}"""
                .Replace("NUMBER", before.Phone, StringComparison.Ordinal));

        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, GraphApi.Webhooks.SignedDelivery.Sign(body, number.Api.AppSecret)));
        await number.UntilAsync<long>("SELECT count(*) FROM conversations", count => count == 2);
        await number.WriteAsync("سر لا يراه غيرك");
        await number.DeliveryAsync(state => state is "Held" or "Parked");

        Assert.DoesNotContain(before.Screen.Heard, message => message.Text.Contains("سر لا يراه غيرك", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_told_twice_or_late_of_an_id_before_cuts_nobody_off(bool isRepeated)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        var (id, earlier) = (person.UserId, number.Api.Webhook.All[0].Body.ToArray());
        person.ChangesNumber(person.Phone);
        await number.LinesAsync(lines => lines.Any(line => line.Contains("صار للشخص رقم آخر", StringComparison.Ordinal)));

        await BringAsync(number, isRepeated ? earlier : Written(person.Phone, id, "wamid.LATE", TimeProvider.System.GetUtcNow().AddMinutes(-1)));

        Assert.Equal((1L, 2L, 0L), number.Ask<(long, long, long)>("SELECT (SELECT count(*) FROM conversations), (SELECT count(*) FROM addresses), stopped FROM conversations").Single());
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Blocked'")[0]);
    }

    [Fact]
    public async Task A_stranger_known_already_who_has_the_number_now_is_not_joined_with_whoever_had_it()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var before = await number.WithVolunteerAsync();
        var stranger = await number.StartedAsync("غريب", Shown.UserId);

        await BringAsync(number, Written(before.Phone, stranger.UserId, "wamid.Y", TimeProvider.System.GetUtcNow().AddSeconds(2)));
        await number.WriteAsync("سر لا يراه غيرك");
        await number.DeliveryAsync(state => state is "Held" or "Parked");

        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM conversations")[0]);
        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM addresses WHERE conversation_id NOT IN (SELECT conversation_id FROM cases)")[0]);
    }

    private static async Task BringAsync(RunningWhatsApp number, byte[] body) =>
        Assert.Equal(200, await number.Api.Webhook.BringAsync(number.Hook, body, GraphApi.Webhooks.SignedDelivery.Sign(body, number.Api.AppSecret)));

    private static byte[] Written(string phone, string user, string id, DateTimeOffset at) => System.Text.Encoding.UTF8.GetBytes(
        $$$"""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{"from":"{{{phone}}}","from_user_id":"{{{user}}}","id":"{{{id}}}","timestamp":"{{{at.ToUnixTimeSeconds()}}}","type":"text","text":{"body":"مرحبا"}}]}}]}]}""");

    private static Task<long> Handled(RunningWhatsApp number, int count) => number.UntilAsync<long>("SELECT count(*) FROM inbox WHERE state = 'Handled'", handled => handled == count);
}
