using Tripoint.Workspace.Disclosure;

namespace Tripoint.Workspace.Tests.Api;

/// <summary>
/// Values for the parameters of addresses, and bodies, with which the walk visits every endpoint. An endpoint that is not served by these fails the walk
/// until it is added here.
/// </summary>
internal static class WalkValues
{
    /// <summary>Parameters that stand for an item: each sample item is put there.</summary>
    public static readonly HashSet<string> ItemParameters = ["id", "Id", "itemId", "ItemId"];

    /// <summary>Other parameters, by name.</summary>
    public static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["hash"] = "0000000000000000",
        ["name"] = "room.css",
        ["documentName"] = "v1",
        ["Secret"] = "no-such-secret",
        ["rest"] = "nothing",
        ["Mechanism"] = "summit",
        ["BasketKey"] = "apec-environmental",
        ["key"] = "apec-environmental",
    };

    /// <summary>A body for an endpoint that changes something, by method and pattern; it must be one that would be accepted from the owner.</summary>
    public static object? BodyOf(string method, string pattern, Item? item) => (method, pattern) switch
    {
        ("POST", "/api/v1/notes") => new { title = "walk", text = "walk" },
        ("PUT", "/api/v1/notes/{id}") => new { title = item!.Title, text = "walk", version = item.Version },
        ("PUT", "/api/v1/items/{id}/audience") => new { audience = "Public", named = Array.Empty<string>(), version = item!.Version },
        ("PUT", "/api/v1/items/{id}/withdrawn") => new { withdrawn = true, version = item!.Version },
        ("POST", "/api/v1/meetings") => new { title = "walk", mechanism = "summit", date = "2025-06" },
        ("POST", "/api/v1/meetings/{id}/texts") => new { part = "Agenda", language = "English", body = "walk", seen = 0 },
        ("POST", "/api/v1/commitments") => new { title = "walk", area = "trade", promisers = new[] { "jpn" }, madeOn = "2025-06-01" },
        ("POST", "/api/v1/commitments/{id}/words") => new { status = "Kept", evidence = "walk" },
        ("POST", "/api/v1/commitments/{id}/disputes") => new { promiser = "jpn", reason = "walk" },
        ("POST", "/api/v1/commitments/{id}/readings") => new { day = "2025-06-01", value = 1, source = "walk" },
        ("POST", "/api/v1/warnings") => new { title = "walk", cause = "Accident", sectors = new[] { "C26" }, origins = new[] { "JPN" }, startsOn = "2025-06-01", impact = "walk" },
        ("POST", "/api/v1/warnings/{id}/answers") => new { kind = "Information", text = "walk" },
        ("POST", "/api/v1/watches") => new { title = "walk", product = "walk", sector = "C26", origin = "JPN", source = "walk", series = "month,value\n2025-01,1\n" },
        ("POST", "/api/v1/projects") => new { title = "walk", area = "climate", leadId = "jpn", text = "walk", shares = new[] { new { party = "jpn", amountMusd = 1.0 } } },
        ("POST", "/api/v1/negotiations/{id}/price") => new { reading = "Offered" },
        ("POST", "/api/v1/negotiations/{id}/moves") => new { cells = new[] { new { giver = "chn", partner = "jpn", sector = "C28", rate = 0.0 } } },
        ("POST", "/api/v1/negotiations") => new { title = "walk", parties = new[] { "chn", "jpn" }, entryIntoForce = "2028-01-01" },
        ("POST", "/api/v1/negotiations/{id}/agenda") => new { text = "walk" },
        ("POST", "/api/v1/negotiations/{id}/acceptance") => new { hash = "walk" },
        ("POST", "/api/v1/negotiations/{id}/statements") => new { text = "walk" },
        ("POST", "/api/v1/evidence/scenarios") => new { title = "walk", scenario = Data.Embedded.ScenarioLibrary.Text("cjk-fta") },
        ("POST", "/api/v1/evidence/{id}/runs") => new { },
        _ => null,
    };
}
