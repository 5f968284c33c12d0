using System.Collections.Immutable;
using System.Text.Json;
using Tripoint.Data.Import;
using Tripoint.Negotiation.Mandates;
using Tripoint.Negotiation.Offers;
using Tripoint.Negotiation.Schedules;
using Tripoint.Studies.Reports;

namespace Tripoint.Studies.Negotiations;

/// <summary>The JSON contracts <c>tripoint.negotiate/1</c>, <c>tripoint.negotiate.offer/1</c> and <c>tripoint.negotiate.diff/1</c>. Fractions and million US$.</summary>
public static class NegotiationJson
{
    /// <summary>A package priced, tested and judged.</summary>
    public static string Write(NegotiationReport report)
    {
        using var text = new StringWriter();
        var parties = report.Terms.Package.Parties;
        ContractJson.Write(text, "tripoint.negotiate/1", json =>
        {
            json.WriteString("title", report.Document.Package.Title);
            json.WriteString("sha256", report.Document.Hash);
            if (report.Document.Signature is { } signature) json.WriteString("signedBy", signature.By);
            ContractJson.Texts(json, "parties", parties.Select(p => p.Code));
            ContractJson.Data(json, report.Table.Name, report.Table.Year, report.Table.Provenance);
            json.WriteBoolean("converged", report.Price.Converged);
            json.WriteNumber("largestResidual", report.Price.Path.Max(p => p.Result.Residual));
            Path(json, report);
            List(json, "commitments", report.Commitments, c =>
            {
                json.WriteString("giver", parties[c.Giver].Code);
                json.WriteNumber("number", c.Number + 1);
                json.WriteString("says", OfferWords.Sentence(report.Terms.Commitments.First(r => r.Giver == c.Giver && r.Number == c.Number).Commitment));
                Worth(json, report, c.Gradient, c.Exact);
            });
            List(json, "concessions", report.Flows, f =>
            {
                Flow(json, report, f.Giver, f.Receiver, f.Sector, f.Trade);
                json.WriteNumber("from", f.From);
                json.WriteNumber("to", f.To);
                Worth(json, report, f.Gradient, f.Exact);
            });
            List(json, "wishes", report.Wishes, w =>
            {
                Flow(json, report, w.Giver, w.Asker, w.Sector, w.Trade);
                json.WriteNumber("left", w.Rate);
                Worth(json, report, w.Gradient, w.Exact);
            });
            Practice(json, report);
            List(json, "mandates", report.Verdicts, v => Verdict(json, v));
            ContractJson.Texts(json, "notes", report.Notes);
        });
        return text.ToString();
    }

    /// <summary>An offer with its rates.</summary>
    public static string Offer(OfferDocument document, string[] heads, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter();
        ContractJson.Write(text, "tripoint.negotiate.offer/1", json =>
        {
            json.WriteString("party", document.Offer.Party.Code);
            json.WriteString("title", document.Offer.Title);
            json.WriteNumber("version", document.Offer.Version);
            json.WriteString("sha256", document.Hash);
            ContractJson.Texts(json, "commitments", document.Offer.Commitments.Select(OfferWords.Sentence));
            Rows(json, heads, rows);
        });
        return text.ToString();
    }

    /// <summary>The differences between two offers.</summary>
    public static string Diff(OfferDocument before, OfferDocument after, string[] heads, IEnumerable<string[]> rows)
    {
        using var text = new StringWriter();
        ContractJson.Write(text, "tripoint.negotiate.diff/1", json =>
        {
            json.WriteString("party", after.Offer.Party.Code);
            json.WriteString("before", before.Hash);
            json.WriteString("after", after.Hash);
            Rows(json, heads, rows);
        });
        return text.ToString();
    }

