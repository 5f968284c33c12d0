using System.Collections.Immutable;
using Tripoint.Faults;

namespace Tripoint.Codes;

/// <summary>Makes concordances.</summary>
public static class Groupings
{
    /// <summary>Every member its own group.</summary>
    public static Grouping<T> None<T>(ImmutableArray<T> members) where T : notnull => new(members, [.. Enumerable.Range(0, members.Length)]);

    /// <summary>A concordance.</summary>
    /// <param name="members">The members, in the table's order.</param>
    /// <param name="groups">By member, its group.</param>
    /// <param name="what">What a member is, for messages: economy or sector.</param>
    /// <exception cref="BadInputException">A member of the table is missing from the concordance; all are listed.</exception>
    public static Grouping<T> Of<T>(ImmutableArray<T> members, IReadOnlyDictionary<T, T> groups, string what) where T : notnull
    {
        var missing = members.Where(m => !groups.ContainsKey(m)).ToList();
        if (missing.Count > 0)
        {
            throw new BadInputException(missing.Take(20).Select(m => new Fault(
                $"the {what} {m} is missing from the concordance", "", $"one line for each of the table's {members.Length}", $"Add the line '{m},…'")));
        }
        var order = members.Select(m => groups[m]).Distinct().ToImmutableArray();
        return new(order, [.. members.Select(m => order.IndexOf(groups[m]))]);
    }
}
