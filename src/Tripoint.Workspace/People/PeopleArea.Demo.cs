using Tripoint.Workspace.Log;

namespace Tripoint.Workspace.People;

internal sealed partial class PeopleArea
{
    private static readonly string[] s_economies = ["CHN", "JPN", "KOR"];

    private static readonly (string Party, string Who, string Name, PersonRole Role)[] s_invented =
    [
        ("chn", "chn-head", "Luo Anqing", PersonRole.Head),
        ("chn", "chn-negotiator", "Pei Wenshu", PersonRole.Negotiator),
        ("chn", "chn-analyst", "Tao Yilan", PersonRole.Analyst),
        ("jpn", "jpn-head", "Kurose Fumiya", PersonRole.Head),
        ("jpn", "jpn-negotiator", "Minazuki Aoi", PersonRole.Negotiator),
        ("jpn", "jpn-analyst", "Tsukihara Rei", PersonRole.Analyst),
        ("kor", "kor-head", "Pyo Haneul", PersonRole.Head),
        ("kor", "kor-negotiator", "Seon Garam", PersonRole.Negotiator),
        ("kor", "kor-analyst", "Mo Nari", PersonRole.Analyst),
        ("secretariat", "secretariat", "Ines Okoro", PersonRole.Head),
        ("observer", "observer", "Mateo Brandt", PersonRole.Reader),
    ];

    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        await room.Store.WriteAsync(Viewer.Room, write =>
        {
            var position = 0;
            foreach (var economy in s_economies)
            {
                write.Db.Parties.Add(new Party
                {
                    Id = economy.ToLowerInvariant(),
                    Kind = PartyKind.Delegation,
                    EconomyCode = economy,
                    Position = position++,
                    CreatedAt = write.Now,
                });
            }
            write.Db.Parties.Add(new Party { Id = "secretariat", Kind = PartyKind.Secretariat, Name = "Secretariat", Position = position++, CreatedAt = write.Now });
            write.Db.Parties.Add(new Party { Id = "observer", Kind = PartyKind.Observer, Name = "Observer", Position = position, CreatedAt = write.Now });
            write.Log(LogAction.PeopleChanged, new { Demo = true });
            return Task.CompletedTask;
        }, cancellation);
        room.Printed.Add("Invented people, and their passwords:");
        foreach (var (party, who, name, role) in s_invented)
            Print(who, name, await room.AddPersonAsync(who, name, party, role));
        Print("admin", "Rosa Lindqvist", await room.AddPersonAsync("admin", "Rosa Lindqvist", null, PersonRole.Reader, administrator: true));

        void Print(string who, string name, string password) => room.Printed.Add($"  {DemoRoom.Address(who),-28} {password}   {name}");
    }
}
