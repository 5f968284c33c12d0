using CsCheck;
using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.InputOutput;

namespace Tripoint.Tests.InputOutput;

public class ExtractionTests
{
    [Fact]
    public void Losses_equal_a_system_solved_anew_without_the_flows() =>
        Gen.Select(Gen.Int[2, 5], Gen.Int[1, 4], Gen.UInt, Gen.Int[0, 5]).Sample((n, j, seed, kind) =>
        {
            var system = LeontiefSystem.Build(IoTables.Random(n, j, seed));
            Economy supplier = system.Table.Economies[0], user = system.Table.Economies[1];
            var spec = kind switch
            {
                0 => new ExtractionSpec { Supplier = supplier },
                1 => new ExtractionSpec { SupplierSector = "s1", DomesticToo = j > 1 },
                2 => new ExtractionSpec { Supplier = supplier, User = user, FinalToo = false },
                3 => new ExtractionSpec { Supplier = supplier, SupplierSector = "s1", User = user, UserSector = "s1" },
                4 => new ExtractionSpec { User = user },
                _ => new ExtractionSpec { Supplier = supplier, User = user },
            };
            var result = Extraction.Of(system, spec);
            var a = Enumerable.Range(0, n * j).Select(r => system.Coefficients.Row(r).ToArray()).ToArray();
            var f = new double[n * j];
            var removed = 0.0;
            for (var row = 0; row < n * j; row++)
            {
                for (var l = 0; l < n; l++) f[row] += Gone(row, l * j, -1) ? 0 : system.Final[row, l];
                for (var l = 0; l < n; l++) removed += Gone(row, l * j, -1) ? system.Final[row, l] : 0;
                for (var column = 0; column < n * j; column++)
                {
                    if (!Gone(row, column, column)) continue;
                    removed += a[row][column] * system.Output[column];
                    a[row][column] = 0;
                }
            }
            var b = Dense.Inverse(Dense.IdentityLess(a));
            Assert.Equal(removed, result.Removed, 1e-9 * removed);
            for (var node = 0; node < n * j; node++)
            {
                Assert.Equal(system.Output[node] - b[node].Select((value, m) => value * f[m]).Sum(), result.LostOrders[node], 1e-9 * system.Output[node]);
                Assert.Equal((1 - b.Select((row, m) => row[node] * system.ValueAddedShare[m]).Sum()) * system.Output[node], result.LostSupply[node], 1e-9 * system.Output[node]);
            }

            // column −1 stands for final demand in the economy of 'place'.
            bool Gone(int row, int place, int column) =>
                (spec.Supplier is null || row / j == 0) && (spec.SupplierSector is null || row % j == 0)
                && (spec.User is null || place / j == 1) && (spec.UserSector is null || (column >= 0 && column % j == 0))
                && (spec.DomesticToo || row / j != place / j) && (column >= 0 ? column != row : spec.FinalToo);
        }, iter: 60, threads: 1);

    [Fact]
    public void Nothing_to_extract_is_refused()
    {
        var system = LeontiefSystem.Build(IoTables.Random(2, 2, 3));
        Assert.Throws<BadInputException>(() => Extraction.Of(system, new ExtractionSpec()));
        Assert.Throws<BadInputException>(() => Extraction.Of(system, new ExtractionSpec { Supplier = system.Table.Economies[0], User = system.Table.Economies[0] }));
        Assert.Throws<BadInputException>(() => Extraction.Of(system, new ExtractionSpec { SupplierSector = "C99" }));
    }
}
