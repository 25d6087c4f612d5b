using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Names;

/// <summary>Everybody of a day at a venue, page by page from the API.</summary>
public static class DayList
{
    public static async Task<IReadOnlyList<ListedReservation>> Read(StaffApi api, string venue, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(api);
        var all = new List<ListedReservation>();
        string? cursor = null;
        do
        {
            var page = await api.Get<ListedPage>(
                $"reservations?date={date:yyyy-MM-dd}&venueId={Uri.EscapeDataString(venue)}&limit=200{(cursor is null ? "" : "&cursor=" + cursor)}");
            all.AddRange(page.Items.Where(one => one.Status != "cancelled"));
            cursor = page.Next;
        }
        while (cursor is not null);
        return all;
    }
}
