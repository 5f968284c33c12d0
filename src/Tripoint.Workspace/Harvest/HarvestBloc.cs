using Tripoint.Codes;
using Tripoint.Studies.Warnings;
using Tripoint.Workspace.People;

namespace Tripoint.Workspace.Harvest;

/// <summary>The economies at the table that the data hold on their own.</summary>
internal static class HarvestBloc
{
    /// <summary>The delegations' economies; China, Japan and Korea where fewer than two of them are in the data.</summary>
    public static Bloc Of(IEnumerable<Party> parties)
    {
        var economies = parties.Where(p => p.LeftAt is null).OrderBy(p => p.Position).Select(p => p.Economy).OfType<Economy>().Where(e => ExposureBase.Embedded.Table.IndexOf(e) >= 0).ToList();
        return economies.Count >= 2 ? Bloc.Of(economies) : Bloc.ChinaJapanKorea;
    }
}
