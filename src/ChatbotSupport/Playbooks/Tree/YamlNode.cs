namespace ChatbotSupport.Playbooks.Tree;

/// <summary>A part of a playbook file with the place where it stands.</summary>
/// <param name="At">Where it begins.</param>
public abstract record YamlNode(Place At);

/// <summary>A value: a word, a quoted value, or a block of text.</summary>
/// <param name="At">Where it begins; of a block, the `|`.</param>
/// <param name="Value">The value as YAML reads it.</param>
/// <param name="Style">How it is written.</param>
/// <param name="Indent">Of a block: how far its lines are indented in the file.</param>
public sealed record YamlText(Place At, string Value, TextStyle Style, int Indent) : YamlNode(At)
{
    /// <summary>The place of one character of the value.</summary>
    public Place PlaceOf(int offset)
    {
        if (Style != TextStyle.Block)
        {
            return At with { Column = At.Column + offset + (Style == TextStyle.Quoted ? 1 : 0) };
        }

        var before = Value.AsSpan(0, offset);
        return At with { Line = At.Line + 1 + before.Count('\n'), Column = Indent + 1 + offset - (before.LastIndexOf('\n') + 1) };
    }
}

/// <summary>How a value is written.</summary>
public enum TextStyle
{
    /// <summary>Without quotes.</summary>
    Plain,

    /// <summary>In single or double quotes.</summary>
    Quoted,

    /// <summary>A literal block, `|`: the only way for text that people read.</summary>
    Block,

    /// <summary>A folded block, `&gt;`, which joins lines.</summary>
    Folded,
}

/// <summary>A list.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Items">Its items in order.</param>
public sealed record YamlList(Place At, IReadOnlyList<YamlNode> Items) : YamlNode(At);

/// <summary>Keys with their values.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Entries">The entries in order; no key twice.</param>
public sealed record YamlMap(Place At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At)
{
    /// <summary>The value of a key, or null.</summary>
    public YamlNode? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

/// <summary>A key and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">Where the key stands.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, Place KeyAt, YamlNode Value);
