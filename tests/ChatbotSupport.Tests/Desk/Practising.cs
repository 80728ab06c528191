using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace ChatbotSupport.Tests.Desk;

/// <summary>A practice case at the desk: it is nobody's, so it appears nowhere, and only that it was finished is kept.</summary>
public sealed class Practising
{
    private const string Planted = "كلمة_مزروعة_في_التدريب";

    [Fact]
    public async Task It_is_played_to_its_end_with_feedback_and_only_that_is_written_down()
    {
        await using var host = await DeskHost.StartAsync();
        using var volunteer = await host.SignedInAsync("نور");

        var run = await StepAsync(volunteer, "start");
        Assert.StartsWith("تدريب", run.GetProperty("title").GetString(), StringComparison.Ordinal);
        while (!run.GetProperty("done").GetBoolean())
        {
            run = await StepAsync(volunteer, "answer", $"ما حصل ليس ذنبك. هل المكان آمن الآن؟ الأنفع عدم الدفع وعدم الرد وحفظ الأدلة. {Planted}");
        }

        Assert.All(run.GetProperty("feedback").EnumerateArray(), word => Assert.True(word.GetProperty("good").GetBoolean(), word.GetProperty("text").GetString()));
        Assert.Equal(1, host.One<long>("select count(*) from events where code = 'practice_done' and volunteer_id = (select id from volunteers where alias = 'نور')"));
        Assert.Equal(0, host.One<long>("select (select count(*) from conversations) + (select count(*) from cases) + (select count(*) from alerts) + (select count(*) from lines) + (select count(*) from inbox)"));
        Assert.Empty((await volunteer.ReadAsync("/desk/api/queue")).GetProperty("cases").EnumerateArray());
        Assert.All(
            Directory.EnumerateFiles(Path.GetDirectoryName(host.Database.File)!),
            file => Assert.True(Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Planted)) < 0, Path.GetFileName(file)));
    }

    [Fact]
    public async Task What_could_go_better_is_told_too()
    {
        await using var host = await DeskHost.StartAsync();
        using var volunteer = await host.SignedInAsync("نور");
        var run = await StepAsync(volunteer, "start");
        while (!run.GetProperty("done").GetBoolean())
        {
            run = await StepAsync(volunteer, "answer", "ليش دزيت الصور؟ روح للشرطة وارسل لي صورة من المحادثة");
        }

        var better = run.GetProperty("feedback").EnumerateArray().Where(word => !word.GetProperty("good").GetBoolean()).ToList();

        Assert.Equal(7, better.Count);
    }

    [Fact]
    public async Task Each_volunteer_has_their_own_and_may_leave_it()
    {
        await using var host = await DeskHost.StartAsync();
        using var nour = await host.SignedInAsync("نور");
        using var huda = await host.SignedInAsync("هدى");
        await StepAsync(nour, "start");
        await StepAsync(nour, "answer", "أهلًا");

        Assert.Equal(HttpStatusCode.NotFound, (await huda.PressAsync("/desk/api/practice/answer", new { text = "أهلًا" })).StatusCode);
        Assert.Equal(3, (await StepAsync(nour, "start")).GetProperty("lines").GetArrayLength());
        await nour.PressAsync("/desk/api/practice/leave");
        Assert.Equal(1, (await StepAsync(nour, "start")).GetProperty("lines").GetArrayLength());
        Assert.Equal(0, host.One<long>("select count(*) from events where code = 'practice_done'"));
    }

    private static async Task<JsonElement> StepAsync(HttpClient browser, string what, string? text = null)
    {
        using var answer = await browser.PressAsync($"/desk/api/practice/{what}", new { text });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
