using OrleansBooking.Contracts.Rights;
using OrleansBooking.Web.Tests.Browser;

namespace OrleansBooking.Web.Tests.Staff.Venues;

/// <summary>Venues of their own, and what stands of them in the database.</summary>
public abstract class ScheduleScene(Site site)
{
    protected Site Site => site;

    protected static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(9).DateTime);

    protected static string NewId() => $"web-{Guid.NewGuid():N}"[..16];

    protected static string Day(int ahead) => Today.AddDays(ahead).ToString("yyyy-MM-dd", null);

    /// <summary>A day on which the branch is open.</summary>
    protected static string Weekday(int ahead)
    {
        var date = Today.AddDays(ahead);
        while (date.DayOfWeek == DayOfWeek.Sunday || date is { Month: 12, Day: > 28 } or { Month: 1, Day: < 4 }) date = date.AddDays(7 - (int)date.DayOfWeek + 1);
        return date.ToString("yyyy-MM-dd", null);
    }

    protected async Task<int> Capacity(string venue, string date, string time) =>
        await site.Database.Scalar<int>($"select capacity from booking.slot where venue = '{venue}' and date = '{date}' and time = '{time}'");

    protected static async Task<IReadOnlyList<string>> Cells(Visitor visitor, string selector, int count) =>
        [.. (await visitor.Page.Locator(selector).AllInnerTextsAsync()).Take(count).Select(text => text.Trim())];

    /// <summary>A venue with one hour at ten and at eleven in 25 days.</summary>
    protected async Task<string> Venue(int seats)
    {
        var id = NewId();
        var made = await (await Rest(StaffRoles.Staff)).Send("POST", "venues", $$"""{"id":"{{id}}","name":"会場","address":"本町","procedures":["card-pickup"]}""");
        Assert.True(made.Status == 201, made.Text);
        await (await Rest(StaffRoles.Staff)).Send("POST", $"venues/{id}/sessions", $$"""{"date":"{{Day(25)}}","from":"10:00","to":"12:00","minutes":60,"capacity":{{seats}}}""");
        return id;
    }

    protected async Task<string> Book(string venue, string date)
    {
        var applicant = site.NextApplicant();
        var answer = await (await Rest(StaffRoles.Operator)).Send("POST", "reservations",
            $$"""{"venueId":"{{venue}}","date":"{{date}}","time":"10:00","procedure":"card-pickup","reservationId":"{{applicant.ReservationId}}","birthday":"{{applicant.Birthday}}","phone":"09012345678"}""");
        Assert.True(answer.Status == 201, answer.Text);
        return System.Text.Json.JsonDocument.Parse(answer.Text).RootElement.GetProperty("number").GetString()!;
    }

    /// <summary>As if a change had been sent for another day.</summary>
    protected Task Dates(string change, string date) => site.Database.Execute(
        $$"""update booking.schedule_change set edit = jsonb_set(edit, '{date}', '"{{date}}"') where id = '{{change.Split('/')[^1]}}'""");

    private protected Task<StaffClient> Rest(string role) => StaffClient.SignIn(site, role);
}
