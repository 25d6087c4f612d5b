using OrleansBooking.Contracts.City;

namespace OrleansBooking.Web.Tests.Staff.Week;

/// <summary>Bookings that city staff make and take back themselves.</summary>
internal sealed class ReservationDesk(Clerk clerk, City city)
{
    /// <returns>The reservation's number.</returns>
    public async Task<string> Books(DateOnly date, string time)
    {
        var (applicant, name, kana) = city.NextPerson();
        await clerk.GoTo("予約");
        await clerk.Follow("代わりに予約する");
        await clerk.Sees("代わりに予約する");
        await clerk.Select("venueId", City.VenueName);
        await clerk.Type("date", City.Typed(date));
        await clerk.Enter();
        await clerk.Reads($"{JapaneseDates.Day(date)} の時刻を選ぶ");
        await clerk.Choose("time", time);
        await clerk.Press("この時刻にする");
        await clerk.Type("reservationId", applicant.ReservationId);
        await clerk.Type("birthday", applicant.Birthday);
        await clerk.Type("name", name);
        await clerk.Type("kana", kana);
        await clerk.Type("phone", "090-1234-5678");
        await clerk.Press("この内容で予約する");
        await clerk.Reads("予約しました");
        return (await clerk.Text("h1")).Replace(" ", "", StringComparison.Ordinal);
    }

    /// <summary>Takes back the reservation that is open.</summary>
    public async Task Cancels(string reason)
    {
        await clerk.Unfold("予約を取り消す");
        await clerk.Type("reason", reason);
        await clerk.Press("この予約を取り消す");
        await clerk.Reads("予約を取り消しました");
    }
}
