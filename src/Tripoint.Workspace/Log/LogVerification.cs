using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tripoint.Faults;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Log;

/// <summary>What checking a record found.</summary>
/// <param name="Entries">How many links were checked.</param>
/// <param name="Opened">How many of them had their contents with them.</param>
/// <param name="Head">The last hash; zeros where there is none.</param>
/// <param name="Faults">What does not hold, the first twenty; none where the record is whole.</param>
public sealed record LogVerification(long Entries, long Opened, string Head, ImmutableArray<Fault> Faults)
{
    private const int Most = 20;

    /// <summary>Checks a file that was exported from a room. Nothing else is needed: no room, no account.</summary>
    /// <param name="file">The file.</param>
    /// <param name="expect">A link that was noted earlier, <c>NUMBER:HASH</c>; null for none.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="BadInputException">It is not such a file.</exception>
    public static async Task<LogVerification> OfFileAsync(string file, string? expect, CancellationToken cancellation)
    {
        if (!File.Exists(file)) throw new BadInputException($"there is no file '{file}'", "verify-log");
        return await CheckAsync(LinesAsync(file, cancellation), expect, cancellation);
    }

    /// <summary>Checks the record in a database.</summary>
    public static async Task<LogVerification> OfDatabaseAsync(RoomDatabase database, string? expect, CancellationToken cancellation)
    {
        await using var db = new RoomStore(database, TimeProvider.System, new RoomSignals()).Open(Viewer.Room);
        return await CheckAsync(db.LogEntries.AsNoTracking().OrderBy(e => e.Number).AsAsyncEnumerable().Select(e => new LogLink
        {
            Number = e.Number,
            At = e.At.ToUnixTimeMilliseconds(),
            Seal = e.Seal,
            Previous = e.Previous,
            Hash = e.Hash,
            Opened = new LogContents(e.Salt, e.PersonId, e.PartyId, e.Action, e.ItemId, e.OwnerId, e.Details),
        }), expect, cancellation);
    }

    private static async Task<LogVerification> CheckAsync(IAsyncEnumerable<LogLink> links, string? expect, CancellationToken cancellation)
    {
        var faults = ImmutableArray.CreateBuilder<Fault>();
        var (number, opened, previous) = (0L, 0L, LogChain.Start);
        var (expectedNumber, expectedHash) = Expected(expect);
        var met = expectedNumber == 0;
        await foreach (var link in links.WithCancellation(cancellation))
        {
            var where = $"entry {link.Number.ToString(CultureInfo.InvariantCulture)}";
            if (link.Number != ++number) Add($"follows entry {(number - 1).ToString(CultureInfo.InvariantCulture)}", where, "numbers without a gap");
            if (link.Previous != previous) Add("does not continue from the entry before it", where, "the hash of the entry before");
            if (link.Hash != LogChain.Hash(link.Number, DateTimeOffset.FromUnixTimeMilliseconds(link.At), link.Seal, link.Previous)) Add("its hash does not cover what it says", where, "an unchanged entry");
            if (link.Opened is { } c)
            {
                opened++;
                if (link.Seal != LogChain.Seal(c.Salt, c.Person, c.Party, c.Action, c.Item, c.Owner, c.Details)) Add("its contents are not those that were sealed", where, "unchanged contents");
            }
            if (link.Number == expectedNumber)
            {
                met = true;
                if (link.Hash != expectedHash) Add("has another hash than was noted earlier", where, expectedHash);
            }
            (number, previous) = (link.Number, link.Hash);
        }
        if (!met) Add($"the record ends before entry {expectedNumber.ToString(CultureInfo.InvariantCulture)}, which was noted earlier", "its end", "every entry that was there");
        return new LogVerification(number, opened, previous, faults.ToImmutable());

        void Add(string what, string where, string expected)
        {
            if (faults.Count < Most) faults.Add(new Fault(what, where, expected));
        }
    }

    private static (long Number, string Hash) Expected(string? expect)
    {
        if (expect is null) return (0, "");
        var colon = expect.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && long.TryParse(expect[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && expect.Length == colon + 65
            ? (number, expect[(colon + 1)..])
            : throw new BadInputException($"'{expect}' is not a link of a record", "--expect", "NUMBER:HASH, as the record's page shows it");
    }

    private static async IAsyncEnumerable<LogLink> LinesAsync(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var line = 0;
        await foreach (var text in File.ReadLinesAsync(file, cancellation))
        {
            line++;
            if (line == 1)
            {
                if (!text.Contains(LogExport.Form, StringComparison.Ordinal)) throw new BadInputException(Fault.InFile("not an exported record", file, 1, 0, $"\"form\":\"{LogExport.Form}\""));
                continue;
            }
            LogLink? link;
            try
            {
                link = JsonSerializer.Deserialize<LogLink>(text, LogJson.Options);
            }
            catch (JsonException)
            {
                link = null;
            }
            yield return link ?? throw new BadInputException(Fault.InFile("not an entry of the record", file, line, 0, "one JSON object", "The file was cut short or edited; export it again"));
        }
    }
}
