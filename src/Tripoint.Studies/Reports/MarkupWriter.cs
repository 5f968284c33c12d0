using System.Globalization;
using System.Text;

namespace Tripoint.Studies.Reports;

/// <summary>
/// Writes markup that is well formed as XML and valid as HTML: everything given as text or attribute is escaped, every element closed.
/// </summary>
internal sealed class MarkupWriter
{
    private static readonly HashSet<string> s_blocks = new(StringComparer.Ordinal)
    {
        "html", "head", "body", "header", "main", "section", "footer", "nav", "div", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "ul", "ol",
        "li", "p", "h1", "h2", "h3", "title", "style", "svg", "details", "summary", "dl", "dt", "dd",
    };

    private readonly StringBuilder _text = new(1 << 16);
    private readonly Stack<string> _open = new();

    /// <summary>Opens an element. Attributes with a null value are left out.</summary>
    public MarkupWriter Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _text.Append('>');
        _open.Push(name);
        return this;
    }

    /// <summary>Closes the innermost open element.</summary>
    public MarkupWriter Close()
    {
        var name = _open.Pop();
        _text.Append("</").Append(name).Append('>');
        if (s_blocks.Contains(name)) _text.Append('\n');
        return this;
    }

    /// <summary>An element without content (void in HTML, or SVG).</summary>
    public MarkupWriter Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _text.Append(" />");
        return this;
    }

    /// <summary>An element that holds only text.</summary>
    public MarkupWriter Leaf(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Open(name, attributes);
        Text(text);
        return Close();
    }

    /// <summary>Text, escaped.</summary>
    public MarkupWriter Text(string text)
    {
        Escape(text);
        return this;
    }

    /// <summary>A style sheet of our own: written as it is.</summary>
    public MarkupWriter Style(string css)
    {
        _text.Append("<style>\n").Append(css).Append("</style>\n");
        return this;
    }

    /// <summary>The document type of HTML.</summary>
    public MarkupWriter DocumentType()
    {
        _text.Append("<!DOCTYPE html>\n");
        return this;
    }

    /// <summary>The markup written so far; every element must be closed.</summary>
    public override string ToString() => _open.Count == 0
        ? _text.ToString()
        : throw new InvalidOperationException($"The element {_open.Peek()} is still open.");

    /// <summary>A coordinate or size: at most two decimals, never in exponent form.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Start(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is null) continue;
            _text.Append(' ').Append(attribute).Append("=\"");
            Escape(value);
            _text.Append('"');
        }
    }

    private void Escape(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\t' or '\n' or '\r': _text.Append(' '); break;
                case < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF: break;
                default: _text.Append(rune.ToString()); break;
            }
        }
    }
}
