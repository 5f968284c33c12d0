using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Studies.Warnings;
using Tripoint.Warnings;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Register;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Alerts;

/// <summary>What the form of a watch says.</summary>
public sealed record WatchForm
{
    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>The product.</summary>
    public string Product { get; init; } = "";

    /// <summary>The sector in which it is made.</summary>
    public string Sector { get; init; } = "";

    /// <summary>The supplier's code.</summary>
    public string Origin { get; init; } = "";

    /// <summary>The unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The source.</summary>
    public string Source { get; init; } = "";

    /// <summary>CSV with the columns month and value.</summary>
    public string Series { get; init; } = "";
}

/// <summary>Watch lists: monthly series, and who is told when one breaks its usual range.</summary>
public static class Watches
{
    /// <summary>The largest series, in characters.</summary>
    public const int SeriesLimit = 60_000;

    /// <summary>The share of its supply above which a member counts as exposed.</summary>
    public const double ExposedShare = 0.01;

    /// <summary>Starts a watch, or brings one up to date, and tells the exposed members when the latest month lies outside the usual range.</summary>
    /// <param name="store">The room.</param>
    /// <param name="viewer">Who does.</param>
    /// <param name="itemId">The watch to bring up to date; null for a new one.</param>
    /// <param name="version">The version that was looked at; 0 for a new one.</param>
    /// <param name="form">What it says.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The watch's item.</returns>
    public static Task<string> SaveAsync(RoomStore store, Viewer viewer, string? itemId, int version, WatchForm form, CancellationToken cancellation = default)
    {
        var findings = Check(form);
        var broken = findings.Length > 0 && findings[^1].IsBreak;
        var exposed = broken ? Exposed(form.Sector, form.Origin) : [];
        return store.WriteAsync(viewer, async write =>
        {
            Item item;
            WatchRow row;
            if (itemId is null)
            {
                item = write.Make(ItemKind.Alert, form.Title);
                row = new WatchRow { ItemId = item.Id, Product = "", Sector = "", Origin = "", Unit = "", Source = "", Series = "" };
                write.Db.Add(row);
            }
            else
            {
                item = await write.FindAsync(itemId, cancellation);
                row = await write.Db.Set<WatchRow>().SingleOrDefaultAsync(w => w.ItemId == itemId, cancellation) ?? throw new NotPermittedException("unavailable");
                write.Change(item, version, form.Title);
            }
            (row.Product, row.Sector, row.Origin, row.Unit, row.Source, row.Series, row.IsBroken) = (form.Product.Trim(), form.Sector, form.Origin, form.Unit.Trim(), form.Source.Trim(), form.Series, broken);
            if (broken && item.Audience < Audience.Members && DisclosureRule.MayShare(viewer, item))
            {
                var codes = exposed.Select(e => e.Code).ToList();
                var told = await write.Db.Parties.Where(p => p.LeftAt == null && p.Kind == PartyKind.Delegation && p.Id != viewer.PartyId && codes.Contains(p.EconomyCode!)).Select(p => p.Id).ToListAsync(cancellation);
                told = [.. told.Union(item.Named.Select(n => n.PartyId), StringComparer.Ordinal)];
                // A change and a sharing are two versions: the first is written before the second is made.
                await write.Db.SaveChangesAsync(cancellation);
                if (told.Count > 0) write.Share(item, item.Version, Audience.Named, [.. told], item.EmbargoedUntil);
            }
            write.Tell("alerts");
            return item.Id;
        }, cancellation);
    }

    /// <summary>The months of a form's series against their usual range.</summary>
    /// <exception cref="BadInputException">The form or the series has faults.</exception>
    public static ImmutableArray<MonthFinding> Check(WatchForm form)
    {
        var table = ExposureBase.Embedded.Table;
        var faults = new List<Fault>();
        if (table.IndexOfSector(form.Sector) < 0) faults.Add(new Fault($"unknown sector '{form.Sector}'", "sector"));
        if (!Economy.TryOf(form.Origin, out var origin) || table.IndexOf(origin) < 0) faults.Add(new Fault($"unknown economy '{form.Origin}'", "origin"));
        if (string.IsNullOrWhiteSpace(form.Source)) faults.Add(new Fault("the source is missing", "source"));
        if (form.Series.Length > SeriesLimit) faults.Add(new Fault("the series is too long", "series", "at most 60,000 characters"));
        foreach (var text in new[] { form.Product, form.Unit, form.Source })
        {
            if (text.Length > Meetings.FieldLimit) faults.Add(new Fault("a text is too long", "text", "at most 2,000 characters"));
        }
        if (faults.Count > 0) throw new BadInputException(faults);
        return SeasonalRange.Check(MonthlySeries.Read(form.Series, "series").Values);
    }

    /// <summary>The economies that get more than a small share of their supply of a sector from a supplier, the most exposed first.</summary>
    public static ImmutableArray<Economy> Exposed(string sector, string origin) =>
        [.. ExposureBase.Embedded.Of([sector], [Economy.Of(origin)]).Economies.Where(e => !e.IsOrigin && e.ShareOfSupply >= ExposedShare).OrderByDescending(e => e.ShareOfSupply).Select(e => e.Economy)];
}
