namespace ChatbotSupport.Storage;

/// <summary>A value for a parameter of a statement, without an object made for it.</summary>
internal readonly struct Bound
{
    private Bound(string name, object? value, long number, bool isNumber) => (Name, Value, Number, IsNumber) = (name, value, number, isNumber);

    /// <summary>The parameter, with its @.</summary>
    public string Name { get; }

    /// <summary>A text, bytes, or null.</summary>
    public object? Value { get; }

    /// <summary>The number, where it is one.</summary>
    public long Number { get; }

    /// <summary>Whether it is a number.</summary>
    public bool IsNumber { get; }

    public static implicit operator Bound((string Name, string? Text) value) => new(value.Name, value.Text, 0, isNumber: false);

    public static implicit operator Bound((string Name, byte[]? Bytes) value) => new(value.Name, value.Bytes, 0, isNumber: false);

    public static implicit operator Bound((string Name, long Number) value) => new(value.Name, null, value.Number, isNumber: true);

    public static implicit operator Bound((string Name, long? Number) value) => new(value.Name, null, value.Number ?? 0, value.Number is not null);
}
