using BenchmarkDotNet.Attributes;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using Dapper;

namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>What keeps: sealing with a person's key, and a commit of the writer with synchronous=FULL, alone and shared by 64.</summary>
public class Keeping : IDisposable
{
    private const string Person = "00000000000000000000000000000001";
    private const string Text = "واحد يهددني ينشر صوري اذا ما ادفعله";

    private string _folder = "";
    private Database _database = null!;
    private PersonKeys _keys = null!;
    private Sealer _sealer = null!;
    private Writer _writer = null!;
    private byte[] _sealed = [];

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _folder = Directory.CreateTempSubdirectory("keeping-").FullName;
        _database = new(new StorageOptions(Path.Combine(_folder, "data", "parts.db")));
        var ring = new KeyRing(new PrivacyOptions { KeyFolder = Path.Combine(_folder, "keys") }, _database);
        _keys = new(ring);
        _sealer = new(ring, _keys);
        await _keys.CreateAsync(Person);
        _writer = new(_database);
        _sealed = Seal();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _writer.Dispose();
        _keys.Dispose();
        _database.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Description = "seal a text")]
    public byte[] Seal() => _sealer.Seal(Person, "lines", "text", Person, Text);

    [Benchmark(Description = "open a text")]
    public string? Open() => _sealer.Open(Person, "lines", "text", Person, _sealed);

    [Benchmark(Description = "commit one row")]
    public Task<int> Commit() => WriteAsync();

    [Benchmark(Description = "commit 64 rows at once, each", OperationsPerInvoke = 64)]
    public Task CommitTogether() => Task.WhenAll(Enumerable.Range(0, 64).Select(_ => WriteAsync()));

    private Task<int> WriteAsync() => _writer.RunAsync(connection => connection.Execute(
        "INSERT INTO events (at, code, conversation_id, case_code) VALUES (@at, @code, NULL, NULL)", new { at = 0L, code = "measured" }));
}
