using System.Collections.Immutable;
using Tripoint.Codes;
using Tripoint.Data.Import;
using Tripoint.Exchanges;
using Tripoint.Tables;

namespace Tripoint.Data.Embedded;

/// <summary>Students and migrants between the members of ASEAN+3, as they ship. Visitors and researchers are in no data set that ships.</summary>
public static class EmbeddedPeople
{
    private static readonly Lazy<PeopleFlows> s_flows = new(Read);

    /// <summary>The figures: students 1998-2021 yearly, migrants 1990-2020 every five years.</summary>
    public static PeopleFlows Flows => s_flows.Value;

    private static PeopleFlows Read()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.People), EmbeddedFiles.People);
        int kind = csv.Column("kind"), year = csv.Column("year"), origin = csv.Column("origin"), destination = csv.Column("destination"), persons = csv.Column("persons"), remark = csv.Column("remark");
        csv.Faults.ThrowIfAny();
        var flows = new List<PeopleFlow>();
        while (csv.NextRow())
        {
            flows.Add(new PeopleFlow(
                csv.Field(kind).SequenceEqual("students") ? PeopleKind.Students : PeopleKind.Migrants, (int)csv.Number(year, 1990, 2100, "a year"),
                Economy.Of(csv.Text(origin)), Economy.Of(csv.Text(destination)), (long)csv.Number(persons, 0, 1e9, "a number of people"), csv.Text(remark)));
        }
        csv.Faults.ThrowIfAny();
        return new PeopleFlows(flows, new TableProvenance(
            "students from UNESCO's lists of the ten largest origins and destinations, 1998-2021; migrants from UN DESA's stock, 1990-2020",
            "the host's declarations, as UNESCO and UN DESA publish them", true, Sources(),
            [
                "Lists of the ten largest: a pair that is not there is unknown or small, not zero",
                "China reports no students by origin: students of Japan and Korea in China are unknown",
                "Letters beside a figure are the source's marks on how it was made",
                "Migrants are a stock of people, not a flow a year",
            ]));
    }

    private static ImmutableArray<SourceRecord> Sources()
    {
        using var csv = CsvFile.Read(EmbeddedFiles.Open(EmbeddedFiles.PeopleSources), EmbeddedFiles.PeopleSources);
        int title = csv.Column("title"), vintage = csv.Column("vintage"), licence = csv.Column("licence"), file = csv.Column("file"), sha = csv.Column("sha256");
        csv.Faults.ThrowIfAny();
        var all = ImmutableArray.CreateBuilder<SourceRecord>();
        while (csv.NextRow()) all.Add(new SourceRecord(csv.Text(title), csv.Text(vintage), csv.Text(licence), csv.Text(file), csv.Text(sha)));
        return all.ToImmutable();
    }
}
