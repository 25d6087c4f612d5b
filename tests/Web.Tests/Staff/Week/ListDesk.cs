using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>The list that the city gets by its deadline, and what changed later (M2).</summary>
internal sealed class ListDesk(Clerk clerk, City city)
{
    public async Task SetsTheDeadlineSoThatTheSessionIsDue()
    {
        await Opens();
        await clerk.Unfold($"変える：{City.VenueName}");
        await clerk.Type($"days-{City.VenueId}", $"{city.Session.DayNumber - city.Today.DayNumber + 1}");
        await clerk.Press("この締め切りにする");
        await clerk.Reads($"{city.Session.DayNumber - city.Today.DayNumber + 1}日前の 17:00");
    }

    public async Task LooksAtTheList(int people)
    {
        await Opens();
        await clerk.Follow($"見る：{JapaneseDates.Day(city.Session)} {City.VenueName}");
        await clerk.Reads($"に固定しました。{people}人");
    }

    /// <returns>The frozen list as a file, from its page.</returns>
    public async Task<byte[]> TakesTheList()
    {
        await clerk.Type("reason", "カードの準備");
        return await clerk.Fetch("一覧CSV");
    }

    public async Task SeesTheChanges(params (string Kind, string Number)[] changes)
    {
        await clerk.Reads($"あとからの変更　{changes.Length}件");
        foreach (var (kind, number) in changes) await clerk.Reads(Number.InFours(number), $"section:has(#changes) tr:has-text('{kind}')");
        await clerk.Shows("deadline-list");
    }

    private async Task Opens()
    {
        await clerk.GoTo("一覧");
        await clerk.Follow("締切一覧");
        await clerk.Sees("締切一覧");
    }
}
