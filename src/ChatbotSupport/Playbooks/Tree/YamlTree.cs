using ChatbotSupport.Playbooks.Sentences;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ChatbotSupport.Playbooks.Tree;

/// <summary>Builds the tree of one file from YAML's events and reports what our format does not allow.</summary>
public sealed class YamlTree
{
    private readonly RawFile _file;
    private readonly FindingList _findings;
    private readonly Parser _parser;

    private YamlTree(RawFile file, FindingList findings)
    {
        _file = file;
        _findings = findings;
        _parser = new(new StringReader(file.Text));
    }

    /// <summary>Parses a file; null when it is not one map of keys, which was then reported. Only the first syntax error can be told.</summary>
    public static YamlMap? Parse(string path, string content, FindingList findings)
    {
        if (RawFile.Open(path, content, findings) is not { } file)
        {
            return null;
        }

        var tree = new YamlTree(file, findings);
        try
        {
            return tree.Document();
        }
        catch (YamlException fault)
        {
            findings.Add(SyntaxTrap.Explain(file, fault));
            return null;
        }
        catch (InvalidOperationException fault)
        {
            // The scanner gives up without a place on some unfinished signs, such as a brace that is not closed before «|».
            var last = tree._parser.Current;
            findings.Add(SyntaxTrap.Explain(file, new(last?.Start ?? Mark.Empty, last?.End ?? Mark.Empty, fault.Message, fault)));
            return null;
        }
    }

    private YamlMap? Document()
    {
        Take<StreamStart>();
        if (_parser.Current is StreamEnd || Next() is not DocumentStart)
        {
            _findings.Add(SyntaxSentences.EmptyFile(_file.Path));
            return null;
        }

        _parser.MoveNext();
        var root = Node(0, 1);
        Take<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _findings.Add(SyntaxSentences.SecondDocument(PlaceOf(second.Start)));
            return null;
        }

        if (root is YamlMap map)
        {
            return map;
        }

        _findings.Add(SyntaxSentences.NotKeys(root.At));
        return null;
    }

    private YamlNode Node(int depth, int column)
    {
        var at = PlaceOf(Current.Start);
        if (depth > PlaybookLimits.MaxDepth)
        {
            throw new YamlException(Current.Start, Current.End, SyntaxTrap.TooDeep);
        }

        if (Current is NodeEvent node)
        {
            CheckNode(node, at);
        }

        return Current switch
        {
            Scalar scalar => Text(scalar, at),
            SequenceStart list => List(list, at, depth, column),
            MappingStart map => Map(map, at, depth, column),
            AnchorAlias => Alias(at),
            _ => throw new YamlException(Current.Start, Current.End, Current.GetType().Name),
        };
    }

    private void CheckNode(NodeEvent node, Place at)
    {
        if (!node.Anchor.IsEmpty)
        {
            _findings.Add(SyntaxSentences.Anchor(at));
        }

        if (!node.Tag.IsEmpty)
        {
            _findings.Add(SyntaxSentences.Tag(at));
        }
    }

    private YamlText Alias(Place at)
    {
        _findings.Add(SyntaxSentences.Alias(at));
        _parser.MoveNext();
        return new(at, "", TextStyle.Plain, 0);
    }

    private YamlText Text(Scalar scalar, Place at)
    {
        _parser.MoveNext();
        var style = scalar.Style switch
        {
            ScalarStyle.Literal => TextStyle.Block,
            ScalarStyle.Folded => TextStyle.Folded,
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => TextStyle.Quoted,
            _ => TextStyle.Plain,
        };
        if (style == TextStyle.Plain && !System.Text.Ascii.IsValid(scalar.Value) && HashAfter(scalar.End) is { } hash)
        {
            _findings.Add(SyntaxSentences.CutByHash(hash));
        }

        return new(at, scalar.Value, style, style == TextStyle.Block ? BlockIndent(scalar.Value, at.Line) : 0);
    }

    private int BlockIndent(string value, int line)
    {
        foreach (var text in value.Split('\n'))
        {
            line++;
            if (text.Length > 0)
            {
                return Math.Max(0, _file.Line(line).Length - text.Length);
            }
        }

        return 0;
    }

    private YamlList List(SequenceStart start, Place at, int depth, int column)
    {
        if (start.Style == SequenceStyle.Flow)
        {
            _findings.Add(SyntaxSentences.Brackets(at));
        }
        else
        {
            CheckIndent(at, column);
        }

        var items = new List<YamlNode>();
        _parser.MoveNext();
        while (Current is not SequenceEnd)
        {
            items.Add(Node(depth + 1, at.Column + PlaybookLimits.Indent));
        }

        _parser.MoveNext();
        return new(at, items);
    }

    private YamlMap Map(MappingStart start, Place at, int depth, int column)
    {
        if (start.Style == MappingStyle.Block)
        {
            CheckIndent(at, column);
        }

        var entries = new List<YamlEntry>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _parser.MoveNext();
        while (Current is not MappingEnd)
        {
            var keyAt = PlaceOf(Current.Start);
            if (Node(depth + 1, 0) is not YamlText key)
            {
                throw new YamlException(start.Start, start.End, SyntaxTrap.KeyIsNotAWord);
            }

            var value = Node(depth + 1, at.Column + PlaybookLimits.Indent);
            if (seen.Add(key.Value))
            {
                entries.Add(new(key.Value, keyAt, value));
            }
            else
            {
                _findings.Add(SyntaxSentences.DuplicateKey(keyAt, key.Value));
            }
        }

        _parser.MoveNext();
        return new(at, entries);
    }

    // Uneven indentation is where the next edit goes wrong, so it is told while it still means what was meant.
    private void CheckIndent(Place at, int column)
    {
        if (at.Column != column)
        {
            _findings.Add(SyntaxSentences.Indentation(at, column - 1, at.Column - 1));
        }
    }

    private ParsingEvent Current => _parser.Current ?? throw new YamlException(SyntaxTrap.Ended);

    private ParsingEvent Next()
    {
        if (_parser.Current is null)
        {
            _parser.MoveNext();
        }

        return Current;
    }

    private void Take<T>()
        where T : ParsingEvent
    {
        if (Next() is T)
        {
            _parser.MoveNext();
        }
    }

    private Place? HashAfter(Mark end)
    {
        var line = _file.Line((int)end.Line);
        var index = Math.Min((int)end.Column - 1, line.Length);
        while (index < line.Length && line[index] == ' ')
        {
            index++;
        }

        return index < line.Length && line[index] == '#' ? PlaceOf(end) with { Column = index + 1 } : null;
    }

    private Place PlaceOf(Mark mark) => new(_file.Path, (int)mark.Line, (int)mark.Column);
}
