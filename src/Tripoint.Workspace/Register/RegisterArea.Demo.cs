using System.Globalization;
using Tripoint.Codes;
using Tripoint.Dialogue;

namespace Tripoint.Workspace.Register;

internal sealed partial class RegisterArea
{
    /// <summary>A year of meetings around today; names, places and outcomes are invented.</summary>
    public override async Task DemoAsync(DemoRoom room, CancellationToken cancellation)
    {
        var secretariat = room.As("secretariat");
        var today = DateOnly.FromDateTime(room.Store.Now.UtcDateTime);
        var group = await Meetings.AddMechanismAsync(room.Store, secretariat, "Working group on customs and standards (invented)", MechanismLevel.Officials, 4, cancellation);
        (string Title, int Days, string Place, string Outcome)[] meetings =
        [
            ("Working group, 1st meeting", -340, "Busan, KOR", "A list of 40 documents that customs ask for twice."),
            ("Working group, 2nd meeting", -215, "Niigata, JPN", "A common data sheet for electronic certificates of origin, to be tried for a year."),
            ("Working group, 3rd meeting", -95, "Qingdao, CHN", "Trial begun at three ports; a first count of saved hours is due at the next meeting."),
        ];
        foreach (var (title, days, place, outcome) in meetings)
        {
            await Meetings.AddAsync(room.Store, secretariat, new MeetingForm
            {
                Title = title,
                Mechanism = group,
                Ordinal = Array.FindIndex(meetings, m => m.Title == title) + 1,
                Date = today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Place = place,
                Participants = "Customs and standards officials of the three delegations; the secretariat",
                Outcome = outcome,
                Source = "invented",
            }, cancellation);
        }
        var next = await Meetings.AddAsync(room.Store, secretariat, new MeetingForm
        {
            Title = "Working group, 4th meeting",
            Mechanism = group,
            Ordinal = 4,
            Date = today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            LastDay = today.AddDays(31),
            Place = "Jeju, KOR",
            Participants = "Customs and standards officials of the three delegations; the secretariat",
        }, cancellation);
        const string First = "1. Result of the trial at three ports\n2. Certificates for environmental goods";
        await Meetings.WriteTextAsync(room.Store, secretariat, next, TextPart.Agenda, Language.English, First, 0, cancellation);
        await Meetings.WriteTextAsync(room.Store, room.As("kor-negotiator"), next, TextPart.Agenda, Language.Korean, "1. 세 항구의 시범 운영 결과\n2. 환경상품 증명서", 1, cancellation);
        await Meetings.WriteTextAsync(room.Store, room.As("jpn-negotiator"), next, TextPart.Agenda, Language.Japanese, "1. 三港での試行の結果\n2. 環境物品の証明書", 1, cancellation);
        await Meetings.WriteTextAsync(room.Store, secretariat, next, TextPart.Agenda, Language.English, First + "\n3. Next year's work plan", 1, cancellation);
        await Meetings.WriteTextAsync(room.Store, room.As("chn-negotiator"), next, TextPart.Agenda, Language.Chinese, "1. 三个港口试点的结果\n2. 环境产品证书\n3. 明年工作计划", 2, cancellation);
        await Meetings.AddAsync(room.Store, secretariat, new MeetingForm
        {
            Title = "Summit: month proposed, day open (invented)",
            Mechanism = "summit",
            Date = today.AddMonths(5).ToString("yyyy-MM", CultureInfo.InvariantCulture),
            Source = "invented",
        }, cancellation);
    }
}