    private static void Rows(Utf8JsonWriter json, string[] heads, IEnumerable<string[]> rows)
    {
        json.WriteStartArray("rows");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var k = 0; k < heads.Length; k++) json.WriteString(heads[k], row[k]);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Path(Utf8JsonWriter json, NegotiationReport report)
    {
        json.WriteStartArray("path");
        foreach (var step in report.Price.Path)
        {
            json.WriteStartObject();
            json.WriteNumber("year", step.Year);
            json.WriteStartObject("welfare");
            for (var k = 0; k < report.Terms.Parties.Length; k++) json.WriteNumber(report.Terms.Package.Parties[k].Code, step.Result.WelfareExact[report.Terms.Parties[k]]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("economies");
        for (var n = 0; n < report.Table.EconomyCount; n++) json.WriteNumber(report.Table.Economies[n].Code, report.Price.Result.WelfareExact[n]);
        json.WriteEndObject();
        json.WriteStartObject("outputVolume");
        for (var k = 0; k < report.Terms.Parties.Length; k++)
        {
            json.WriteStartObject(report.Terms.Package.Parties[k].Code);
            for (var j = 0; j < report.Table.SectorCount; j++) json.WriteNumber(report.Table.Sectors[j].Code, report.Price.Result.OutputVolume[(report.Terms.Parties[k] * report.Table.SectorCount) + j]);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Flow(Utf8JsonWriter json, NegotiationReport report, int giver, int receiver, int sector, double trade)
    {
        json.WriteString("giver", report.Terms.Package.Parties[giver].Code);
        json.WriteString("receiver", report.Terms.Package.Parties[receiver].Code);
        json.WriteString("sector", report.Table.Sectors[sector].Code);
        json.WriteNumber("tradeMusd", trade);
    }

    private static void Worth(Utf8JsonWriter json, NegotiationReport report, ImmutableArray<double> gradient, ImmutableArray<double>? exact)
    {
        var parties = report.Terms.Package.Parties;
        json.WriteStartObject("gradientMusd");
        for (var k = 0; k < parties.Length; k++) json.WriteNumber(parties[k].Code, report.Price.Musd(k, gradient[k]));
        json.WriteEndObject();
        if (exact is not { } solved)
        {
            json.WriteNull("exactMusd");
            return;
        }
        json.WriteStartObject("exactMusd");
        for (var k = 0; k < parties.Length; k++) json.WriteNumber(parties[k].Code, report.Price.Musd(k, solved[k]));
        json.WriteEndObject();
    }

    private static void Practice(Utf8JsonWriter json, NegotiationReport report)
    {
        var parties = report.Terms.Package.Parties;
        json.WriteStartObject("practice");
        json.WriteNumber("afterYear", report.Practice.AfterYear);
        json.WriteString("lines", report.Practice.LineMethod);
        List(json, "pairs", report.Practice.Pairs, p =>
        {
            json.WriteString("importer", parties[p.Importer].Code);
            json.WriteString("exporter", parties[p.Exporter].Code);
            Shares(json, "byTrade", p.ByTrade);
            Shares(json, "byLines", p.ByLines);
            ContractJson.Texts(json, "leftOut", p.LeftOut.Select(j => report.Table.Sectors[j].Code));
            ContractJson.Texts(json, "notFree", p.NotFree.Select(j => report.Table.Sectors[j].Code));
            json.WriteNumber("sensitiveLines", p.SensitiveLines);
            json.WriteNumber("sensitiveTradeShare", p.SensitiveTradeShare);
        });
        List(json, "reciprocity", report.Practice.Reciprocity, r =>
        {
            json.WriteString("first", parties[r.First].Code);
            json.WriteString("second", parties[r.Second].Code);
            json.WriteNumber("firstCut", r.FirstCut);
            json.WriteNumber("secondCut", r.SecondCut);
            json.WriteNumber("firstDutyMusd", r.FirstDuty);
            json.WriteNumber("secondDutyMusd", r.SecondDuty);
            Shares(json, "averageByTrade", r.Average);
            Shares(json, "averageByLines", r.AverageByLines);
        });
        json.WriteEndObject();
    }

    private static void Shares(Utf8JsonWriter json, string name, CoverageShares s)
    {
        json.WriteStartObject(name);
        json.WriteNumber("base", s.Base);
        json.WriteNumber("immediate", s.Immediate);
        if (s.After is { } after) json.WriteNumber("after", after);
        if (s.Final is { } final) json.WriteNumber("final", final);
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, MandateVerdict v)
    {
        json.WriteString("party", v.Mandate.Party.Code);
        json.WriteBoolean("accepts", v.Accepts);
        json.WriteNumber("score", v.Score);
        if (v.AlternativeScore is { } alternative) json.WriteNumber("alternativeScore", alternative);
        List(json, "objectives", v.Objectives, o =>
        {
            json.WriteString("values", MandateFile.WordOf(o.Objective.Kind));
            json.WriteNumber("weight", o.Objective.Weight);
            json.WriteNumber("change", o.Change);
        });
        List(json, "redLines", v.RedLines, r =>
        {
            json.WriteString("name", r.Line.Name);
            json.WriteBoolean("holds", r.Holds);
            json.WriteNumber("value", r.Value);
            json.WriteNumber("limit", r.Limit);
            ContractJson.Texts(json, "crossedBy", r.Touched);
        });
    }
}
