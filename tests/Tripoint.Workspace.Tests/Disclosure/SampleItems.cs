using Tripoint.Workspace.Disclosure;
using Tripoint.Workspace.Storage;

namespace Tripoint.Workspace.Tests.Disclosure;

/// <summary>Items of every kind of openness, each with a word in title and text that stands nowhere else and is wider than a telephone.</summary>
internal static class SampleItems
{
    private static readonly string s_wide = new('W', 40);

    /// <summary>Writes them and returns each with its word.</summary>
    public static async Task<List<(Item Item, string Word)>> AddAsync(TestRoom room)
    {
        var items = new List<(Item, string)>();
        foreach (var owner in new[] { "chn", "jpn" })
        {
            foreach (var audience in Enum.GetValues<Audience>())
            {
                foreach (var state in new[] { "open", "embargoed", "withdrawn", "over" })
                {
                    foreach (var kind in new[] { ItemKind.Note, ItemKind.Mandate })
                    {
                        if (kind == ItemKind.Mandate && (state != "open" || audience is Audience.Own or Audience.Members)) continue;
                        items.Add(await AddAsync(room, owner, audience, state, kind));
                    }
                }
            }
        }
        return items;
    }

    private static Task<(Item, string)> AddAsync(TestRoom room, string owner, Audience audience, string state, ItemKind kind) =>
        room.Store.WriteAsync(room.As($"{owner}-head"), write =>
        {
            var word = $"{s_wide}{RowId.New()}";
            var item = write.Make(kind, $"{owner} {audience} {state} {word}");
            item.Audience = audience;
            if (audience == Audience.Named)
            {
                item.Named.Add(new NamedParty { ItemId = item.Id, PartyId = "kor" });
                item.Named.Add(new NamedParty { ItemId = item.Id, PartyId = "observer" });
            }
            item.EmbargoedUntil = state switch { "embargoed" => write.Now.AddDays(1), "over" => write.Now.AddDays(-1), _ => null };
            item.WithdrawnAt = state == "withdrawn" ? write.Now : null;
            write.Db.Add(new Note { ItemId = item.Id, Text = $"text {word}" });
            return Task.FromResult((item, word));
        });
}
