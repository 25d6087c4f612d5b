namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>The counter at the venue on one day; the scanner types like a keyboard.</summary>
internal sealed class ReceptionCounter(Clerk clerk)
{
    public async Task Opens()
    {
        await clerk.GoTo("受付");
        await clerk.Sees("受付");
        await clerk.Select("venue", City.VenueName, above: true);
        await clerk.Press("表示する");
        await clerk.Focuses("#query");
    }

    public async Task Scans(string number)
    {
        await clerk.Type("query", number);
        await clerk.Enter();
        await clerk.Reads(Number.InFours(number), ".person");
    }

    public async Task Marks(string number, string mark)
    {
        await Scans(number);
        await clerk.Press(mark);
        await clerk.Reads($"{Number.InFours(number)} を「{mark}」にしました");
        await clerk.Focuses("#query");
    }

    public async Task TurnsAway(string number, string reason, string words)
    {
        await Scans(number);
        await clerk.Unfold("渡せなかった");
        await clerk.Press("「渡せなかった」と記録する");
        await clerk.Reads("渡せなかった理由を選んでください", "#errors");
        await clerk.Choose("reason", reason);
        await clerk.Type("words", words);
        await clerk.Press("「渡せなかった」と記録する");
        await clerk.Reads($"{Number.InFours(number)} を「渡せなかった」にしました");
    }

    public async Task CountsOneWithoutAppointment()
    {
        await clerk.Press("1人数える");
        await clerk.Reads("予約なしで来た人　1人");
    }
}
