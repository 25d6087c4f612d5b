using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using OrleansBooking.Api.Tests.Hosting;
using OrleansBooking.Silo.Hosting;
using OrleansBooking.Web.Staff.Rest;

namespace OrleansBooking.Api.Tests.City;

/// <summary>What operators of the system see, and who else does not: figures on a port of their own, the dashboard for administrators.</summary>
public sealed partial class FiguresTests(CityHost host) : IClassFixture<CityHost>
{
    private static readonly string[] Labels = ["command", "channel", "outcome", "kind", "fault", "le", "otel_scope_name"];

    [Fact]
    public async Task A_booking_is_counted_and_nobody_is_named()
    {
        var (id, birthday) = host.Applicant();
        var (date, time) = host.Slot();
        var answer = await host.Operator.PostAsJsonAsync("/api/v1/reservations", new
        {
            venueId = "city-centre", date, time, procedure = "card-pickup", reservationId = id, birthday, name = "計量 花子", phone = "090-9876-5432",
        });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var number = (await answer.Json()).GetProperty("number").GetString()!;
        await host.Operator.GetAsync($"/api/v1/reservations/{number}");

        var text = await Scrape();

        var own = text.Split('\n').Where(line => line.StartsWith("booking_", StringComparison.Ordinal)).ToList();
        var book = Assert.Single(own, line => line.StartsWith("booking_commands_total", StringComparison.Ordinal)
            && line.Contains("command=\"book\"", StringComparison.Ordinal) && line.Contains("outcome=\"accepted\"", StringComparison.Ordinal));
        Assert.Contains("channel=\"telephone\"", book, StringComparison.Ordinal);
        foreach (var name in (string[])["booking_ledger_batch", "booking_ledger_commit_seconds", "booking_ledger_queue", "booking_ledger_closed", "booking_slots_active", "booking_calendar_refreshes_total"])
            Assert.Contains(own, line => line.StartsWith(name, StringComparison.Ordinal));
        Assert.Empty(own.SelectMany(line => Label().Matches(line).Select(match => match.Groups[1].Value)).Except(Labels));
        foreach (var personal in (string[])[id, number, "計量", "98765432", "9876-5432", $"{date}", "city-centre|"])
            Assert.DoesNotContain(personal, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_on_their_own_port_and_nothing_else_is()
    {
        using var http = new HttpClient();
        using var pretending = new HttpRequestMessage(HttpMethod.Get, new Uri(host.City.Web, "/metrics"));
        pretending.Headers.Host = $"127.0.0.1:{host.MetricsPort}";

        Assert.Contains("# TYPE", await Scrape(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri(host.City.Web, "/metrics"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.SendAsync(pretending)).StatusCode);
        foreach (var path in (string[])["/", "/health/live", "/api/v1/venues", "/dashboard/"])
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync($"http://127.0.0.1:{host.MetricsPort}{path}")).StatusCode);
    }

    [Theory]
    [InlineData("citizen", true)]
    [InlineData("staff", false)]
    [InlineData("silo", false)]
    public void A_node_of_the_citizens_zone_alone_refuses_to_show_figures(string roles, bool refused)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Booking:Roles"] = roles, ["Metrics:Port"] = "9464" })
            .Build();

        var fault = Record.Exception(() => MetricsPort.From(configuration, BookingRoles.From(configuration)));

        Assert.Equal(refused, fault is InvalidOperationException);
    }

    [Theory]
    [InlineData("/dashboard/")]
    [InlineData("/dashboard/ClusterStats")]
    [InlineData("/dashboard/DashboardCounters")]
    public async Task The_dashboard_is_for_administrators(string path)
    {
        using var nobody = new HttpClient { BaseAddress = host.City.Web };

        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Operator.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Administrator.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task The_dashboard_opens_in_the_browser_in_which_an_administrator_is_signed_in()
    {
        var token = host.Administrator.DefaultRequestHeaders.Authorization!.Parameter;
        using var browser = new HttpClient { BaseAddress = host.City.Web };
        browser.DefaultRequestHeaders.Add("Cookie", $"{StaffSession.CookieName}={token}");

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/dashboard/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/audit")).StatusCode);
    }

    private async Task<string> Scrape()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri($"http://127.0.0.1:{host.MetricsPort}/metrics"));
    }

    [GeneratedRegex("[{,]([a-zA-Z_]+)=\"")]
    private static partial Regex Label();
}
