using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Numerics.Randomness;
using Tripoint.Tables;

namespace Tripoint.Exposure.Products;

/// <summary>
/// Measures the stability of "dependent" flags: over the last years, under every set of books, and by a bootstrap. One draw takes as many years
/// as there are, with replacement, and in each drawn year tosses a fair coin, for each supplier, between the books that have a figure for it
/// (and once for the importer's own exports); purchases and exports are added up over the drawn years and the flag is raised or not on the
/// sums. So both sources of doubt, the year and the book, are resampled, and nothing else. A stream is named by importer and product.
/// </summary>
public sealed class FlagCheck
{
    private readonly ImmutableArray<ProductTrade> _books;
    private readonly FlagOptions _options;
    private readonly ImmutableArray<string> _conversions;

    /// <summary>A check on some sets of books of the same flows.</summary>
    /// <param name="books">The first is the one that flags are reported under; the others are its witnesses.</param>
    /// <param name="options">Window, draws, thresholds.</param>
    /// <exception cref="BadInputException">No books, two panels of the same books, or options out of range.</exception>
    public FlagCheck(IEnumerable<ProductTrade> books, FlagOptions? options = null)
    {
        _books = [.. books];
        _options = options ?? new FlagOptions();
        _options.Check();
        if (_books.IsEmpty) throw new BadInputException("no trade data to check flags with");
        if (_books.Select(b => b.Books).Distinct().Count() < _books.Length) throw new BadInputException("two panels of the same books", "", "each set of books once");
        _conversions = [.. _books.SelectMany(b => EditionConversion.Notes(b)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The stability of one importer's flag on one product.</summary>
    /// <param name="importer">The importer.</param>
    /// <param name="product">The product.</param>
    /// <param name="year">The last year of the window.</param>
    public FlagStability Of(Economy importer, Hs6 product, int year) => Of([importer], importer.Code, product, year);

    /// <summary>The stability of a group's flag on one product, the group taken as one importer.</summary>
    /// <param name="group">The members.</param>
    /// <param name="name">The group's name, which names the random stream.</param>
    /// <param name="product">The product.</param>
    /// <param name="year">The last year of the window.</param>
    public FlagStability Of(IReadOnlyCollection<Economy> group, string name, Hs6 product, int year)
    {
        var samples = new List<Sample>();
        for (var at = 0; at < _books.Length; at++)
        {
            var trade = _books[at];
            if (trade.IndexOf(product) is var p && p < 0) continue;
            for (var y = year - _options.Window + 1; y <= year; y++)
            {
                if (trade.IndexOf(new TradePeriod(y)) is var period && period >= 0) samples.Add(Sample.Of(trade, period, p, group, at, y));
            }
        }
        samples = [.. samples.Where(s => s.Imports > 0).OrderBy(s => s.Year).ThenBy(s => s.Book)];
        var years = samples.Select(s => new FlagYear(s.Year, _books[s.Book].Books, s.Cell, CoreDependency.Of(s.Cell, _options.Thresholds))).ToImmutableArray();
        var since = Since(group, product, year);
        return new FlagStability
        {
            Years = years,
            Probability = samples.Count > 1 ? Bootstrap(samples, new RandomStream($"exposure/flag/{name}/{product}", _options.Seed)) : null,
            Draws = _options.Draws,
            Since = since,
            SinceStart = since is { } start && _books[0].IndexOf(new TradePeriod(start - 1)) < 0,
            EditionChanges = samples.Select(s => s.Edition).Distinct().Count() > 1,
            Conversions = _conversions,
        };
    }

    private int? Since(IReadOnlyCollection<Economy> group, Hs6 product, int year)
    {
        var trade = _books[0];
        var p = trade.IndexOf(product);
        int? since = null;
        for (var y = year; p >= 0 && trade.IndexOf(new TradePeriod(y)) is var period && period >= 0; y--)
        {
            var sample = Sample.Of(trade, period, p, group, 0, y);
            if (!CoreDependency.Of(sample.Cell, _options.Thresholds).Dependent) break;
            since = y;
        }
        return since;
    }

    private double Bootstrap(List<Sample> samples, RandomStream stream)
    {
        var byYear = samples.GroupBy(s => s.Year).Select(g => g.ToArray()).ToArray();
        var codes = samples.SelectMany(s => s.Bought.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        // Figures by year and supplier, one for each set of books that has it.
        var figures = byYear.Select(year => codes.Select(code => year.Where(s => s.Bought.ContainsKey(code)).Select(s => s.Bought[code]).ToArray()).ToArray()).ToArray();
        int held = 0, rest = Array.IndexOf(codes, "ROW");
        var bought = new double[codes.Length];
        for (var draw = 0; draw < _options.Draws; draw++)
        {
            Array.Clear(bought);
            double within = 0, exports = 0;
            for (var k = 0; k < byYear.Length; k++)
            {
                var y = stream.NextInt(byYear.Length);
                for (var r = 0; r < codes.Length; r++)
                {
                    var known = figures[y][r];
                    if (known.Length > 0) bought[r] += known[known.Length > 1 ? stream.NextInt(known.Length) : 0];
                }
                var own = byYear[y][byYear[y].Length > 1 ? stream.NextInt(byYear[y].Length) : 0];
                (within, exports) = (within + own.Cell.Internal, exports + own.Cell.OwnExports);
            }
            double imports = bought.Sum(), squares = 0;
            for (var r = 0; r < codes.Length; r++) if (r != rest) squares += bought[r] * bought[r];
            if (imports <= 0) continue;
            var cell = new ImportCell(0, -1, imports, within, exports, squares / (imports * imports), 0, -1, 0, 0, 0);
            if (CoreDependency.Of(cell, _options.Thresholds).Dependent) held++;
        }
        return (double)held / _options.Draws;
    }

    /// <summary>One year under one set of books.</summary>
    private sealed record Sample(int Year, int Book, HsEdition Edition, ImportCell Cell, Dictionary<string, double> Bought)
    {
        public double Imports => Cell.Imports;

        public static Sample Of(ProductTrade trade, int period, int product, IReadOnlyCollection<Economy> group, int book, int year)
        {
            var members = group.Select(trade.IndexOf).Where(m => m >= 0).ToList();
            var bought = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                var rows = trade.Rows(period, product, member);
                for (var at = 0; at < rows.Length; at++)
                {
                    if (rows.Value[at] <= 0 || members.Contains(rows.Exporter[at])) continue;
                    var code = trade.Economies[rows.Exporter[at]].Code;
                    bought[code] = bought.GetValueOrDefault(code) + rows.Value[at];
                }
            }
            return new Sample(year, book, trade.EditionOf(period), GroupScan.Of(trade, period, product, members), bought);
        }
    }
}
