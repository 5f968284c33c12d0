using System.Collections.Immutable;
using Tripoint.Studies.Connectivity;
using Tripoint.Tables;

namespace Tripoint.Studies.Briefs;

/// <summary>How connected the members are inside.</summary>
/// <param name="Year">The year of the flows.</param>
/// <param name="Members">By member, in the order of the brief.</param>
/// <param name="Picture">The links between them, and what gravity makes one expect of each.</param>
/// <param name="HasGravity">Whether gravity could be asked; false for data with few economies, or without known distances.</param>
/// <param name="Provenance">Of the flows.</param>
public sealed record Connection(int Year, ImmutableArray<MemberConnection> Members, ConnectPicture Picture, bool HasGravity, TableProvenance Provenance)
{
    /// <summary>Goods that members buy from members over all goods that they buy abroad.</summary>
    public double Inside => Members.Sum(m => m.Imports * m.ImportsInside) / Members.Sum(m => m.Imports);
}
