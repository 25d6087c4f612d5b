using OrleansBooking.Api.Tests.Hosting;

namespace OrleansBooking.Api.Tests.Calls;

/// <summary>The month in figures (T8).</summary>
[Collection(CallCentreCollection.Name)]
public sealed class MonthlyReportTests(CityHost host) : CallCentreScene(host)
{
    [Fact]
    public async Task The_months_report_equals_sql_and_is_a_table_for_excel_too()
    {
        var slot = Host.Slot();
        var path = (await Booked(slot)).Headers.Location!.ToString();
        var other = Host.Slot();
        await Post($"{path}/move", new { venueId = "city-centre", date = other.Date, time = other.Time });
        await Post($"{path}/cancel", null);
        await Called();
        var month = await Host.Database.Scalar<string>("select to_char(now() at time zone 'Asia/Tokyo', 'YYYY-MM')");

        var report = await (await Host.Operator.GetAsync($"/api/v1/reports/monthly?month={month}")).Json();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/reports/monthly?month={month}");
        request.Headers.Accept.ParseAdd("text/csv");
        var csv = await (await Host.Operator.SendAsync(request)).Content.ReadAsStringAsync();
        var empty = await (await Host.Operator.GetAsync("/api/v1/reports/monthly?month=2020-01")).Json();

        foreach (var (field, kind) in new[] { ("bookings", "booked"), ("moves", "moved"), ("cancellations", "cancelled"), ("noShows", "no-show") })
            Assert.Equal(await Events($"kind = '{kind}'"), report.GetProperty(field).GetInt64());
        Assert.True(report.GetProperty("calls").GetInt64() > 0);
        foreach (var channel in new[] { "web", "telephone", "staff" })
            Assert.Equal(await Events($"kind = 'booked' and channel = '{channel}'"), report.GetProperty("byChannel").GetProperty(channel).GetInt64());
        Assert.Equal(report.GetProperty("bookings").GetInt64(), report.GetProperty("byVenue").EnumerateObject().Sum(one => one.Value.GetInt64()));
        Assert.Equal(report.GetProperty("bookings").GetInt64(), report.GetProperty("byProcedure").EnumerateObject().Sum(one => one.Value.GetInt64()));
        Assert.StartsWith("項目,内訳,件数", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        foreach (var id in new[] { "city-centre", "card-pickup" }) Assert.DoesNotContain(id, csv, StringComparison.Ordinal);
        Assert.Contains("マイナンバーカードの受け取り", csv, StringComparison.Ordinal);
        Assert.Equal(await Host.Database.Scalar<long>("select count(*) from booking.complaint"), report.GetProperty("complaints").GetInt64());
        Assert.Equal(0, empty.GetProperty("bookings").GetInt64());
        await (await Host.Operator.GetAsync("/api/v1/reports/monthly?month=december")).Problem(422, "validation");
    }
}
