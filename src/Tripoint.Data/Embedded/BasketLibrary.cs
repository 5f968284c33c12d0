using System.Collections.Immutable;
using Tripoint.Data.Import;
using Tripoint.Exposure.Products;

namespace Tripoint.Data.Embedded;

/// <summary>The baskets of products that ship (<c>data/baskets</c>); where each list comes from: docs/models/products-indicators.md.</summary>
public static class BasketLibrary
{
    private const string Prefix = "baskets/";
    private const string Suffix = ".csv";

    /// <summary>The names, in alphabetical order.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. typeof(BasketLibrary).Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^Suffix.Length]).Order(StringComparer.Ordinal),
    ];

    /// <summary>A basket by the name of the library, or by the path of a file. A file wins where both exist.</summary>
    /// <exception cref="Tripoint.Faults.BadInputException">Neither exists, or the file is faulty.</exception>
    public static Basket LoadOrRead(string nameOrPath)
    {
        if (File.Exists(nameOrPath) || !Names.Contains(nameOrPath, StringComparer.Ordinal)) return BasketFile.Read(nameOrPath);
        using var stream = typeof(BasketLibrary).Assembly.GetManifestResourceStream(Prefix + nameOrPath + Suffix)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return BasketFile.Read(bytes, nameOrPath + Suffix, nameOrPath);
    }
}
