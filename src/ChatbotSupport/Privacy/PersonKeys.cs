using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChatbotSupport.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Privacy;

/// <summary>One key for every person: deleting it makes everything they ever wrote unreadable, in every copy.</summary>
public sealed partial class PersonKeys : IDisposable
{
    private const int KeyBytes = 32;

    private readonly Lock _lock = new();
    private readonly List<NewKey> _newcomers = [];
    private readonly ConcurrentDictionary<string, byte[]> _open = new();
    private readonly KeyRing _ring;
    private readonly SqliteConnection _connection;
    private readonly ILogger? _logger;
    private readonly HashSet<long> _told = [];
    private bool _isCommitting;

    /// <summary>Opens or creates people.db in the key folder.</summary>
    /// <exception cref="StartRefusedException">The keys do not belong to the database, or are older than it.</exception>
    public PersonKeys(KeyRing ring, ILogger<PersonKeys>? logger = null)
    {
        _ring = ring;
        _logger = logger;
        _connection = PeopleFile.Open(ring.PeopleFile);
        Installation = PeopleFile.Installation(_connection);
        if (ring.Trace is { HasPeople: true } trace)
        {
            if (trace.Installation != Installation)
            {
                _connection.Dispose();
                throw KeyRefusal.Foreign(ring.Folder);
            }

            if (trace.NewestKey > PeopleFile.NewestNumber(_connection))
            {
                _connection.Dispose();
                throw KeyRefusal.Older(ring.Folder);
            }
        }
    }

    /// <summary>The name of this key folder, which the database remembers.</summary>
    public string Installation { get; }

    /// <summary>Makes a key for a new person; committed when this completes, so before any row that uses it. Those who come at the same moment share a flush of the disk.</summary>
    /// <returns>The number of the key.</returns>
    public Task<long> CreateAsync(string personId)
    {
        var newcomer = new NewKey(personId, RandomNumberGenerator.GetBytes(KeyBytes));
        lock (_newcomers)
        {
            _newcomers.Add(newcomer);
            if (!_isCommitting)
            {
                _isCommitting = true;
                _ = Task.Run(CommitNewcomers);
            }
        }

        return newcomer.Number.Task;
    }

    /// <summary>Whether the person still has a key that opens. Of a damaged one nothing can be read or written any more: whoever it was is answered as somebody new, and holds up nobody.</summary>
    public bool Has(string personId) => Find(personId) is not null;

    /// <summary>Whether the person has a key that does not open: what it sealed is kept, for an older copy of the keys may open it again.</summary>
    public bool IsDamaged(string personId)
    {
        if (Has(personId))
        {
            return false;
        }

        lock (_lock)
        {
            return _connection.ExecuteScalar<long>("SELECT count(*) FROM people WHERE id = @personId", new { personId }) > 0;
        }
    }

    /// <summary>How many keys that do not open were met since the start.</summary>
    public int DamagedMet
    {
        get
        {
            lock (_lock)
            {
                return _told.Count;
            }
        }
    }

    /// <summary>Deletes a key for good; committed when this returns.</summary>
    public void Delete(string personId)
    {
        lock (_lock)
        {
            _connection.Execute("DELETE FROM people WHERE id = @personId", new { personId });
            _open.TryRemove(personId, out _);
        }
    }

    /// <summary>Which of these people have no key any more.</summary>
    /// <param name="people">Their ids, ascending: there may be a million of them, so neither list is ever held whole.</param>
    public IReadOnlyList<string> WithoutKey(IEnumerable<string> people)
    {
        lock (_lock)
        {
            return Missing(people, _connection.Query<string>("SELECT id FROM people ORDER BY id", buffered: false));
        }
    }

    /// <summary>The number of the newest key that was ever made here.</summary>
    public long Newest
    {
        get
        {
            lock (_lock)
            {
                return PeopleFile.NewestNumber(_connection);
            }
        }
    }

    /// <summary>Deletes keys of nobody in the database: made for somebody whose first message was never stored because the process died in between, or of a database that was set aside long ago.</summary>
    /// <remarks>What lies outside the bounds may be all that opens a database that was set aside: see `src/README.md`, Decisions.</remarks>
    /// <param name="known">Everybody in the database, ascending.</param>
    /// <param name="from">The number of the first key that may go.</param>
    /// <param name="to">The number of the last.</param>
    /// <returns>How many keys.</returns>
    public int DeleteUnused(IEnumerable<string> known, long from, long to)
    {
        List<string> unused;
        lock (_lock)
        {
            unused = Missing(_connection.Query<string>("SELECT id FROM people WHERE number BETWEEN @from AND @to ORDER BY id", new { from, to }, buffered: false), known);
        }

        unused.ForEach(Delete);
        return unused.Count;
    }

