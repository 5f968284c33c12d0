using System.Security.Cryptography;
using System.Text;
using Tripoint.Data.Import;
using Tripoint.Faults;
using Tripoint.Scenarios;
using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Negotiation;
using Tripoint.Workspace.People;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Evidence;

/// <summary>Brings evidence into the room.</summary>
public sealed class EvidenceDesk(RoomStore store, PricingTables tables)
{
    /// <summary>The longest scenario, in characters.</summary>
    public const int ScenarioLimit = 100_000;

    /// <summary>The largest file, in bytes: 8 MiB.</summary>
    public const int FileLimit = 8 << 20;

    /// <summary>The longest description.</summary>
    public const int TextLimit = 4000;

    /// <summary>Adds a scenario, open to the own party.</summary>
    /// <param name="viewer">Who adds it.</param>
    /// <param name="title">Its title.</param>
    /// <param name="text">Where it comes from.</param>
    /// <param name="scenario">The scenario file's text; checked against the table.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Its identity.</returns>
    /// <exception cref="BadInputException">The scenario is faulty or does not fit the table.</exception>
    public async Task<string> AddScenarioAsync(Viewer viewer, string title, string text, string scenario, CancellationToken cancellation = default)
    {
        if (scenario.Length > ScenarioLimit) throw new BadInputException("the scenario is too long", "scenario", "at most 100,000 characters");
        var table = await tables.OfAsync(PricingTables.Embedded, PricingTables.LatestYear);
        using (var reader = new StringReader(scenario)) _ = ScenarioApplication.Apply(ScenarioFile.Read(reader, "scenario.yaml", "scenario", table.Table), table.Table);
        return await AddAsync(viewer, ItemKind.Scenario, title, text, "scenario.yaml", Encoding.UTF8.GetBytes(scenario), PricingTables.Embedded, PricingTables.LatestYear, cancellation);
    }

    /// <summary>Adds a data set or a brief as a file, open to the own party.</summary>
    public Task<string> AddFileAsync(Viewer viewer, ItemKind kind, string title, string text, string fileName, byte[] content, CancellationToken cancellation = default)
    {
        if (kind is not (ItemKind.DataSet or ItemKind.Brief)) throw new BadInputException($"a file cannot be a {kind}", "kind", "DataSet or Brief");
        if (content.Length is 0 or > FileLimit) throw new BadInputException("the file is empty or too large", fileName, "1 byte to 8 MiB");
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        if (name.Length is 0 or > 200 || name.Any(char.IsControl)) throw new BadInputException("the file has no usable name", "file", "1 to 200 characters");
        return AddAsync(viewer, kind, title, text, name, content, "", 0, cancellation);
    }

    private Task<string> AddAsync(Viewer viewer, ItemKind kind, string title, string text, string fileName, byte[] content, string data, int year, CancellationToken cancellation) =>
        store.WriteAsync(viewer, write =>
        {
            if (text.Length > TextLimit) throw new BadInputException("the description is too long", "text", "at most 4,000 characters");
            var item = write.Make(kind, title);
            write.Db.Add(new EvidenceItem
            {
                ItemId = item.Id,
                FileName = fileName,
                Content = content,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
                Text = text.Trim(),
                Data = data,
                Year = year,
            });
            return Task.FromResult(item.Id);
        }, cancellation);
}
