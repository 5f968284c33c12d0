using Tripoint.Codes;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;

namespace Tripoint.Data.Import;

/// <summary>Reads the commitments of an offer.</summary>
internal sealed class OfferReader(NegotiationValues values, string folder, HsSectors concordance)
{
    private static readonly string[] s_kinds = ["tariff", "barrier", "schedule"];

    /// <summary>The offer of a mapping that holds <c>party</c>, <c>title</c>, <c>version</c>, <c>follows</c> and <c>commitments</c>; null and faults where it is not one.</summary>
    public Offer? Read(YamlMap map)
    {
        var before = values.Faults.Count;
        var party = values.Party(map);
        var title = map.Text("title") ?? "";
        var version = values.Whole(map, "version", 1, 10_000) ?? 1;
        var follows = map.Text("follows") ?? "";
        var commitments = values.List(map, "commitments", "a commitment").Select(m => Commitment(m, party)).ToList();
        if (map.Find("commitments") is null) values.Faults.Add("the offer has no commitments", map.Line, 0, "a list 'commitments:'; an empty one, '[]', offers nothing");
        if (values.Faults.Count > before || party is null) return null;
        return values.Try(map.Line, () => Offer.Create(party, [.. commitments.OfType<Commitment>()], title, version, follows));
    }

    private Commitment? Commitment(YamlMap map, Economy? party)
    {
        var kinds = s_kinds.Where(k => map.Find(k) is not null).ToList();
        map.RefuseOtherKeys();
        if (kinds.Count != 1)
        {
            values.Faults.Add("a commitment is one of tariff, barrier and schedule", map.Line, 0, "- tariff: { partners: all, sectors: manufactures, to: 0%, stage: B10 }");
            return null;
        }
        if (YamlMap.Of(map.Find(kinds[0])!, $"'{kinds[0]}'", values.Faults) is not { } content) return null;
        Commitment? commitment = kinds[0] switch
        {
            "tariff" => Tariff(content),
            "barrier" => Barrier(content),
            _ => Schedule(content, party),
        };
        content.RefuseOtherKeys();
        return commitment;
    }

    private TariffCommitment? Tariff(YamlMap map)
    {
        string[] ways = ["to", "cut", "swiss", "zero-for-zero"];
        var chosen = ways.Where(w => map.Find(w) is not null).ToList();
        var (partners, sectors, except, staging) = (values.Selector(map, "partners", Package.AllPartners), values.Selector(map, "sectors", "all"), values.Selector(map, "except"), Staging(map));
        if (chosen.Count != 1)
        {
            values.Faults.Add(chosen.Count == 0 ? "the tariff commitment does not say how far" : $"the tariff commitment says how far in {chosen.Count} ways ({string.Join(", ", chosen)})", map.Line, 0,
                "one of to: 0%, cut: 50%, swiss: 8%, zero-for-zero: yes");
            return null;
        }
        TariffCut? cut = chosen[0] switch
        {
            "to" => values.Percent(map, "to", 0, 10_000) is { } rate ? new ToRate(rate) : null,
            "cut" => values.Percent(map, "cut", 0, 100) is { } by ? new LinearCut(by) : null,
            "swiss" => values.Percent(map, "swiss", 0.001, 10_000) is { } a ? new SwissCut(a) : null,
            _ => values.Choice(map, "zero-for-zero", [("yes", true), ("true", true)]) is not null ? new ZeroForZero() : null,
        };
        return cut is null || staging is null ? null : new TariffCommitment(partners, sectors, except, cut, staging, values.Place(map));
    }

    private BarrierCommitment? Barrier(YamlMap map)
    {
        var (partners, sectors, except, staging) = (values.Selector(map, "partners", Package.AllPartners), values.Selector(map, "sectors", "all"), values.Selector(map, "except"), Staging(map));
        var kind = values.Choice(map, "kind", OfferWords.Kinds);
        if (map.Text("kind") is null) values.Faults.Add("the barrier commitment has no 'kind'", map.Line, 0, string.Join(", ", OfferWords.Kinds.Select(k => k.Word)));
        var flows = values.Choice(map, "flows", OfferWords.Flows) ?? BarrierFlows.Imports;
        if (map.Find("change") is null) values.Faults.Add("the barrier commitment has no 'change'", map.Line, 0, "a change of the cost of trade, such as -2%");
        var change = values.Percent(map, "change", -49.999, 0);
        return kind is { } k && change is { } c && staging is not null ? new BarrierCommitment(partners, sectors, except, k, flows, c, staging, values.Place(map)) : null;
    }

    private Staging? Staging(YamlMap map)
    {
        var text = map.Text("stage") ?? "A";
        return values.Try(map.Find("stage")?.Start.Line ?? map.Line, () => Negotiation.Offers.Staging.Parse(text));
    }

    private ScheduleCommitment? Schedule(YamlMap map, Economy? party)
    {
        var before = values.Faults.Count;
        var partners = values.Selector(map, "partners", Package.AllPartners);
        var name = map.Text("file") ?? "";
        if (name.Length == 0) values.Faults.Add("the schedule names no file", map.Line, 0, "file: kor-chn.csv, beside the offer");
        var convention = values.Convention(map, StagingConvention.Rcep(party?.Code ?? ""));
        var settings = new List<string> { FormattableString.Invariant($"entry {convention.EntryIntoForce:yyyy-MM-dd} annual {convention.AnnualMonth:00}-{convention.AnnualDay:00} cuts {(convention.ExtraCut ? "n+1" : "n")} rounding {convention.Rounding}") };
        var column = map.Text("column") ?? "";
        if (column.Length > 0) settings.Add("column " + column);
        var exchange = ExchangeRates.None;
        if (map.Text("exchange") is { } rates && values.Try(map.Find("exchange")!.Start.Line, () => ExchangeRates.Parse(rates)) is { } parsed)
        {
            exchange = parsed;
            settings.Add("exchange " + rates.Replace(" ", "", StringComparison.Ordinal));
        }
        string? trade = Beside(map, "trade", settings), unitValues = Beside(map, "unit-values", settings);
        if (values.Faults.Count > before || party is null) return null;
        var path = Path.Combine(folder, name);
        try
        {
            var schedule = ScheduleSource.Read(path, party, column, partners.ToString(), convention);
            if (unitValues is not null) schedule = CodeValueCsv.WithUnitValues(schedule, CodeValueCsv.UnitValues(unitValues));
            var weights = trade is null ? null : TradeWeights.Of(schedule, CodeValueCsv.Trade(trade));
            return new ScheduleCommitment(partners, schedule, concordance.Place(schedule, weights), name, ScheduleSource.Sha256(path), values.Place(map))
            {
                Exchange = exchange,
                Settings = string.Join(' ', settings),
                Written = string.Join(", ", map.Entries.Where(e => e.Key is not ("partners" or "file")).Select(e => $"{e.Key}: \"{map.Text(e.Key)}\"")),
            };
        }
        catch (Faults.BadInputException e)
        {
            foreach (var fault in e.Faults) values.Faults.Add($"the schedule {name}: {fault}", map.Line);
            return null;
        }
    }

    private string? Beside(YamlMap map, string key, List<string> settings)
    {
        if (map.Text(key) is not { } name) return null;
        var path = Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            values.Faults.Add($"the file '{name}' under '{key}' does not exist", map.Find(key)!.Start.Line, 0, "a file beside the offer");
            return null;
        }
        settings.Add($"{key} {ScheduleSource.Sha256(path)}");
        return path;
    }
}
