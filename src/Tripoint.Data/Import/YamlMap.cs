using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tripoint.Data.Import;

/// <summary>
/// A mapping of a YAML file that is read key by key; faults name the file and line. Wraps YamlDotNet's representation model, which keeps
/// the place of every node and needs no reflection.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly string _what;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private YamlMap(YamlMappingNode node, string what, FaultList faults)
    {
        _node = node;
        _what = what;
        Faults = faults;
    }

    public FaultList Faults { get; }

    public long Line => _node.Start.Line;

    /// <summary>The keys and their nodes, in file order.</summary>
    public IEnumerable<(string Key, YamlNode Node)> Entries => _node.Children.Select(c => (c.Key is YamlScalarNode { Value: { } key } ? key : "", c.Value));

    /// <summary>Reads a document whose top is a mapping; broken YAML is a fault at its line.</summary>
    /// <exception cref="Tripoint.Faults.BadInputException">The text is not YAML, or its top is not a mapping.</exception>
    public static YamlMap Read(TextReader text, string what, FaultList faults)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(text);
        }
        catch (YamlException e)
        {
            faults.Add($"this is not YAML: {e.Message}", e.Start.Line, (int)e.Start.Column);
            faults.ThrowIfAny();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The scanner's own answers to some unfinished lists and unfit lines; they name no place.
            faults.Add("this is not YAML: a list or text is not closed, or a line stands where it does not fit");
            faults.ThrowIfAny();
        }
        if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode top)
        {
            faults.Add($"{what} is empty or not a mapping", 1, 0, "lines such as 'name: …' and 'changes:'");
            faults.ThrowIfAny();
            throw new InvalidOperationException("The faults were thrown.");
        }
        return new YamlMap(top, what, faults);
    }

    /// <summary>A node as a mapping; null and a fault where it is something else.</summary>
    public static YamlMap? Of(YamlNode node, string what, FaultList faults)
    {
        if (node is YamlMappingNode map) return new YamlMap(map, what, faults);
        faults.Add($"{what} must be a mapping such as {{ key: value }}", node.Start.Line);
        return null;
    }

    /// <summary>The node under the first of several spellings of a key that is there; null when none is.</summary>
    public YamlNode? Find(params ReadOnlySpan<string> keys)
    {
        YamlNode? found = null;
        foreach (var key in keys)
        {
            _asked.Add(key);
            if (_node.Children.TryGetValue(new YamlScalarNode(key), out var node)) found ??= node;
        }
        return found;
    }

    /// <summary>A text under a key; null and no fault when it is absent.</summary>
    public string? Text(string key)
    {
        var node = Find(key);
        return node is null ? null : ScalarText(node, $"'{key}'");
    }

    /// <summary>The text of a node; null and a fault when it is not a single value.</summary>
    public string? ScalarText(YamlNode node, string what)
    {
        if (node is YamlScalarNode { Value: { } value }) return value.Trim();
        Faults.Add($"{what} must be a single value", node.Start.Line);
        return null;
    }

    /// <summary>One or more texts under a node: a single value or a list.</summary>
    public IReadOnlyList<string> Texts(YamlNode node, string what)
    {
        if (node is not YamlSequenceNode list) return ScalarText(node, what) is { Length: > 0 } one ? [one] : [];
        var texts = new List<string>();
        foreach (var item in list)
        {
            if (ScalarText(item, what) is { Length: > 0 } text) texts.Add(text);
        }
        return texts;
    }

    /// <summary>Reports every key that was never asked for.</summary>
    public void RefuseOtherKeys()
    {
        foreach (var (key, value) in _node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (_asked.Contains(name)) continue;
            var close = _asked.FirstOrDefault(k => k.Replace("-", "", StringComparison.Ordinal).Equals(name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase));
            Faults.Add($"unknown key '{name}' in {_what}", key.Start.Line, 0, $"one of {string.Join(", ", _asked)}", close is null ? "" : $"Did you mean {close}?");
        }
    }
}
