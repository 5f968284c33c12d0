using System.Collections.Immutable;
using Tripoint.Faults;
using Tripoint.Sourcing;

namespace Tripoint.Data.Import;

/// <summary>
/// Reads suppliers for a plan from CSV: <c>name,unit_cost,capacity</c> and, where wanted, <c>current</c>, <c>ramp_cost</c>, <c>minimum_lot</c>,
/// <c>share_ceiling</c> (a fraction; empty: none), <c>country</c> and <c>route</c> (several separated by a space). Any unit and any currency, the
/// same throughout.
/// </summary>
public static class SupplierCsv
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="BadInputException">The file has faults; all of them.</exception>
    public static ImmutableArray<PlanSupplier> Read(string path)
    {
        using var csv = CsvFile.Open(path);
        int name = csv.Column("name"), cost = csv.Column("unit_cost"), capacity = csv.Column("capacity");
        int current = csv.Find("current"), ramp = csv.Find("ramp_cost"), lot = csv.Find("minimum_lot"), ceiling = csv.Find("share_ceiling"), country = csv.Find("country"), route = csv.Find("route");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<PlanSupplier>();
        while (csv.NextRow())
        {
            if (!csv.HasAllFields()) continue;
            if (csv.Field(name).IsEmpty) csv.Faults.Add("a supplier without a name", csv.Line, name + 1);
            all.Add(new PlanSupplier(csv.Text(name), Quantity(cost), Quantity(capacity))
            {
                Current = Optional(current),
                RampCost = Optional(ramp),
                MinimumLot = Optional(lot),
                ShareCeiling = ceiling < 0 || csv.Field(ceiling).IsEmpty ? null : csv.Number(ceiling, 1e-9, 1, "a share above 0 and at most 1"),
                Country = country < 0 ? "" : csv.Text(country),
                Route = route < 0 ? "" : csv.Text(route),
            });
        }
        csv.Faults.ThrowIfAny();
        return all.Count > 0 ? all.ToImmutable() : throw new BadInputException("the file has no suppliers", path, "rows of name, unit_cost, capacity");

        double Quantity(int column) => csv.Number(column, 0, 1e15, "a number of zero or more");
        double Optional(int column) => column < 0 || csv.Field(column).IsEmpty ? 0 : Quantity(column);
    }
}
