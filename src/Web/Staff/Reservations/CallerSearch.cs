using OrleansBooking.Web.Staff.Names;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Web.Staff.Reservations;

/// <summary>What the words of a caller, or of somebody at the counter, find: reservations from today on, then those that are over, the latest first.</summary>
/// <param name="Next">Where the next ones begin; null: these are all.</param>
public sealed record CallerSearch(IReadOnlyList<ListedReservation> Items, string? Next)
{
    private const int AtATime = 20;
    private const string Coming = "coming";
    private const string Over = "over";

    /// <param name="next">Of the page before.</param>
    public static async Task<ApiReply<CallerSearch>> Read(StaffApi api, string query, DateOnly today, string? next)
    {
        ArgumentNullException.ThrowIfNull(api);
        var items = new List<ListedReservation>();
        var past = $"to={today.AddDays(-1):yyyy-MM-dd}&descending=true";
        var (part, cursor) = next?.Split(':', 2) is [var which, var place] ? (which, place) : (Coming, "");
        if (part == Coming)
        {
            var coming = await Page($"from={today:yyyy-MM-dd}", AtATime, cursor);
            if (coming.Value is not { } near) return Of(coming, null);
            items.AddRange(near.Items);
            if (near.Next is { } more) return Of(coming, new CallerSearch(items, $"{Coming}:{more}"));
            if (items.Count == AtATime)
            {
                // Nobody is led on to an empty page.
                var any = await Page(past, 1, "");
                return Of(any, any.Value is { } rest ? new CallerSearch(items, rest.Items.Count > 0 ? Over + ":" : null) : null);
            }

            cursor = "";
        }

        var over = await Page(past, AtATime - items.Count, cursor);
        if (over.Value is not { } gone) return Of(over, null);
        return Of(over, new CallerSearch([.. items, .. gone.Items], gone.Next is { } further ? $"{Over}:{further}" : null));

        Task<ApiReply<ListedPage>> Page(string days, int limit, string after) => api.Ask<ListedPage>(
            $"reservations?query={Uri.EscapeDataString(query)}&{days}&limit={limit}{(after.Length == 0 ? "" : "&cursor=" + Uri.EscapeDataString(after))}");
    }

    private static ApiReply<CallerSearch> Of(ApiReply<ListedPage> page, CallerSearch? found) => new(page.Status, found, page.Problem, null);

    /// <summary>Shows nothing: records print their members, and logs must never hold these (P1).</summary>
    public override string ToString() => nameof(CallerSearch);
}
