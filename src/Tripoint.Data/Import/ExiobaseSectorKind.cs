using System.Collections.Immutable;
using Tripoint.Codes;

namespace Tripoint.Data.Import;

/// <summary>
/// Tells the broad kind of an EXIOBASE sector by the words in its name. The first rule that matches decides; what matches none is a
/// service. Waste treatment and recycling counts as a service, as tariffs do not apply to it.
/// </summary>
internal static class ExiobaseSectorKind
{
    private static readonly ImmutableArray<(string Word, SectorKind Kind)> s_rules =
    [
        ("treatment", SectorKind.Services), ("Incineration", SectorKind.Services), ("Landfill", SectorKind.Services), ("Biogasification", SectorKind.Services),
        ("Composting", SectorKind.Services), ("Recycling", SectorKind.Services), ("waste", SectorKind.Services), ("Production of electricity", SectorKind.Services),
        ("Electricity", SectorKind.Services), ("Distribution", SectorKind.Services), ("distribution", SectorKind.Services), ("Steam", SectorKind.Services),
        ("Construction", SectorKind.Services), ("Sale", SectorKind.Services), ("sale", SectorKind.Services), ("trade", SectorKind.Services), ("services", SectorKind.Services),
        ("Retail", SectorKind.Services), ("Transport", SectorKind.Services), ("transport equipment", SectorKind.Manufacturing), ("transport", SectorKind.Services), ("Renting", SectorKind.Services),
        ("Cultivation", SectorKind.Agriculture), ("farming", SectorKind.Agriculture), ("Forestry", SectorKind.Agriculture), ("Fishing", SectorKind.Agriculture),
        ("Animal", SectorKind.Agriculture), ("animals", SectorKind.Agriculture), ("Raw milk", SectorKind.Agriculture), ("Wool", SectorKind.Agriculture), ("Paddy rice", SectorKind.Agriculture),
        ("Wheat", SectorKind.Agriculture), ("Cereal grains", SectorKind.Agriculture), ("Vegetables", SectorKind.Agriculture), ("Oil seeds", SectorKind.Agriculture),
        ("Sugar cane", SectorKind.Agriculture), ("fibers", SectorKind.Agriculture), ("Crops", SectorKind.Agriculture), ("Cattle", SectorKind.Agriculture), ("Pigs", SectorKind.Agriculture),
        ("Poultry", SectorKind.Agriculture), ("Fish and other fishing", SectorKind.Agriculture),
        ("Mining", SectorKind.Mining), ("Extraction", SectorKind.Mining), ("Quarrying", SectorKind.Mining), ("ores", SectorKind.Mining), ("Crude petroleum", SectorKind.Mining),
        ("Natural gas", SectorKind.Mining), ("coal", SectorKind.Mining), ("Coal", SectorKind.Mining), ("Stone", SectorKind.Mining), ("Sand and clay", SectorKind.Mining),
        ("Manufactur", SectorKind.Manufacturing), ("Processing", SectorKind.Manufacturing), ("processing", SectorKind.Manufacturing), ("Production of", SectorKind.Manufacturing),
        ("production", SectorKind.Manufacturing), ("Publishing", SectorKind.Manufacturing), ("Printed", SectorKind.Manufacturing), ("Tanning", SectorKind.Manufacturing),
        ("Petroleum Refinery", SectorKind.Manufacturing), ("Pulp", SectorKind.Manufacturing), ("Paper", SectorKind.Manufacturing), ("Plastics", SectorKind.Manufacturing),
        ("fertiliser", SectorKind.Manufacturing), ("Chemicals", SectorKind.Manufacturing), ("products", SectorKind.Manufacturing), ("Casting", SectorKind.Manufacturing),
        ("steel", SectorKind.Manufacturing), ("metals", SectorKind.Manufacturing), ("Machinery", SectorKind.Manufacturing), ("machinery", SectorKind.Manufacturing),
        ("equipment", SectorKind.Manufacturing), ("instruments", SectorKind.Manufacturing), ("Motor vehicles", SectorKind.Manufacturing), ("Furniture", SectorKind.Manufacturing),
        ("Textiles", SectorKind.Manufacturing), ("apparel", SectorKind.Manufacturing), ("Leather", SectorKind.Manufacturing), ("Beverages", SectorKind.Manufacturing),
        ("Sugar", SectorKind.Manufacturing), ("oils", SectorKind.Manufacturing), ("Oil", SectorKind.Manufacturing), ("Gasoline", SectorKind.Manufacturing), ("Coke", SectorKind.Manufacturing),
    ];

    /// <summary>The broad kind.</summary>
    public static SectorKind Of(string name)
    {
        foreach (var (word, kind) in s_rules)
        {
            if (name.Contains(word, StringComparison.Ordinal)) return kind;
        }
        return SectorKind.Services;
    }
}
