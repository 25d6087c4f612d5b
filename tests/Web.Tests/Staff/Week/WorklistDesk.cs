namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>The people whose seats were taken away, one after the other.</summary>
internal sealed class WorklistDesk(Clerk clerk)
{
    public async Task FindsThem(IEnumerable<string> numbers)
    {
        await clerk.Sees("連絡する人");
        foreach (var number in numbers) await clerk.Reads(Number.InFours(number));
        await clerk.Shows("worklist");
    }

    public async Task CallsAndNotes(string number, string note)
    {
        await Opens(number);
        await clerk.Shows("person");
        await clerk.Type("note", note);
        await clerk.Press("連絡した");
        await clerk.Reads($"{Number.InFours(number)} に「連絡した」と記録しました");
        await clerk.Reads(note);
    }

    public async Task Moves(string number, string time)
    {
        await Opens(number);
        await clerk.Press("この日時に移す");
        await clerk.Reads("移す日時を選んでください", "#errors");
        await clerk.Choose("to", time);
        await clerk.Press("この日時に移す");
        await clerk.Reads($"{Number.InFours(number)} の日時を移しました");
    }

    public async Task CancelsOnRequest(string number)
    {
        await Opens(number);
        await clerk.Press("希望により取り消す");
        await clerk.Reads($"{Number.InFours(number)} を、本人の希望により取り消しました");
    }

    public Task IsDone() => clerk.Reads("連絡が必要な人はいません");

    private async Task Opens(string number)
    {
        await clerk.Follow(Number.InFours(number));
        await clerk.Sees("連絡して日時を決める");
    }
}