    /// <summary>Wraps some keys with the newest key of the ring, each as it is: done again, or stopped in between, nobody's is lost. One that does not open is left as it lies.</summary>
    /// <param name="after">The number of the last key that was gone through.</param>
    internal RewrappedKeys RewrapSome(long after)
    {
        lock (_lock)
        {
            var some = _connection.Query<(long Number, string Person, byte[] Wrapped)>(
                "SELECT number, id, wrapped FROM people WHERE number > @after ORDER BY number LIMIT @most", new { after, most = PrivacyLimits.KeysPerRewrap }).AsList();
            var damaged = new List<DamagedKey>();
            using var transaction = _connection.BeginTransaction();
            foreach (var (number, person, wrapped) in some)
            {
                if (_ring.Unwrap(wrapped) is { Length: KeyBytes } key)
                {
                    _connection.Execute("UPDATE people SET wrapped = @fresh WHERE number = @number", new { number, fresh = _ring.Wrap(key) });
                }
                else
                {
                    damaged.Add(new(number, person));
                }
            }

            transaction.Commit();
            return new(some.Count == 0 ? after : some[^1].Number, some.Count == 0, some.Count - damaged.Count, damaged);
        }
    }

    // Both ascending: they are gone through side by side.
    private static List<string> Missing(IEnumerable<string> ids, IEnumerable<string> known)
    {
        var missing = new List<string>();
        using var there = known.GetEnumerator();
        var isMore = there.MoveNext();
        foreach (var id in ids)
        {
            while (isMore && string.CompareOrdinal(there.Current, id) < 0)
            {
                isMore = there.MoveNext();
            }

            if (!isMore || there.Current != id)
            {
                missing.Add(id);
            }
        }

        return missing;
    }

    /// <summary>Closes people.db.</summary>
    public void Dispose() => _connection.Dispose();

    internal byte[]? Find(string personId)
    {
        if (_open.TryGetValue(personId, out var known))
        {
            return known;
        }

        lock (_lock)
        {
            var row = _connection.QuerySingleOrDefault<(long Number, byte[]? Wrapped)>("SELECT number, wrapped FROM people WHERE id = @personId", new { personId });
            if (row.Wrapped is null)
            {
                return null;
            }

            if (_ring.Unwrap(row.Wrapped) is not { Length: KeyBytes } key)
            {
                if (_told.Count < PrivacyLimits.KeysInMemory && _told.Add(row.Number) && _logger is { } logger)
                {
                    Damaged(logger, row.Number);
                }

                return null;
            }

            Remember(personId, key);
            return key;
        }
    }

    private void CommitNewcomers()
    {
        while (TakeNewcomers() is { Count: > 0 } newcomers)
        {
            long[] numbers;
            try
            {
                numbers = Commit(newcomers);
            }
            catch (Exception failure)
            {
                newcomers.ForEach(newcomer => newcomer.Number.SetException(failure)); // whoever asked for the key hears of it
                continue;
            }

            for (var index = 0; index < numbers.Length; index++)
            {
                newcomers[index].Number.SetResult(numbers[index]);
            }
        }
    }

    private List<NewKey> TakeNewcomers()
    {
        lock (_newcomers)
        {
            var taken = _newcomers.ToList();
            _newcomers.Clear();
            _isCommitting = taken.Count > 0;
            return taken;
        }
    }

    private long[] Commit(List<NewKey> newcomers)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var numbers = newcomers.Select(newcomer => _connection.ExecuteScalar<long>(
                "INSERT INTO people (id, wrapped) VALUES (@PersonId, @wrapped) RETURNING number", new { newcomer.PersonId, wrapped = _ring.Wrap(newcomer.Key) })).ToArray();
            transaction.Commit();
            newcomers.ForEach(newcomer => Remember(newcomer.PersonId, newcomer.Key));
            return numbers;
        }
    }

    private void Remember(string personId, byte[] key)
    {
        if (_open.Count >= PrivacyLimits.KeysInMemory)
        {
            _open.Clear();
        }

        _open[personId] = key;
    }

    [LoggerMessage(EventId = 5303, Level = LogLevel.Error, Message = "The key number {Number} does not open; whoever it belongs to is answered as somebody new.")]
    private static partial void Damaged(ILogger logger, long number);

    private sealed record NewKey(string PersonId, byte[] Key)
    {
        public TaskCompletionSource<long> Number { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
