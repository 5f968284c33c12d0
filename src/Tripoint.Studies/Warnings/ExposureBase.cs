using Tripoint.Codes;
using Tripoint.Data.Embedded;
using Tripoint.InputOutput;
using Tripoint.Tables;
using Tripoint.Warnings;

namespace Tripoint.Studies.Warnings;

/// <summary>
/// The tables from which exposure is computed at once: the world table and its input-output system, factored once and kept. Making one takes about
/// a second; a question then takes milliseconds. Safe to ask from several threads.
/// </summary>
public sealed class ExposureBase
{
    private static readonly Lazy<ExposureBase> s_embedded = new(() => new ExposureBase(EmbeddedDataset.World()));
    private readonly LeontiefSystem _system;

    /// <summary>Factors the system of a table.</summary>
    public ExposureBase(WorldTable table)
    {
        Table = table;
        _system = LeontiefSystem.Build(InputOutputTable.FromWorldTable(table));
    }

    /// <summary>The base of the latest embedded table.</summary>
    public static ExposureBase Embedded => s_embedded.Value;

    /// <summary>The world table.</summary>
    public WorldTable Table { get; }

    /// <summary>Who is exposed when sectors of origins fail.</summary>
    /// <inheritdoc cref="NoticeExposure.Of" path="/exception"/>
    public NoticeExposure Of(IReadOnlyCollection<string> sectors, IReadOnlyCollection<Economy> origins) => NoticeExposure.Of(Table, _system, sectors, origins);
}
