using System.Net;
using System.Security.Cryptography;
using ChatbotSupport.BotApi.Chats;
using ChatbotSupport.BotApi.People;
using ChatbotSupport.Channels.Telegram.Team;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Tests.Desk;

namespace ChatbotSupport.Tests.Telegram;

/// <summary>The real program with people and volunteers on Telegram: the web desk shows the same, and a power cut loses nothing of a talk.</summary>
public sealed class The_team_in_a_process
{
    private const string Letters = "ابتثجحخدذرزسشصضطظعغف";

    private static int Kills => Environment.GetEnvironmentVariable("LONG") == "1" ? 25 : 3;

    [Fact]
    public async Task What_is_done_at_the_desk_shows_in_the_chat_and_the_other_way_round()
    {
        await using var team = await RunningTeam.StartAsync();
        var (nour, desk) = await team.JoinAsync("نور");
        var (zaynab, code) = await team.DangerAsync("زينب");

        await RunningTeam.EntersAsync(nour, code);
        var view = await desk.ReadAsync($"/desk/api/cases/{code}");
        Assert.Equal("Owner", view.GetProperty("access").GetString());
        nour.Says("كُتبت من الهاتف");
        await zaynab.Screen.ShowsAsync("كُتبت من الهاتف");
        Assert.Contains("كُتبت من الهاتف", (await desk.ReadAsync($"/desk/api/cases/{code}")).GetRawText(), StringComparison.Ordinal);

        await PressAsync(desk, code, "write", new { id = "1", text = "كُتبت على اللوحة" });
        await zaynab.Screen.ShowsAsync("كُتبت على اللوحة");
        await nour.LineAsync("نور: كُتبت على اللوحة");
        await PressAsync(desk, code, "note", new { id = "2", text = "ملاحظة من اللوحة" });
        await nour.LineAsync("ملاحظة من نور: ملاحظة من اللوحة");
        await PressAsync(desk, code, "level", new { id = "3", level = "L4" });
        await nour.Screen.ShowsAsync("الدرجة الآن: خطر وشيك");
        Assert.Single(nour.Screen.Messages, message => message.Text.Contains("كُتبت من الهاتف", StringComparison.Ordinal));

        await PressAsync(desk, code, "back", new { id = "4", outcome = "Helped" });
        await nour.Screen.ShowsAsync("انتهت هذه المحادثة هنا");
        await nour.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("على اللوحة", StringComparison.Ordinal)), "no word of the talk");
    }

    [Fact]
    public async Task What_was_written_at_the_desk_is_taken_back_there_by_whoever_wrote_it()
    {
        await using var team = await RunningTeam.StartAsync();
        var (nour, desk) = await team.JoinAsync("نور");
        var (_, other) = await team.JoinAsync("سلام");
        var (zaynab, code) = await team.DangerAsync("زينب");
        await RunningTeam.EntersAsync(nour, code);
        await PressAsync(desk, code, "write", new { id = "1", text = "سطر بالخطأ" });
        await zaynab.Screen.ShowsAsync("سطر بالخطأ");
        var slip = await Eventually.HoldsAsync(async () => (await LinesAsync(desk, code)).SingleOrDefault(line => line.TakeBack), line => line.Id is not null);

        using var refused = await other.PressAsync($"/desk/api/cases/{code}/takeback", new { id = "2", line = slip.Id });
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        await PressAsync(desk, code, "takeback", new { id = "3", line = slip.Id });

        await zaynab.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("بالخطأ", StringComparison.Ordinal)), "the line gone");
        await Eventually.HoldsAsync(() => LinesAsync(desk, code), lines => lines.Contains((slip.Id, "Withdrawn", false)));
    }

    [Fact]
    public async Task A_volunteers_race_by_phone_and_at_the_desk_has_one_winner()
    {
        await using var team = await RunningTeam.StartAsync();
        var (nour, _) = await team.JoinAsync("نور");
        var (_, desk) = await team.JoinAsync("سلام");
        var (_, code) = await team.DangerAsync("زينب");

        nour.Enters(code);
        using var answer = await desk.PressAsync($"/desk/api/cases/{code}/take", new { id = "1" });

        if (answer.StatusCode == HttpStatusCode.OK)
        {
            await nour.Screen.ShowsAsync("سبق استلام هذه المحادثة. (سلام)");
        }
        else
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            await nour.LineAsync();
        }

        Assert.Equal(1, team.Count("events WHERE code = 'case_taken'"));
    }

    [Fact]
    public async Task Killed_again_and_again_no_line_of_people_or_volunteers_is_lost()
    {
        await using var team = await RunningTeam.StartAsync();
        var talks = new List<(Person Member, Person Person, string Code, List<string> Said, List<string> Answers)>();
        foreach (var alias in (string[])["نور", "سلام"])
        {
            var (member, _) = await team.JoinAsync(alias);
            foreach (var name in (string[])[$"زينب {alias}", $"مريم {alias}"])
            {
                var (person, code) = await team.DangerAsync(name);
                await RunningTeam.EntersAsync(member, code);
                talks.Add((member, person, TeamWords.Code(code), [], []));
            }
        }

        var number = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            foreach (var (member, person, code, said, answers) in talks)
            {
                said.Add($"كلام {Tag(number)}");
                person.Says(said[^1]);
                answers.Add($"جواب {Tag(number++)}");
                member.Says(answers[^1], member.Screen.Messages.Last(message => message.IsProtected && message.Text.Contains(code, StringComparison.Ordinal)));
            }

            using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(RandomNumberGenerator.GetInt32(20, 1_500)));
            await moment.WaitForNextTickAsync();
            await team.Bot.KillAsync();
            await team.Bot.StartAgainAsync();
        }

        await team.Api.Updates.UntilConfirmedAsync();
        foreach (var (member, person, code, said, answers) in talks)
        {
            await AnswersAsync(member, code, answers);
            await person.Screen.UntilAsync(messages => answers.TrueForAll(text => Times(messages, "", text) > 0), "every answer");
            await member.Screen.UntilAsync(messages => said.TrueForAll(text => Times(messages, code, text) > 0), "every line");
            await member.Screen.UntilAsync(_ => answers.TrueForAll(text => member.Screen.Messages.Any(message => message.Text == text && message.Reactions.Any())), "every receipt");
        }

        // Again only what was under way in the very moment of a kill: once more for each kill a line lived through, and one line of each chat for each kill.
        var repeated = 0;
        foreach (var (member, person, code, said, answers) in talks)
        {
            var times = answers.Select((text, round) => (Round: round, Count: Times(person.Screen.Messages, "", text)))
                .Concat(said.Select((text, round) => (Round: round, Count: Times(member.Screen.Messages, code, text)))).ToList();
            Assert.All(times, line => Assert.InRange(line.Count, 1, 1 + Kills - line.Round));
            repeated += times.Sum(line => line.Count - 1);
            Assert.All(talks.Where(other => other.Person != person), other => Assert.All(answers, text => Assert.Equal(0, Times(other.Person.Screen.Messages, "", text))));
        }

        Assert.InRange(repeated, 0, Kills * talks.SelectMany(talk => (Person[])[talk.Member, talk.Person]).Distinct().Count());
        Assert.Equal(talks.Sum(talk => talk.Answers.Count), team.Count("lines WHERE author = 'Volunteer'"));
        Assert.Equal(0, team.Count("inbox WHERE state = 'Waiting'"));
        Assert.Equal(0, await team.Bot.StopAsync());
    }

    // A line that was shown in the moment of a kill is shown again, and the first one is nobody's: an answer to it is asked about.
    private static async Task AnswersAsync(Person member, string code, List<string> answers)
    {
        foreach (var text in answers)
        {
            await member.Screen.ShowsAsync(message => message.Text == text && (message.Reactions.Any() || QuestionAbout(member, message) is not null), $"what became of {text}");
            var written = member.Screen.Messages.Single(message => message.Text == text);
            if (!written.Reactions.Any() && QuestionAbout(member, written) is { } question)
            {
                member.Presses(question, question.Buttons.Single(button => button.Text.EndsWith(code, StringComparison.Ordinal)).Text);
            }
        }
    }

    private static ChatMessage? QuestionAbout(Person member, ChatMessage message) =>
        member.Screen.Messages.LastOrDefault(shown => shown.ReplyTo == message && shown.Text.StartsWith("لم يُرسل شيء بعد", StringComparison.Ordinal));

    private static async Task PressAsync(HttpClient desk, string code, string action, object body)
    {
        using var answer = await desk.PressAsync($"/desk/api/cases/{code}/{action}", body);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task<IReadOnlyList<(string? Id, string? Delivery, bool TakeBack)>> LinesAsync(HttpClient desk, string code) =>
    [
        .. (await desk.ReadAsync($"/desk/api/cases/{code}")).GetProperty("talk").GetProperty("lines").EnumerateArray()
            .Select(line => (line.GetProperty("id").GetString(), line.GetProperty("delivery").GetString(), line.GetProperty("takeBack").GetBoolean())),
    ];

    private static string Tag(int number) => $"{Letters[number / Letters.Length % Letters.Length]}{Letters[number % Letters.Length]}";

    private static int Times(IEnumerable<ChatMessage> messages, string head, string text) => messages
        .Where(message => message.IsFromBot && message.Text.Contains(head, StringComparison.Ordinal))
        .SelectMany(message => Bidi.Strip(message.Text).Split('\n')).Count(line => line == text);
}
