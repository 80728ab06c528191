using System.Globalization;
using System.Text;

namespace ChatbotSupport.BotApi.Texts;

/// <summary>Reads the HTML of <c>parse_mode</c> and refuses what Telegram refuses, naming the byte where it went wrong.</summary>
internal sealed class HtmlText
{
    private static readonly Dictionary<string, string> EntityOfTag = new(StringComparer.Ordinal)
    {
        ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic", ["u"] = "underline", ["ins"] = "underline",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough", ["tg-spoiler"] = "spoiler", ["span"] = "spoiler",
        ["a"] = "text_link", ["code"] = "code", ["pre"] = "pre", ["blockquote"] = "blockquote",
    };

    private readonly string _html;
    private readonly StringBuilder _text = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<Open> _open = new();
    private int _at;

    private HtmlText(string html)
    {
        _html = html;
    }

    private sealed record Open(string Tag, int Offset, IReadOnlyDictionary<string, string> Attributes);

    public static FormattedText Read(string html)
    {
        var reader = new HtmlText(html);
        reader.Read();
        return new FormattedText(
            reader._text.ToString(), [.. reader._entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private void Read()
    {
        while (_at < _html.Length)
        {
            switch (_html[_at])
            {
                case '<' when Next() == '/':
                    Close();
                    break;
                case '<':
                    Begin();
                    break;
                case '&':
                    _text.Append(Escaped());
                    break;
                default:
                    _text.Append(_html[_at++]);
                    break;
            }
        }

        if (_open.TryPeek(out var unclosed))
        {
            throw Wrong($"Can't find end tag corresponding to start tag \"{unclosed.Tag}\"");
        }
    }

    private void Begin()
    {
        var start = _at++;
        var tag = Until(character => char.IsWhiteSpace(character) || character == '>').ToLowerInvariant();
        if (_at >= _html.Length)
        {
            throw Wrong($"Unclosed start tag at byte offset {Byte(start)}");
        }

        if (!EntityOfTag.ContainsKey(tag))
        {
            throw Wrong($"Unsupported start tag \"{tag}\" at byte offset {Byte(start)}");
        }

        var attributes = Attributes(tag, start);
        if (tag == "span" && attributes.GetValueOrDefault("class") != "tg-spoiler")
        {
            throw Wrong($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {Byte(start)}");
        }

        _open.Push(new Open(tag, _text.Length, attributes));
    }

    private Dictionary<string, string> Attributes(string tag, int start)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (true)
        {
            Spaces(start);
            if (_html[_at] == '>')
            {
                _at++;
                return attributes;
            }

            var name = Until(character => char.IsWhiteSpace(character) || character is '=' or '>' or '/' or '"' or '\'');
            if (name.Length == 0)
            {
                throw Wrong($"Empty attribute name in the tag \"{tag}\" at byte offset {Byte(start)}");
            }

            Spaces(start);
            if (_html[_at] == '=')
            {
                _at++;
                Spaces(start);
                attributes[name] = Value(start);
            }
            else
            {
                attributes[name] = "";
            }
        }
    }

    private string Value(int start)
    {
        if (_html[_at] is not ('"' or '\''))
        {
            var begin = _at;
            var token = Until(character => !char.IsAsciiLetterOrDigit(character) && character is not ('.' or '-')).ToLowerInvariant();
            return _at < _html.Length && (char.IsWhiteSpace(_html[_at]) || _html[_at] == '>')
                ? token
                : throw Wrong($"Unexpected end of name token at byte offset {Byte(begin)}");
        }

        var quote = _html[_at++];
        var value = new StringBuilder();
        while (_at < _html.Length && _html[_at] != quote)
        {
            value.Append(_html[_at] == '&' ? Escaped() : _html[_at++].ToString());
        }

        if (_at++ >= _html.Length)
        {
            throw Wrong($"Unclosed start tag at byte offset {Byte(start)}");
        }

        return value.ToString();
    }

    private void Close()
    {
        var start = _at;
        if (!_open.TryPop(out var open))
        {
            throw Wrong($"Unexpected end tag at byte offset {Byte(start)}");
        }

        _at += 2;
        var tag = Until(character => char.IsWhiteSpace(character) || character == '>');
        _ = Until(character => !char.IsWhiteSpace(character));
        if (_at >= _html.Length || _html[_at] != '>')
        {
            throw Wrong($"Unclosed end tag at byte offset {Byte(start)}");
        }

        _at++;
        if (tag.Length > 0 && tag != open.Tag)
        {
            throw Wrong($"Unmatched end tag at byte offset {Byte(start)}, expected \"</{open.Tag}>\", found \"</{tag}>\"");
        }

        Keep(open);
    }

    private void Keep(Open open)
    {
        var length = _text.Length - open.Offset;
        if (length == 0)
        {
            return;
        }

        var type = EntityOfTag[open.Tag];
        string? url = null;
        if (type == "text_link")
        {
            var target = open.Attributes.GetValueOrDefault("href") is { Length: > 0 } href ? href : _text.ToString(open.Offset, length);
            if (LinkRules.WhyRefused(target) is not null)
            {
                // A link that Telegram does not like is dropped without a word; only the text stays.
                return;
            }

            url = target;
        }

        if (type == "blockquote" && open.Attributes.ContainsKey("expandable"))
        {
            type = "expandable_blockquote";
        }

        _entities.Add(new TextEntity(type, open.Offset, length, url));
    }

    private string Escaped()
    {
        var end = _html.IndexOf(';', _at);
        var name = end < 0 ? "" : _html[(_at + 1)..end];
        var character = name switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            _ => Numbered(name),
        };
        _at = character is null ? _at + 1 : end + 1;
        return character ?? "&";
    }

    private static string? Numbered(string name)
    {
        var isHex = name.StartsWith("#x", StringComparison.Ordinal);
        var digits = isHex ? name[2..] : name.StartsWith('#') ? name[1..] : "";
        return int.TryParse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code) && Rune.IsValid(code) && code > 0
            ? new Rune(code).ToString()
            : null;
    }

    private char Next() => _at + 1 < _html.Length ? _html[_at + 1] : '\0';

    private string Until(Func<char, bool> isEnd)
    {
        var begin = _at;
        while (_at < _html.Length && !isEnd(_html[_at]))
        {
            _at++;
        }

        return _html[begin.._at];
    }

    private void Spaces(int start)
    {
        _ = Until(character => !char.IsWhiteSpace(character));
        if (_at >= _html.Length)
        {
            throw Wrong($"Unclosed start tag at byte offset {Byte(start)}");
        }
    }

    private int Byte(int position) => Encoding.UTF8.GetByteCount(_html.AsSpan(0, position));

    private static Refusal Wrong(string why) => Refusal.BadRequest($"can't parse entities: {why}");
}
