using System.Text.Json;
using Tripoint.Numerics.Optimization;
using Tripoint.Studies.Briefs;

namespace Tripoint.Studies.Reports;

/// <summary>The members <c>package</c> and below of the JSON contract of a brief.</summary>
internal static class BriefPackageJson
{
    /// <summary>Writes the member; null where there is none.</summary>
    public static void Write(Utf8JsonWriter json, Brief brief)
    {
        if (brief.Package is not { } package)
        {
            json.WriteNull("package");
            return;
        }
        json.WriteStartObject("package");
        json.WriteString("objective", "welfare");
        json.WriteString("alternative", "status-quo");
        json.WriteBoolean("agreed", package.IsAgreed);
        json.WriteString("status", package.Status == MinimizeStatus.Converged ? "converged" : package.Status == MinimizeStatus.NoFurtherDescent ? "no-further-descent" : "stopped");
        json.WriteNumber("promise", package.Promise);
        json.WriteNumber("movableTariffs", package.Movable);
        json.WriteNumber("cutTariffs", package.Cut);
        json.WriteNumber("discountFactor", package.DiscountFactor);
        json.WriteBoolean("enforcesItself", package.IsAgreed && package.Holds);
        Members(json, package);
        json.WriteStartArray("wants");
        foreach (var w in package.Wants)
        {
            json.WriteStartObject();
            json.WriteString("code", w.Receiver.Code);
            json.WriteString("giver", w.Giver.Code);
            json.WriteString("sector", w.Sector.Code);
            json.WriteNumber("todayPercent", 100 * w.From);
            json.WriteNumber("packagePercent", 100 * w.To);
            json.WriteNumber("tradeMillionUsd", w.Trade);
            json.WriteNumber("worthMillionUsd", w.Worth);
            json.WriteNumber("worthToGiverMillionUsd", w.WorthToGiver);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("sectors");
        foreach (var s in package.Sectors)
        {
            json.WriteStartObject();
            if (s.Sector is { } sector) json.WriteString("sector", sector.Code);
            else json.WriteNull("sector");
            json.WriteStartObject("worthMillionUsd");
            for (var k = 0; k < brief.MemberCount; k++) json.WriteNumber(brief.Members[k].Code, s.Worth[k]);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("tradeOffs");
        foreach (var curve in package.TradeOffs)
        {
            json.WriteStartObject();
            json.WriteString("first", curve.First.Code);
            json.WriteString("second", curve.Second.Code);
            json.WriteStartArray("points");
            for (var at = 0; at < curve.Gains.Length; at++)
            {
                json.WriteStartObject();
                json.WriteNumber("firstPercent", 100 * curve.Gains[at].First);
                json.WriteNumber("secondPercent", 100 * curve.Gains[at].Second);
                json.WriteBoolean("isBargain", at == curve.Bargain);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Members(Utf8JsonWriter json, PreferredPackage package)
    {
        json.WriteStartArray("members");
        foreach (var m in package.Members)
        {
            json.WriteStartObject();
            json.WriteString("code", m.Economy.Code);
            json.WriteNumber("welfareExactPercent", 100 * m.Gain);
            json.WriteNumber("welfareMillionUsd", m.GainMusd);
            json.WriteNumber("exportsPercent", 100 * m.Exports);
            json.WriteNumber("ownTariffsCut", m.OwnCuts);
            json.WriteNumber("ownTariffsMovable", m.OwnMovable);
            json.WriteNumber("tariffChargedBeforePercent", 100 * m.Charged.Before);
            json.WriteNumber("tariffChargedAfterPercent", 100 * m.Charged.After);
            json.WriteNumber("tariffFacedBeforePercent", 100 * m.Faced.Before);
            json.WriteNumber("tariffFacedAfterPercent", 100 * m.Faced.After);
            json.WriteNumber("brokenPercent", 100 * m.Broken);
            Finite(json, "smallestDiscountFactor", m.PatienceNeeded);
            json.WriteBoolean("keeps", m.Keeps);
            Finite(json, "yearsToRegret", m.YearsToRegret);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Finite(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
