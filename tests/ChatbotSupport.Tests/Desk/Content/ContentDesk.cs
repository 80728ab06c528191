using System.IO.Compression;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChatbotSupport.Core;
using ChatbotSupport.Playbooks;
using ChatbotSupport.Tests.Playbooks;

namespace ChatbotSupport.Tests.Desk.Content;

/// <summary>The content tab as a browser calls it.</summary>
internal static class ContentDesk
{
    public const string Api = "/desk/api/content";
    public const string Before = "بماذا يمكن أن نساعد؟";
    public const string After = "كيف نساعد الآن؟";

    public static readonly string Story = $"format: 1\nid: greeting\ntitle: |\n  القائمة\nlines:\n  - opens: true\n    bot: |\n      {Before}\n";

    /// <summary>The sample runs, as after a first start.</summary>
    public static async Task<DeskHost> StartAsync(params (string Path, string Text)[] more)
    {
        var host = await DeskHost.StartAsync();
        await host.RunAsync(Files(more));
        return host;
    }

    public static Dictionary<string, string> Files(params (string Path, string Text)[] more)
    {
        var files = SamplePlaybook.Files();
        Array.ForEach(more, file => files[file.Path] = file.Text);
        return files;
    }

    /// <summary>Puts content live as a start does.</summary>
    public static async Task RunAsync(this DeskHost host, Dictionary<string, string> files, Playbook? read = null)
    {
        var state = PlaybookState.Of(files);
        var playbook = read ?? PlaybookReader.Read(state.Playbook.Files, SamplePlaybook.Today).Playbook!;
        await host.Archive.KeepAsync(state.Hash, state.Playbook.Files, host.Clock.GetUtcNow(), state.Stories.Files);
        host.Learnt.Keep(Learnt.KeyOf(state.Playbook.Files), Learnt.From(playbook));
        host.Playbook.Swap(playbook);
    }

    public static byte[] Zip(IEnumerable<KeyValuePair<string, string>> files, string wrapped = "")
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(wrapped + path).Open());
                writer.Write(text);
            }
        }

        return packed.ToArray();
    }

    public static async Task<(int Status, JsonElement Told)> UploadAsync(this HttpClient browser, long revision, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{revision}"), "revision" } };
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        using var answer = await browser.SendAsync(Pressing.Own(new HttpRequestMessage(HttpMethod.Post, $"{Api}/upload") { Content = form }));
        return ((int)answer.StatusCode, await TellAsync(answer));
    }

    public static Task<(int Status, JsonElement Told)> UploadAsync(this HttpClient browser, long revision, IEnumerable<KeyValuePair<string, string>> files) =>
        browser.UploadAsync(revision, ("content.zip", Zip(files)));

    public static async Task<(int Status, JsonElement Told)> DoAsync(this HttpClient browser, string what, object body)
    {
        using var answer = await browser.PressAsync($"{Api}/{what}", body);
        return ((int)answer.StatusCode, await TellAsync(answer));
    }

    public static Task<JsonElement> LookAsync(this HttpClient browser) => browser.ReadAsync($"{Api}/review");

    public static async Task<Dictionary<string, string>> DownloadAsync(this HttpClient browser, string query = "")
    {
        using var zip = new ZipArchive(new MemoryStream(await browser.GetByteArrayAsync($"{Api}/zip{query}")));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry => new StreamReader(entry.Open(), Encoding.UTF8).ReadToEnd());
    }

    public static string Word(this JsonElement told, string name) => told.GetProperty(name).GetString()!;

    private static async Task<JsonElement> TellAsync(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/json" ? await answer.Content.ReadFromJsonAsync<JsonElement>() : default;
}
