namespace ChatbotSupport.Storage;

/// <summary>How much the database was asked: by it one sees that a look-up of somebody costs what a look-up of nobody does.</summary>
internal sealed class StatementTally
{
    private long _count;

    /// <summary>Statements so far.</summary>
    public long Count => Interlocked.Read(ref _count);

    /// <summary>One more.</summary>
    public void Add() => Interlocked.Increment(ref _count);
}
