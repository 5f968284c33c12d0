using Tripoint.Codes;
using Tripoint.Faults;
using Tripoint.Studies.Products;

namespace Tripoint.Cli;

/// <summary>The product data and codes that several verbs ask for.</summary>
internal static class ProductChoice
{
    /// <summary>The product data of a name; null: the tables that ship.</summary>
    /// <exception cref="DataMissingException">There are none of that name.</exception>
    public static ProductSource Source(string? name)
    {
        if (name is null or "embedded") return ProductSource.Embedded();
        throw new DataMissingException(new Fault($"no product data '{name}'", "--data", "embedded"));
    }

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
