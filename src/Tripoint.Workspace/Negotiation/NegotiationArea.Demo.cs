using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Tripoint.Data.Embedded;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Offers;
using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Negotiation;

internal sealed partial class NegotiationArea
{
    /// <summary>A running negotiation: opening offers as they ship (invented), requests, a second round with counter-offers and first agreements.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var desk = room.Services.GetRequiredService<TalksDesk>();
        var reader = room.Services.GetRequiredService<TalksReader>();
        var tables = room.Services.GetRequiredService<PricingTables>();
        var secretariat = room.As("secretariat");
        var id = await desk.OpenAsync(secretariat, "China–Japan–Korea: tariffs on goods",
            "Invented for the demonstration: no government's position is known here. Three delegations work on one draft, tariff by tariff.", ["chn", "jpn", "kor"], new DateOnly(2028, 1, 1), cancellation);
        var table = await tables.OfAsync(PricingTables.Embedded, PricingTables.LatestYear);
        foreach (var party in new[] { "chn", "jpn", "kor" }) await desk.OpenResultsAsync(room.As($"{party}-head"), id, open: true, cancellation);
        foreach (var point in new[] { "Opening offers on manufactures", "Agriculture and food: what can be discussed at all", "Length of the transition" })
            await desk.AddPointAsync(secretariat, id, point, cancellation: cancellation);

        // The opening offers are those that ship with Tripoint.
        foreach (var party in new[] { "chn", "jpn", "kor" })
        {
            await ProposeAsync($"{party}-negotiator", Offered(OfferFile.ReadOffer($"offer-{party}").Offer, party), $"Opening offer ({party.ToUpperInvariant()}).");
        }
        await ProposeAsync("jpn-negotiator", [.. Each("chn", "jpn", 0, "B10", "C28", "C29", "C20")], "Machinery, chemicals and vehicles matter most to us.");
        await ProposeAsync("kor-negotiator", [.. Each("chn", "kor", 0, "B10", "C20", "C26", "C19"), .. Each("jpn", "kor", 0, "B10", "C13T15", "C10T12")], "Free within ten years.");
        await ProposeAsync("chn-negotiator", [.. Each("jpn", "chn", 0, "A", "C13T15", "C22"), .. Each("kor", "chn", 0, "B10", "C13T15", "C20", "C28")], "Textiles first.");
        await desk.OpenRoundAsync(secretariat, id, "Second round: the brackets that are closest first.", cancellation);
        await AcceptAsync("kor-negotiator", new CellKey("jpn", "kor", "C13T15"), new CellKey("jpn", "kor", "C16"), new CellKey("chn", "kor", "B08"));
        await AcceptAsync("chn-negotiator", new CellKey("jpn", "chn", "C13T15"), new CellKey("jpn", "chn", "C22"), new CellKey("jpn", "chn", "C24A"), new CellKey("kor", "chn", "B08"));
        await AcceptAsync("jpn-negotiator", new CellKey("kor", "jpn", "C28"), new CellKey("chn", "jpn", "B08"), new CellKey("kor", "jpn", "B06"));
        await ProposeAsync("kor-negotiator", [.. Each("kor", "jpn", 0.01, "B10", "C29"), .. Each("kor", "chn", 0, "B10", "C20")], "A counter-offer on vehicles and chemicals.");
        await ProposeAsync("chn-negotiator", [.. Each("chn", "jpn", 0.02, "B10", "C28"), .. Each("chn", "kor", 0.01, "B10", "C20")], "We come closer where you asked.");
        await desk.StateAsync(room.As("jpn-head"), id, "We can speak about food once machinery is settled.", cancellation: cancellation);

        // Each delegation keeps its (invented) mandate under its own key, and hands it to the mediator.
        var (keys, vault) = (room.Services.GetRequiredService<Vault>(), room.Services.GetRequiredService<MandateVault>());
        room.Printed.Add("Passphrases of the delegations' keys, which seal their mandates:");
        foreach (var party in new[] { "chn", "jpn", "kor" })
        {
            var passphrase = System.Security.Cryptography.RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 18);
            var (head, negotiator) = (room.As($"{party}-head"), room.As($"{party}-negotiator"));
            await keys.MakeAsync(head, passphrase, cancellation);
            await keys.OpenAsync(negotiator, passphrase, cancellation);
            await vault.SaveAsync(head, (await reader.ReadAsync(head, id, cancellation))!, NegotiationLibrary.Text($"mandate-{party}"), 0, cancellation);
            await vault.HandAsync(negotiator, (await reader.ReadAsync(negotiator, id, cancellation))!, handed: true, cancellation);
            room.Printed.Add($"  {party.ToUpperInvariant()}  {passphrase}");
        }

        IEnumerable<(CellKey Key, double Rate, string Staging)> Each(string giver, string partner, double rate, string staging, params string[] sectors) =>
            sectors.Select(s => (new CellKey(giver, partner, s), rate, staging));

        IEnumerable<(CellKey Key, double Rate, string Staging)> Offered(Offer offer, string party)
        {
            var package = Package.Create([offer], new Tripoint.Negotiation.Schedules.StagingConvention(new DateOnly(2028, 1, 1)), Codes.Bloc.ChinaJapanKorea);
            var terms = PackageTerms.Of(package, table.Table);
            var (n, codes) = (table.Table.EconomyCount, package.Parties.Select(p => p.Code.ToLowerInvariant()).ToArray());
            foreach (var c in terms.Commitments.Where(c => c.Commitment is TariffCommitment))
            {
                for (var k = 0; k < c.Cells.Length; k++)
                {
                    var partner = codes[terms.Parties.IndexOf(c.Cells[k] % n)];
                    if (table.Table.Tariff[c.Cells[k]] > 0.0005) yield return (new CellKey(party, partner, table.Table.Sectors[c.Cells[k] / (n * n)].Code), Math.Round(c.Targets[k], 3), ((TariffCommitment)c.Commitment).Staging.ToString());
                }
            }
        }

        async Task ProposeAsync(string who, IEnumerable<(CellKey Key, double Rate, string Staging)> wanted, string text)
        {
            var viewer = room.As(who);
            var talks = (await reader.ReadAsync(viewer, id, cancellation))!;
            ImmutableArray<ProposedCell> cells =
            [
                .. wanted.Where(w => table.Cell(talks, w.Key) is >= 0 and var cell && table.Table.Tariff[cell] >= w.Rate)
                    .Select(w => new ProposedCell(w.Key, w.Rate, w.Staging, talks.Draft[w.Key].Of(w.Key.SideOf(viewer.PartyId)!.Value)?.Version ?? 0)),
            ];
            if (cells.Length > 0) await desk.ProposeAsync(viewer, id, cells, text, cancellation: cancellation);
        }

        async Task AcceptAsync(string who, params CellKey[] keys)
        {
            var viewer = room.As(who);
            var talks = (await reader.ReadAsync(viewer, id, cancellation))!;
            ImmutableArray<ProposedCell> cells =
            [
                .. keys.Where(k => talks.Draft[k].Offer?.Rate is not null)
                    .Select(k => new ProposedCell(k, talks.Draft[k].Offer!.Rate, talks.Draft[k].Offer!.Staging, talks.Draft[k].Request?.Version ?? 0, talks.Draft[k].Offer!.Version)),
            ];
            if (cells.Length > 0) await desk.ProposeAsync(viewer, id, cells, cancellation: cancellation);
        }
    }
}
