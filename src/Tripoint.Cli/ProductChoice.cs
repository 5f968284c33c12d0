using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Studies.Products;

namespace Tripoint.Cli;

/// <summary>The product data and codes that several verbs ask for.</summary>
internal static class ProductChoice
{
    /// <summary>The product data of a name; null: the tables that ship.</summary>
    /// <param name="name">The name given at import.</param>
    /// <param name="year">The year; null: the latest.</param>
    /// <param name="product">Only this product; null: all.</param>
    /// <exception cref="DataMissingException">There are none of that name or year.</exception>
    public static ProductSource Source(string? name, int? year = null, Hs6? product = null) =>
        name is null or "embedded" ? ProductSource.Embedded() : ProductSource.Imported(name, year, product);

    /// <summary>A product's code as a user gives it.</summary>
    /// <exception cref="BadInputException">It is none; the fault names the option.</exception>
    public static Hs6 Code(string text, string option)
    {
        try
        {
            return Hs6.Of(text.Trim());
        }
        catch (BadInputException e)
        {
            throw new BadInputException(e.Faults.Select(f => f with { Where = option }));
        }
    }
}
