using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrleansBooking.Bench.Peer;

/// <summary>Availability of the peer: asked anew each time, or kept for 200 ms with one query in flight; and a page of it.</summary>
public sealed class PeerMonths(PeerDatabase database)
{
    private static readonly TimeSpan Age = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<(string, string, DateOnly), (DateTimeOffset At, Lazy<Task<byte[]>> Body)> _kept = new();

    public async Task Fresh(HttpContext http) => await PeerServer.Answer(http, await Render(Wanted(http)), "application/json");

    public async Task Cached(HttpContext http)
    {
        var wanted = Wanted(http);
        var now = TimeProvider.System.GetUtcNow();
        var kept = _kept.TryGetValue(wanted, out var known) && now - known.At < Age
            ? known
            : _kept.AddOrUpdate(wanted, _ => New(), (_, old) => now - old.At < Age ? old : New());
        await PeerServer.Answer(http, await kept.Body.Value, "application/json");

        (DateTimeOffset, Lazy<Task<byte[]>>) New() => (now, new(() => Render(wanted)));
    }

    /// <summary>The month as a plain table: each day's state, the times of the first day.</summary>
    public async Task Page(HttpContext http)
    {
        var query = http.Request.Query;
        var month = await database.Month(query["venue"]!, query["procedure"]!, DateOnly.ParseExact(query["month"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow());
        var page = new StringBuilder("<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>日時をえらぶ</title></head><body><h1>日時をえらぶ</h1><table>");
        foreach (var day in month.Days)
        {
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\"><a href=\"?venue={month.VenueId}&amp;procedure={month.Procedure}&amp;date={day.Date}\">{day.Date}</a></th><td>{day.State}</td></tr>");
        }

        page.Append("</table><form method=\"post\"><ul>");
        foreach (var slot in month.Days[0].Slots)
            page.Append(CultureInfo.InvariantCulture, $"<li><label><input type=\"radio\" name=\"time\" value=\"{slot.Time}\">{slot.Time} あと{slot.Free}名</label></li>");
        await PeerServer.Answer(http, Encoding.UTF8.GetBytes(page.Append("</ul><button>つぎへ</button></form></body></html>").ToString()), "text/html; charset=utf-8");
    }

    private async Task<byte[]> Render((string Venue, string Procedure, DateOnly Month) wanted) => JsonSerializer.SerializeToUtf8Bytes(
        await database.Month(wanted.Venue, wanted.Procedure, wanted.Month, TimeProvider.System.GetUtcNow()), PeerJson.Default.Month);

    private static (string, string, DateOnly) Wanted(HttpContext http) => (
        (string)http.Request.RouteValues["venue"]!, http.Request.Query["procedure"]!,
        DateOnly.ParseExact(http.Request.Query["month"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture));
}
