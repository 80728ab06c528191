using System.Net;
using System.Text;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Cases;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Core.Safeguarding;
using ChatbotSupport.Desk.Team;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Tests.Desk;
using ChatbotSupport.Turns.Arriving;
using Dapper;
using Person = ChatbotSupport.GraphApi.People.Person;

namespace ChatbotSupport.Tests.WhatsApp;

// Who is on the stage, and what the team does.
internal sealed partial class RunningWhatsApp
{
    private static readonly CaseOwner Volunteer = new("00000000000000000000000000000001", "نور");

    /// <summary>Somebody who has written once and read the greeting.</summary>
    public async Task<Person> StartedAsync(string name = "زينب", GraphApi.People.Shown shown = GraphApi.People.Shown.Both)
    {
        var person = Api.Person(name, shown);
        person.Says("مرحبا");
        await person.Screen.ShowsAsync(message => message.IsFromBot && message.Choices.Count > 0, "the menu");
        return person;
    }

    /// <summary>Somebody in danger, who agreed that the team reads along; when they may be written to is one of the offered words.</summary>
    public async Task<Person> DangerAsync(string name = "زينب", string reach = "أي وقت", GraphApi.People.Shown shown = GraphApi.People.Shown.Both)
    {
        var person = await StartedAsync(name, shown);
        person.Says(Tests.Telegram.GroupStage.Danger);
        await person.PressesAsync("موافقة");
        await person.PressesAsync(reach);
        await UntilAsync<long>("SELECT count(*) FROM conversations WHERE reach <> 'Unasked'", count => count > 0);
        return person;
    }

    /// <summary>Somebody of the team on Telegram, approved, with the menu on their screen.</summary>
    public async Task<BotApi.People.Person> MemberAsync(string alias, bool coordinator = true, params Flag[] trained)
    {
        await Room<Roster>().InviteAsync(alias, coordinator, trained);
        await ApproveAsync(alias);
        var member = Telegram!.Person($"حساب {alias}");
        member.Starts((await Room<Invitation>().LinkAsync(alias))!.Split("?start=")[1]);
        await member.Screen.ShowsAsync($"{alias} ·");
        return member;
    }

    /// <summary>Somebody of the team at the desk, in a browser.</summary>
    public async Task<HttpClient> AtDeskAsync(string alias, bool coordinator = true, params Flag[] trained)
    {
        var path = await Room<Roster>().InviteAsync(alias, coordinator, trained);
        await ApproveAsync(alias);
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        _browsers.Add(browser);
        using var answer = await browser.ComeInAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Somebody of the team takes the open case.</summary>
    public async Task TakeAsync()
    {
        await Room<Writer>().RunAsync(connection => connection.Execute(
            """
            INSERT INTO volunteers (id, alias, coordinator, trained, opted_out, capacity, on_shift_until, created_at, approved_at)
            VALUES (@VolunteerId, @Alias, 1, 'Minor Suicide', '', 5, 9999999999999, 0, 0)
            """,
            Volunteer));
        await ActAsync(code => new TakeCase(Volunteer, code));
    }

    /// <summary>The same volunteer takes it once more.</summary>
    public Task TakeAgainAsync() => ActAsync(code => new TakeCase(Volunteer, code));

    /// <summary>Whoever took the case writes to the person.</summary>
    public Task WriteAsync(string text) => ActAsync(code => new WriteToPerson(Volunteer, code, text));

    /// <summary>Somebody who asked for a human, agreed to be read, said when they may be written to, and talks with somebody of the team.</summary>
    public async Task<Person> WithVolunteerAsync(string reach = "أي وقت", GraphApi.People.Shown shown = GraphApi.People.Shown.Both)
    {
        var person = await StartedAsync(shown: shown);
        person.Says("شخص من الفريق");
        await person.PressesAsync("موافقة");
        await person.PressesAsync(reach);
        await UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Pressed' AND state = 'Handled'", pressed => pressed == 2);
        await TakeAsync();
        await person.Screen.ShowsAsync("نور");
        return person;
    }

    /// <summary>Meta tells of the newest line of a volunteer, whatever truly became of it; by the id it was sent under unless told otherwise.</summary>
    public Task TellsAsync(string status, string? messageId, int? error = null)
    {
        var (line, conversation, external) = Ask<(string, string, byte[])>("SELECT id, conversation_id, external_id FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1")[0];
        var sent = messageId ?? Room<Sealer>().Open(conversation, "outbox", "external_id", line, external);
        var errors = error is { } code ? $$""","errors":[{"code":{{code}}}]""" : "";
        return BringAsync($$$"""{"entry":[{"changes":[{"field":"messages","value":{"statuses":[{"id":"{{{sent}}}","status":"{{{status}}}","biz_opaque_callback_data":"{{{line}}}"{{{errors}}}}]}}]}]}""");
    }

    /// <summary>Meta hands something over, signed, and it is taken.</summary>
    public async Task BringAsync(string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        Assert.Equal(200, await Api.Webhook.BringAsync(Hook, body, GraphApi.Webhooks.SignedDelivery.Sign(body, Api.AppSecret)));
    }

    /// <summary>What became of the newest line of a volunteer.</summary>
    public Task<string> DeliveryAsync(Predicate<string> isGood) =>
        UntilAsync("SELECT state FROM outbox WHERE kind = 'Volunteer' ORDER BY seq DESC LIMIT 1", isGood);

    /// <summary>The lines of the talk, once the condition holds.</summary>
    public Task<IReadOnlyList<string>> LinesAsync(Predicate<IReadOnlyList<string>> areGood) => Eventually.HoldsAsync(() => Task.FromResult(Lines()), areGood);

    /// <summary>The talk as the desk would open it.</summary>
    public IReadOnlyList<string> Lines() =>
    [
        .. Ask<(string Conversation, string Id, string Author, byte[]? Text)>("SELECT conversation_id, id, author, text FROM lines ORDER BY rowid")
            .Where(line => line.Text is not null).Select(line => $"{line.Author}: {Room<Sealer>().Open(line.Conversation, "lines", "text", line.Id, line.Text!)}"),
    ];

    /// <summary>The code of the newest case.</summary>
    public async Task<string> CodeAsync()
    {
        await UntilAsync<long>("SELECT count(*) FROM cases WHERE state <> 'Closed'", count => count > 0);
        return Ask<string>("SELECT code FROM cases ORDER BY rowid DESC LIMIT 1").Single();
    }

    private Task<int> ApproveAsync(string alias) => Room<Writer>().RunAsync(connection => connection.Execute(
        "UPDATE volunteers SET approved_at = created_at WHERE alias = @alias; DELETE FROM alerts WHERE alert = 'MemberPending'", new { alias }));

    private async Task ActAsync(Func<string, CaseCommand> command)
    {
        var outcome = await Room<Inbox>().ActAsync(Volunteer.VolunteerId, new ActOnCase(command(await CodeAsync())), RowId.Draw());
        Assert.True(outcome.Done, $"{outcome.Refusal}");
    }
}
