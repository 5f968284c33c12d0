using System.Collections.Immutable;

namespace Tripoint.Codes;

/// <summary>A concordance from the members of one list to fewer groups: each member goes to exactly one group.</summary>
/// <typeparam name="T">An economy or a sector.</typeparam>
public sealed class Grouping<T> where T : notnull
{
    internal Grouping(ImmutableArray<T> groups, ImmutableArray<int> groupOf)
    {
        Groups = groups;
        GroupOf = groupOf;
    }

    /// <summary>The groups, in the order of their first member.</summary>
    public ImmutableArray<T> Groups { get; }

    /// <summary>By member: the index of its group.</summary>
    public ImmutableArray<int> GroupOf { get; }
}
