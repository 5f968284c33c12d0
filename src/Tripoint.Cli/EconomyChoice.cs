using Tripoint.Codes;
using Tripoint.Faults;

namespace Tripoint.Cli;

/// <summary>An economy as a user gives it in an option.</summary>
internal static class EconomyChoice
{
    /// <summary>The economy of a code.</summary>
    /// <exception cref="BadInputException">It is none; the fault names the option.</exception>
    public static Economy Read(string code, string option)
    {
        try
        {
            return Economy.Of(code);
        }
        catch (BadInputException e)
        {
            throw new BadInputException(e.Faults.Select(f => f with { Where = option }));
        }
    }
}
