namespace ChatbotSupport.Core.Language;

/// <summary>A piece of a text that reads from left to right or may point to somebody: a link, an e-mail address, a handle, a number.</summary>
public readonly record struct TextSpan(int Start, int Length, TextSpanKind Kind)
{
    /// <summary>The place after the last character.</summary>
    public int End => Start + Length;
}

/// <summary>What a piece of a text is.</summary>
public enum TextSpanKind
{
    /// <summary>An address on the web, with or without scheme.</summary>
    Link,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>An account name, @like_this or with an underscore inside.</summary>
    Handle,

    /// <summary>A number, phone number, date, amount or code.</summary>
    Number,
}
